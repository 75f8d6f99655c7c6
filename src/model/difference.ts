import type { Outcome, VerdictKind } from "./approach.ts";
import type { Moved, PointsChange } from "./check.ts";

/** An answer that two sets of answers give differently: its value in each, null where it is not answered. */
export type AnswerChange = { question: string; a: string | number | null; b: string | number | null };

/** A smallest set of the differences that, taken over from b into a, gives a another outcome. */
export type DiffFlip = { questions: string[]; outcome: Outcome };

/** One side of a comparison. */
export type Side = {
  file: string;
  title: string | null;
  outcome: Outcome;
  kind: VerdictKind;
  leader: string | null;
  margin: number | null;
  /** The outcome that the file records, null where it records none. */
  recorded: Outcome | null;
};

/** What `advise diff` says of two answers files. */
export type Difference = {
  schema: "advise/diff/1";
  engine: string;
  rulebook: { id: string; version: string; digest: string };
  a: Side;
  b: Side;
  answers: AnswerChange[];
  decisive: DiffFlip[];
  /** Sets of up to this many differences were all tried; null where no set was too large to be. */
  triedUpTo: number | null;
  points: PointsChange[];
  /** What moved between the recorded decisions, and the points that differ in them; null unless both record one. */
  records: { moved: Moved[]; points: PointsChange[] } | null;
};
