import { bandOf, unsure } from "../../model/question.ts";
import type { Question } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { listOf } from "../../text/list.ts";
import { grouped } from "../../text/numbers.ts";
import { quote } from "../../text/quote.ts";
import { type NumberReading, readNumber } from "../../text/read-number.ts";
import { numberExamples, unitsFor } from "../../text/units.ts";

/** What one answer says: the number or the choice's id, and the choice it falls in. `unsure` has no choice. */
export type AnswerValue = { value: string | number; choice: string | null };

/** An answer as it was read. `readAs` says what a number was taken for, where a person wrote it in a way of their own. */
export type AnswerReading = AnswerValue & { readAs?: string };

/** What is wrong with one answer, and what would be right: in `brief` without the choices, for where they are in sight. */
export type AnswerProblem = { code: "unknown-choice" | "bad-number"; message: string; hint: string; brief: string };

/** Reads a number, which is in units of the question where nothing else is said, and finds the band that it falls in. */
export function parseBand(question: Question, raw: unknown, money?: MoneyRate): AnswerReading | AnswerProblem {
  const { unit } = question;
  const reading = typeof raw === "string" ? readNumber(raw, { unit, money }) : plainNumber(raw);
  if (!reading || !("number" in reading)) return notRead(question, raw, reading);
  const { number, plain } = reading;
  // The last band has no end.
  const answer = { value: number, choice: bandOf(question, number)!.id };
  return plain ? answer : { ...answer, readAs: `${grouped(number)} ${unit ?? ""}`.trim() };
}

function plainNumber(raw: unknown): NumberReading {
  return typeof raw === "number" && raw >= 0 && raw < Infinity ? { number: raw, plain: true } : null;
}

/** The choices with what they say, `required (Yes, always)`: brackets in that are commas. */
export function withLabels({ choices }: Question): string {
  return choices.map(({ id, label }) => `${id} (${label.replaceAll(" (", ", ").replaceAll(")", "")})`).join(", ");
}

type NotRead = Exclude<NumberReading, { number: number }>;

function notRead(question: Question, raw: unknown, why: NotRead): AnswerProblem {
  const { unit = "anything" } = question;
  const brief = `write it like ${listOf(numberExamples(question.unit ?? ""), "or")}`;
  const hint = `${brief}, or name a band: ${withLabels(question)}; or ${unsure}`;
  const { message, instead } = wordsFor(quote(raw), unit, why);
  return { code: "bad-number", message, hint: instead ?? hint, brief: instead ?? brief };
}

/** What was written has more than one meaning, another unit, or none. */
function wordsFor(raw: string, unit: string, why: NotRead): { message: string; instead?: string } {
  if (why === null) return { message: `${raw} is not a number of ${unit} from 0 up` };
  if ("readings" in why) {
    const readings = listOf(why.readings, "or");
    return { message: `${raw} reads two ways: ${readings}`, instead: `write ${readings}; a comma groups by three` };
  }
  if ("currencies" in why) {
    const codes = listOf(why.currencies, "or");
    return { message: `${raw} reads two ways: in ${codes}`, instead: `write ${codes} for the sign` };
  }
  if ("word" in why)
    return { message: `${raw} is not a number of ${unit} from 0 up: ${quote(why.word)} is not known as a unit of it` };
  if (!unitsFor(unit).isMoney) return { message: `${raw} is money, and ${unit} are asked for` };
  const message = `${raw} is in ${why.currency}, and what is asked for is ${unit}`;
  return { message, instead: `write it in ${unit}; ${why.currency} is not converted without a rate` };
}
