import { visibleAnswers } from "../../engine/decision/answers.ts";
import type { Decision } from "../../model/decision.ts";
import { unsure } from "../../model/question.ts";
import { exitCodes, type ExitCode } from "../command-line/exit-codes.ts";

/** What --fail-on can name, and when a decision is that. */
const conditions = {
  "close-call": ({ verdict }) => verdict.kind === "close-call",
  "neither-yet": ({ verdict }) => verdict.kind === "neither-yet",
  conflict: ({ conflicts }) => conflicts.length > 0,
  unsure: (decision) => Object.values(visibleAnswers(decision)).some(({ value }) => value === unsure),
} satisfies Record<string, (decision: Decision) => boolean>;

export type FailOn = keyof typeof conditions;
export const failOnNames = Object.keys(conditions) as FailOn[];

export function exitCodeFor(decision: Decision, failOn: readonly FailOn[]): ExitCode {
  return failOn.some((name) => conditions[name](decision)) ? exitCodes.failed : exitCodes.done;
}
