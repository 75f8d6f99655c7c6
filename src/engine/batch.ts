import type { Points } from "../model/approach.ts";
import type { Verdict } from "../model/decision.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { readChoices } from "./answers.ts";
import { verdictOf } from "./decide.ts";
import { evaluate } from "./evaluate.ts";

/** What one line of a batch gives: the verdict and scores, or what is wrong with the line. */
export type BatchRecord =
  { id?: unknown; verdict: Verdict; scores: Points } | { id?: unknown; line: number; error: string };

/** Decides one line, `{"id"?, "answers": {…}}`; `line` counts from 1. */
export const batchRecord = (rulebook: Rulebook, text: string, line: number): BatchRecord => {
  const sheet = parseSheet(text);
  if (typeof sheet === "string") return { line, error: sheet };
  // JSON has no undefined: where it stands there was no id, and it is not written.
  const { id, answers } = sheet;
  const unknown = Object.keys(sheet).find((key) => key !== "id" && key !== "answers");
  if (unknown !== undefined)
    return { id, line, error: `"${unknown}" is not a key that can stand here; keys: id, answers` };
  if (!isObject(answers)) return { id, line, error: "answers is missing, or is not an object of question: answer" };
  const { choices, problems } = readChoices(rulebook, answers);
  if (problems.length > 0) {
    const error = problems.map(({ message, hint }) => (hint ? `${message} (${hint})` : message)).join("; ");
    return { id, line, error };
  }
  const evaluation = evaluate(rulebook, choices);
  return { id, verdict: verdictOf(evaluation, rulebook), scores: evaluation.scores };
};

export const tooLong = (line: number): BatchRecord => ({ line, error: "the line is too long" });

const parseSheet = (text: string): Record<string, unknown> | string => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : "the line is not a JSON object";
  } catch (error) {
    return `the line is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
