import type { Approach, Outcome } from "./approach.ts";
import type { Monotone } from "./rulebook.ts";

/** On how many complete answer sheets something fires. */
export type Firing = { id: string; sheets: bigint };

/** A declared monotonicity, and a sheet on which one step of its order breaks it, if there is one. */
export type MonotoneProof = Monotone & { broken: Counterexample | null };

/** A sheet, and the outcomes before and after one of its answers changes from one choice to another. */
export type Counterexample = {
  answers: Record<string, string>;
  from: string;
  to: string;
  before: Outcome;
  after: Outcome;
};

/** What holds over every complete answer sheet of a rulebook. Counts are exact. */
export type Census = {
  rulebook: { id: string; version: string };
  /** How many complete sheets there are. */
  sheets: bigint;
  /** How many sheets end in each outcome, and how likely it is when nothing is known. */
  outcomes: { outcome: Outcome; sheets: bigint; share: number }[];
  /** Sheets whose leader shares its score with another it was chosen from. */
  ties: bigint;
  rules: Firing[];
  constraints: Firing[];
  gates: Firing[];
  /** Whether each form is that of its outcome on some sheet. */
  forms: { outcome: Outcome; id: string; occurs: boolean }[];
  /** Questions of which no change alone ever changes the outcome. */
  idleQuestions: string[];
  /** Approaches that come out on some sheet although nothing has to be shown for them. */
  unearned: Approach[];
  monotone: MonotoneProof[];
};
