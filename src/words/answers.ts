import type { Decision } from "../model/decision.ts";
import { byId, type Names } from "./names.ts";
import { capital } from "../text/capital.ts";

/** The answers behind something: "volatility daily, knowledge core". */
export function answersText(answers: Readonly<Record<string, string>>, names: Names = byId): string {
  return firstAnswers(Object.entries(answers), names, Infinity);
}

/** The first of some answers, and how many there are besides: "volatility daily, knowledge core and 2 more". */
export function firstAnswers(
  answers: Iterable<readonly [question: string, choice: string]>,
  names: Names,
  most: number,
): string {
  const all = [...answers].map(([question, choice]) => `${names.question(question)} ${names.choice(question, choice)}`);
  return `${all.slice(0, most).join(", ")}${all.length > most ? ` and ${all.length - most} more` : ""}`;
}

/** How many of the answers count: those to a question that is asked, and not unsure. */
export function countedAnswers({ answers, ignored, unanswered }: Decision): number {
  return Object.keys(answers).filter((id) => !ignored.includes(id) && !unanswered.includes(id)).length;
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
