import type { Answer } from "../model/answers.ts";
import type { Decision } from "../model/decision.ts";
import { grouped } from "../text/numbers.ts";
import { quote } from "../text/quote.ts";

/** "60 to 86": the ends of a 95 % interval in whole percent. */
export function intervalText({ low, high }: { low: number; high: number }): string {
  return `${Math.round(low * 100)} to ${Math.round(high * 100)}`;
}

/**
 * How sure a measured answer is: "60 to 86% of 40, measured by eval". What was only counted has no interval, and an answer
 * that says something else since is not passed off as measured. Null where nothing was measured.
 */
export function measuredText({ value, measured }: Pick<Answer, "value" | "measured">): string | null {
  if (measured === undefined) return null;
  const { by, low, high, of } = measured;
  const how =
    low === undefined || high === undefined
      ? `counted by ${by}`
      : `${intervalText({ low, high })}% of ${grouped(of)}, measured by ${by}`;
  return value === measured.value ? how : `changed by hand; ${measured.value} was measured: ${how}`;
}

/** The measured answers of a decision, each with how sure it is. */
export function measuredAnswers({ answers }: Decision): { id: string; text: string }[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const text = measuredText(answer);
    return text === null ? [] : [{ id, text: `${id} ${answer.value}: ${text}` }];
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

/** What check says of a file of evidence that is not there. */
export function evidenceMissing(question: string, file: string): string {
  return `the evidence of ${question} is not here: ${quote(file)}`;
}
