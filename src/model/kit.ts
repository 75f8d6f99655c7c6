import type { EvalCondition } from "./measure.ts";

/** A question of a kit: its texts, which reach promptfoo only through functions that read them by the id. */
export type KitQuestion = {
  id: string;
  question: string;
  /** The expected answer; null where none is known. */
  answer: string | null;
  /** Whether it is short enough to be looked for in the output; else it is for a judge. */
  isShort: boolean;
  /** The passages of its sources; null where none is known. */
  given: string | null;
  /** The passages that search finds; null without documents. */
  found: string | null;
  /** Whether a passage of its sources is among those found; null where that cannot be known. */
  passage: boolean | null;
};

/** What a kit's check says where nobody judged; it is read back as that. */
export const notJudgedReason = "not judged: judge.cjs is not written";

/** An evaluation to run, before it is written down as files. */
export type Kit = {
  questions: KitQuestion[];
  conditions: EvalCondition[];
  /** How many texts had marks of a template or a reference, which were broken by a space. */
  broken: number;
  /** Expected answers that are too long to look for, or not known: these need a judge. */
  unjudged: number;
  /** Questions without a passage to give. */
  withoutSource: number;
};
