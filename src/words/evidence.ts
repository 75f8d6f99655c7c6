import type { Answer } from "../model/answers.ts";
import type { Decision } from "../model/decision.ts";
import type { MeasuredAnswer } from "../model/measure.ts";
import { listOf } from "../text/list.ts";
import { grouped } from "../text/numbers.ts";
import { quote } from "../text/quote.ts";
import type { Names } from "./names.ts";

/** "60 to 86": the ends of a 95 % interval in whole percent. */
export function intervalText({ low, high }: { low: number; high: number }): string {
  return `${Math.round(low * 100)} to ${Math.round(high * 100)}`;
}

/**
 * How sure a measured answer is: "60 to 86% of 40, measured by eval". What was only counted has no interval, and an answer
 * that says something else since is not passed off as measured. Null where nothing was measured.
 */
export function measuredText(
  { value, measured }: Pick<Answer, "value" | "measured">,
  called: (value: string | number) => string = String,
): string | null {
  if (measured === undefined) return null;
  const { by, low, high, of } = measured;
  const how =
    low === undefined || high === undefined
      ? `counted by ${by}`
      : `${intervalText({ low, high })}% of ${grouped(of)}, measured by ${by}`;
  return value === measured.value ? how : `changed by hand; ${called(measured.value)} was measured: ${how}`;
}

/** The measured answers of a decision, each with how sure it is. */
export function measuredAnswers({ answers }: Decision, names: Names): { id: string; text: string }[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const called = (value: string | number): string =>
      typeof value === "number" ? grouped(value) : names.choice(id, value);
    const text = measuredText(answer, called);
    return text === null ? [] : [{ id, text: `${names.question(id)} ${called(answer.value)}: ${text}` }];
  });
}

/** What check says of an answer that was changed by hand after it was measured. */
export function differsFromMeasured(question: string, value: string | number, measured: string | number): string {
  return `${question} says ${value}, and ${measured} was measured`;
}

/** What check says of a file of evidence whose hash is another one. */
export function evidenceMoved(question: string, file: string): string {
  return `the evidence of ${question} has changed: ${quote(file)} is not what was measured; measure again`;
}

/** The same where it was measured again, and came out as before. */
export function evidenceMovedStill(question: string, file: string, value: string | number): string {
  return `the evidence of ${question} has changed: ${quote(file)} is not what was measured; measured again it is still ${value}`;
}

/** What check says of an answer that comes out another way when it is measured again; null where it is no more said. */
export function measuredAnother(
  question: string,
  before: string | number,
  now: Pick<MeasuredAnswer, "value" | "choices" | "low" | "high" | "of"> | null,
): string {
  const was = `${before} was measured`;
  if (now === null) return `measured again, nothing is said of ${question}, and ${was}`;
  const { value, choices, low, high, of } = now;
  const share = low === null || high === null ? "" : ` (${intervalText({ low, high })}% of ${grouped(of)})`;
  return value === null
    ? `measured again, ${question} stays open between ${listOf(choices, "and")}${share}, and ${was}`
    : `measured again, ${question} is ${value}${share}, and ${was}`;
}

/** What check says where evidence cannot be measured any more. It quotes nothing of the file. */
export function notMeasurable(
  question: string,
  place: { file: string; line: number | null; column: number | null } | null,
): string {
  if (place === null) return `${question} cannot be measured again: no command of advise writes such a block`;
  const { file, line, column } = place;
  const where = line === null ? "" : `, line ${line}${column === null ? "" : `, column ${column}`}`;
  return `${question} cannot be measured again: ${quote(file)} cannot be read as what it was${where}`;
}

/** What check says of a file of evidence that is not there. */
export function evidenceMissing(question: string, file: string): string {
  return `the evidence of ${question} is not here: ${quote(file)}`;
}
