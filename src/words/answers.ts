import type { Decision } from "../model/decision.ts";
import { byId, type Names } from "./names.ts";
import { capital } from "../text/capital.ts";

/** The answers behind something: "volatility daily, knowledge core". */
export function answersText(answers: Readonly<Record<string, string>>, names: Names = byId): string {
  return Object.entries(answers)
    .map(([question, choice]) => `${names.question(question)} ${names.choice(question, choice)}`)
    .join(", ");
}

/** What is said of an answer that does not count. */
export const leftOut = "not asked on these answers, and so left out";

/** Which answers do not count; null where all do. */
export function leftOutSentence({ ignored }: Decision, names: Names = byId): string | null {
  return ignored.length === 0 ? null : `${capital(leftOut)}: ${ignored.map(names.question).join(", ")}.`;
}

/** Which questions are open, counted where a reader has no other count; null where none is. */
export function unansweredSentence(
  { unanswered }: Decision,
  count: "counted" | "plain",
  names: Names = byId,
): string | null {
  if (unanswered.length === 0) return null;
  const number = count === "counted" ? ` (${unanswered.length})` : "";
  return `Not answered or unsure${number}: ${unanswered.map(names.question).join(", ")}.`;
}
