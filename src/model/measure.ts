/** The ways in which the same questions are answered, so that what differs between two of them is the cause. */
export const evalConditions = ["bare", "given", "found", "tuned"] as const;
/**
 * `bare`: a good prompt and no passage; `given`: the right passage put into the prompt by hand; `found`: the passages that
 * search finds; `tuned`: a trained model and no passage.
 */
export type EvalCondition = (typeof evalConditions)[number];
/** Those that can be the best so far, of which the first that is there is it. `given` is a diagnosis, and never it. */
export const bestConditions = ["tuned", "found", "bare"] as const;
export type BestCondition = (typeof bestConditions)[number];

/** Why a question fails. The first six are causes; `open`: these conditions cannot tell; `not judged`: nobody looked. */
export const failureClasses = ["cost", "manner", "skill", "facts", "finding", "using", "open", "not judged"] as const;
export type FailureClass = (typeof failureClasses)[number];
export type Cause = Exclude<FailureClass, "open" | "not judged">;

/** What one check of an answer looks at. `other` is a check of quality whose name does not say more. */
export type CheckKind = "shape" | "manner" | "facts" | "grounding" | "retrieval" | "cost" | "guard" | "other";

/** One answer to one question, as an evaluation recorded it. */
export type EvaluationRow = {
  question: string;
  /** What a condition can be known by, the most telling first: the prompt's id and label, the provider, both. */
  labels: readonly string[];
  /** The provider, or whatever else could tell two rows of one condition apart; null where there is nothing. */
  provider: string | null;
  /** Null where it was not judged. */
  right: boolean | null;
  /** The kinds of the checks that failed. */
  failed: readonly CheckKind[];
  /** Whether the checks of shape passed; null where there was none. */
  shape: boolean | null;
  /** Whether the right passage was among those found; null where that is not known. */
  passage: boolean | null;
  /** Whether a model judged it. */
  judgedByModel: boolean;
};

/** A file that was measured, and what it held: sha256 in hex. */
export type EvidenceFile = { file: string; sha256: string };

/** A share with its 95 % interval, from 0 to 1. */
export type Share = { right: number; of: number; low: number; high: number };

/** The same questions under two conditions. `p` is the exact two-sided probability of McNemar's test. */
export type Pair = {
  from: EvalCondition;
  to: EvalCondition;
  fixed: number;
  broken: number;
  both: number;
  neither: number;
  p: number;
};

/**
 * What was measured of a question: the choice that the whole interval allows, or null and the choices that it allows.
 * `more` is how many more questions would settle it at this rate; null where none is needed, or at most 1,000 are not enough.
 */
export type MeasuredAnswer = {
  value: string | number | null;
  choices: string[];
  /** How many of them the share counts; null where there is no share. */
  right: number | null;
  low: number | null;
  high: number | null;
  of: number;
  more: number | null;
};

/** Whether the sources exist, and whether they hold the answers. */
export type SourceCoverage = { sources: { right: number; of: number }; answers: { right: number; of: number } };

/** A question whose sources were not among the first found, and what was instead. */
export type Miss = { question: string; rank: number | null; first: string[] };

/** How many tokens a text has: counted, or between two bounds. */
export type Tokens = { low: number; high: number; exact: boolean };

/** How training examples are. Near duplicates are not looked for: `near` stays null. */
export type ExampleCounts = {
  formats: Record<string, number>;
  valid: number;
  different: number;
  near: number | null;
  invalid: number;
  conflicting: number;
  /** Rows of the test file whose input is also in the training file; null without a test file. */
  shared: number | null;
  tokens: { p50: Tokens; p95: Tokens; max: Tokens; sum: Tokens };
};

/** A row that could not be used, by its place. */
export type BadRow = { file: string; line: number; message: string };

/** What a person answered where something else was measured, or the same. */
export type Contradiction = { question: string; yours: string | number; measured: string | number };

/** What the decision would be with each choice of a question that stays open. */
export type OpenMeaning = { question: string; outcomes: Record<string, string> };

/** Calls, and the tokens of all of them together. */
export type CallSums = { calls: number; input: number; output: number };

/** What was called, over the days from the first to the last of an export, in UTC. */
export type Usage = CallSums & {
  from: string;
  to: string;
  days: number;
  /** Days among them without a call. */
  quiet: number;
  /** Calls by month, YYYY-MM; the first and last may be parts of one. */
  months: Record<string, number>;
  /** Of the months that the days hold in whole: the calls; null where there is none. */
  perMonth: { median: number; low: number; high: number; months: number } | null;
  /** The mean tokens of a call; null without a call. */
  perCall: { input: number; output: number } | null;
  models: Record<string, CallSums>;
};

/** Of the documents present on a day, the share that is another or gone some days later: over many days. */
export type Changed = { median: number; most: number; anchors: number };

/** How a folder's documents changed, by its git history. */
export type History = {
  from: string;
  to: string;
  commits: number;
  /** How many there are at the end, and the share that changed after so many days; null where the history is too short. */
  documents: number;
  changed: Record<string, Changed | null>;
  /** The choice of `volatility` that is proposed; null where nothing can be. */
  proposal: string | null;
};

export type MeasureName = "eval" | "search" | "examples" | "usage" | "history";

/** What `advise measure` found out; each block where it applies, else null. */
export type Measurement = {
  schema: "advise/measure/1";
  by: MeasureName;
  files: EvidenceFile[];
  /** The flags that what was measured depends on, where they are not the usual ones. */
  with: Record<string, string | number>;
  /** The share that is good enough; of eval alone. */
  target: number | null;
  best: BestCondition | null;
  conditions: Partial<Record<EvalCondition, Share & { notJudged: number }>> | null;
  pairs: Pair[] | null;
  failures: Partial<Record<FailureClass, string[]>> | null;
  judgedByModel: number | null;
  answers: Record<string, MeasuredAnswer>;
  found: Record<string, Share> | null;
  coverage: SourceCoverage | null;
  misses: Miss[] | null;
  /** The tokens of the documents together. */
  corpus: Tokens | null;
  /** The mean share of a question's content words that its sources contain. */
  overlap: number | null;
  examples: ExampleCounts | null;
  usage: Usage | null;
  history: History | null;
  /** Cost inputs by key, which are assumptions unless they are set. */
  costs: Record<string, number> | null;
  /** Rows of prompts that are no condition, by label. */
  leftOut: Record<string, number>;
  badRows: { count: number; first: BadRow[] };
  contradictions: Contradiction[];
  meanings: OpenMeaning[];
  notes: string[];
};
