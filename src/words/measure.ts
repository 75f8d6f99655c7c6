import type {
  EvalCondition,
  Contradiction,
  SourceCoverage,
  FailureClass,
  MeasuredAnswer,
  Measurement,
  OpenMeaning,
  Pair,
  Share,
  Tokens,
} from "../model/measure.ts";
import { outcomeNames, type Outcome } from "../model/approach.ts";
import { listOf } from "../text/list.ts";
import { countOf, grouped } from "../text/numbers.ts";
import { shellWords } from "../text/shell-word.ts";
import { intervalText } from "./evidence.ts";
import { monthsText } from "./logs.ts";

export const conditionNames: Record<EvalCondition, string> = {
  bare: "Prompt alone",
  given: "Passage given",
  found: "Passage found",
  tuned: "Tuned model",
};

/** What each class of failure says. */
export const classSentences: Record<FailureClass, string> = {
  cost: "only too slow or too expensive",
  manner: "only the shape or the voice is wrong",
  skill: "wrong with the right passage before it too",
  facts: "right once the passage is given",
  finding: "search did not bring the right passage",
  using: "the right passage was found, and the answer is wrong",
  open: "these conditions cannot tell why",
  "not judged": "no answer, or nobody looked at it",
};

/** "75%" */
export function wholePercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function interval({ low, high }: { low: number | null; high: number | null }): string {
  return low === null || high === null ? "" : intervalText({ low, high });
}

/** "38 of 40, 95% [84 to 99]" */
export function shareText(share: Share): string {
  const rate = share.of === 0 ? "–" : wholePercent(share.right / share.of);
  return `${share.right} of ${share.of}, ${rate} [${interval(share)}]`;
}

/** What two conditions say beside each other. */
export function pairSentence({ from, to, fixed, broken, both, neither, p }: Pair): string {
  const of = fixed + broken + both + neither;
  const chance = p < 0.001 ? "under 0.001" : p.toFixed(3);
  return `Of ${countOf(of, "question")} judged under both, ${to} makes ${fixed} right that ${from} gets wrong, and ${broken} wrong that ${from} gets right; right under both: ${both}, under neither: ${neither} (p ${chance}).`;
}

/** "knowledge is core: 75% [60 to 86] of 40", or between what it stays open. */
export function answerSentence(question: string, answer: MeasuredAnswer): string {
  const { value, choices, right, of } = answer;
  const share =
    right === null ? "" : ` (${right} of ${of}, ${wholePercent(right / Math.max(1, of))} [${interval(answer)}])`;
  if (value !== null) return `${question} is ${typeof value === "number" ? grouped(value) : value}${share}.`;
  return `${question} stays open between ${listOf(choices, "and")}${share}${moreClause(answer)}.`;
}

function moreClause({ more, low }: MeasuredAnswer): string {
  if (low === null) return "";
  return more === null
    ? "; more questions would not settle it at this rate"
    : `; about ${countOf(more, "more question")} would settle it at this rate`;
}

/** Why an answer is what it is: the sentence beside it in an answers file. Counts alone, no text of a question. */
export function becauseOf(question: string, measurement: Measurement): string {
  const answer = measurement.answers[question];
  return answer ? (reasons[question]?.(measurement, answer) ?? rightUnder(measurement, measurement.best)) : "";
}

type Reason = (measurement: Measurement, answer: MeasuredAnswer) => string;

const reasons: Readonly<Record<string, Reason>> = {
  knowledge: ({ pairs }, answer) => {
    const pair = pairs?.find(({ from, to }) => from === "bare" && to === "given");
    const { fixed = 0, broken = 0, both = 0 } = pair ?? {};
    const only = `only the passage makes ${wholePercent(fixed / answer.of)} right (${interval(answer)})`;
    return `With the passage ${areRight(fixed + both, answer.of)}, without it ${broken + both}; ${only}`;
  },
  shortfall: (measurement, answer) =>
    answer.value === "nowhere" ? rightUnder(measurement, measurement.best) : ofFailures(answer),
  reader: (measurement, answer) => (answer.value === "able" ? rightUnder(measurement, "given") : ofFailures(answer)),
  accuracy: (measurement) => rightUnder(measurement, "bare"),
  structure: (_, answer) => `${interval(answer)}% of ${answer.of} answers miss the shape`,
  tests: (_, { of }) => countOf(of, "test question"),
  examples: ({ examples }) => {
    const { different = 0, valid = 0, invalid = 0 } = examples ?? {};
    const among = `${grouped(different)} different among ${countOf(valid, "valid example")}`;
    return `${among}; ${grouped(invalid)} ${invalid === 1 ? "is" : "are"} not valid`;
  },
  synthesis: (_, answer) => `${interval(answer)}% of ${answer.of} questions draw on two or more sources`,
  corpus: ({ corpus }) => (corpus ? corpusSentence(corpus).slice(0, -1) : ""),
  volume: ({ usage }) => (usage?.perMonth ? monthsText(usage.perMonth) : ""),
};

function rightUnder({ conditions }: Measurement, condition: EvalCondition | null): string {
  if (condition === null) return "";
  const share = conditions?.[condition];
  return share ? `${conditionNames[condition]}: ${areRight(share.right, share.of)} (${interval(share)}%)` : "";
}

/** "38 of 40 are right" */
function areRight(right: number, of: number): string {
  return `${right} of ${of} ${right === 1 ? "is" : "are"} right`;
}

function ofFailures(answer: MeasuredAnswer): string {
  return `Of ${answer.of} failures with a known cause, ${interval(answer)}% have this one`;
}

/** "you said none, measured core" */
export function contradictionSentence({ question, yours, measured }: Contradiction, answer?: MeasuredAnswer): string {
  const share = answer === undefined || answer.low === null ? "" : `, ${interval(answer)}%`;
  return `${question}: you said ${yours}, measured ${measured}${share}. Yours stays; --replace takes the measured one.`;
}

/** What a question that stays open means for the decision. */
export function meaningSentence({ question, outcomes }: OpenMeaning): string {
  const named = Object.entries(outcomes).map(
    ([choice, outcome]) => [choice, outcomeNames[outcome as Outcome]] as const,
  );
  const different = new Set(named.map(([, outcome]) => outcome));
  const choices = listOf(
    named.map(([choice]) => choice),
    "or",
  );
  if (different.size === 1) return `${question}, ${choices}: ${[...different].join("")} either way.`;
  return `${question} decides it: ${named.map(([choice, outcome]) => `${choice} gives ${outcome}`).join(", ")}.`;
}

/** Whether the documents hold what is asked of them at all: said before anything else of a search. */
export function coverageSentences({ sources, answers }: SourceCoverage): string[] {
  if (sources.of === 0) return ["No question names its sources, so that nothing can be looked for."];
  const missing = sources.of - sources.right;
  return [
    missing === 0
      ? `Every source that the ${countOf(sources.of, "question")} ${sources.of === 1 ? "names" : "name"} is in the documents.`
      : `Of ${countOf(sources.of, "question")} with sources, ${missing} ${missing === 1 ? "names one that is" : "name some that are"} not in the documents: no search can find it.`,
    ...(answers.of > 0
      ? [
          `Of ${countOf(answers.of, "answer")} that can be compared, ${answers.right} ${answers.right === 1 ? "stands" : "stand"} in their sources, by most of their words.`,
        ]
      : []),
  ];
}

export const searchFloor =
  "A plain search by words (BM25) finds these; it is a floor: embeddings or a hybrid usually find more. Found or not says nothing of whether the answers will be right.";

/** How much the questions use the words of the documents. */
export function overlapSentence(overlap: number): string {
  const said = `On average ${wholePercent(overlap)} of a question's words stand in its sources.`;
  return overlap > 0.6 ? `${said} The questions reuse the words of the documents: real users will find less.` : said;
}

export function corpusSentence(corpus: Tokens): string {
  return `The documents have ${tokensText(corpus)}.`;
}

/** "1,200 tokens", or "960 to 1,920 tokens (an estimate)" */
export function tokensText({ low, high, exact }: Tokens): string {
  return exact ? `${grouped(low)} tokens` : `${grouped(low)} to ${grouped(high)} tokens (an estimate)`;
}

/** Which inputs of the cost comparison were measured, and how it takes them. */
export function costsSentence(costs: Readonly<Record<string, number>>): string {
  const prices = Object.entries(costs).map(([key, value]) => `--price ${key}=${value}`);
  return `For the cost comparison, which else assumes it: ${prices.join(" ")}, or under costs in the answers file.`;
}

/** What is said where the rulebook does not ask what was measured. */
export function notAsked(questions: readonly string[]): string {
  return `The rulebook in use does not ask ${listOf(questions, "or")}, so that is not written into an answers file.`;
}

/** What is said where a file has a decision on other answers than it has now. */
export function renewDecision(file: string, rules?: string): string {
  return `the decision recorded in ${file} rests on the answers before; renew it with \`advise ${shellWords(["check", file, "--update"], rules)}\``;
}
