import { bandOf, isNumberQuestion, unsure } from "../../model/question.ts";
import type { Question } from "../../model/rulebook.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { quote } from "../../text/quote.ts";

/** What one answer says: the value as given, and the choice it falls in. `unsure` has no choice. */
export type AnswerValue = { value: string | number; choice: string | null };

/** What is wrong with one answer, and what would be right. */
export type AnswerProblem = { code: "unknown-choice" | "bad-number"; message: string; hint: string };

const plainNumber = /^(\d{1,3}(?:,\d{3})+|\d+(?:_\d+)*)?(\.\d+)?(?:e\+?(\d{1,3}))?\s*([kmb])?$/i;
const scale: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9 };

/**
 * A number as people write it: 250000, 250k, 1.5M, 200_000, 200,000, 1e6. Null when it is none, is negative,
 * or is too large to be one.
 */
export function parseNumber(text: string): number | null {
  const match = plainNumber.exec(text.trim());
  if (!match) return null;
  const [, whole, fraction, exponent, suffix] = match;
  if (whole === undefined && fraction === undefined) return null;
  const digits = `${(whole ?? "0").replace(/[_,]/g, "")}${fraction ?? ""}e${exponent ?? 0}`;
  // Scaling by a power of ten can leave 1.1k at 1100.0000000000002.
  const number = Number((Number(digits) * (scale[suffix?.toLowerCase() ?? ""] ?? 1)).toPrecision(15));
  return Number.isFinite(number) ? number : null;
}

/** Reads one answer: a choice id, `unsure`, or, for a number question, a number. */
export function parseAnswer(question: Question, raw: unknown): AnswerValue | AnswerProblem {
  if (raw === unsure) return { value: unsure, choice: null };
  if (typeof raw === "string") {
    const choice = question.choices.find(({ id }) => id === raw.trim());
    if (choice) return { value: choice.id, choice: choice.id };
  }
  return isNumberQuestion(question) ? parseBand(question, raw) : unknownChoice(question, raw);
}

function parseBand(question: Question, raw: unknown): AnswerValue | AnswerProblem {
  const number = typeof raw === "number" ? raw : typeof raw === "string" ? parseNumber(raw) : null;
  if (number !== null && Number.isFinite(number) && number >= 0) {
    const band = bandOf(question, number);
    if (band) return { value: number, choice: band.id };
  }
  if (typeof raw === "string" && /^[a-z]/i.test(raw.trim())) return unknownChoice(question, raw);
  const bands = question.choices.map(({ id }) => id).join(", ");
  return {
    code: "bad-number",
    message: `${quote(raw)} is not a number of ${question.unit ?? "anything"} from 0 up`,
    hint: `write it like 250000, 250k, 1.5M or 200_000, or name a band: ${bands}; or ${unsure}`,
  };
}

function unknownChoice(question: Question, raw: unknown): AnswerProblem {
  const allowed = [...question.choices.map(({ id }) => id), unsure];
  const choices = `choices: ${allowed.join(", ")}${isNumberQuestion(question) ? "; or a number like 250k" : ""}`;
  return {
    code: "unknown-choice",
    message: `${quote(raw)} is not a choice of ${question.id}`,
    hint: didYouMean(typeof raw === "string" ? raw : "", allowed, choices),
  };
}
