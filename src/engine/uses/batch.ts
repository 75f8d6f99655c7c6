import type { Points } from "../../model/approach.ts";
import type { BadLine, BatchField, BatchRecord, ChosenRecord } from "../../model/batch.ts";
import type { Decision, Verdict } from "../../model/decision.ts";
import type { Problem } from "../../model/diagnostic.ts";
import type { Precedents } from "../../model/precedent.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { readRawAnswers } from "../decision/answers.ts";
import { mostProblems, readAssignment } from "../decision/assignment.ts";
import { decide, verdictOf } from "../decide.ts";
import { evaluate } from "../decision/evaluate.ts";
import { compiledOf } from "../rulebook/compile.ts";
import { quote } from "../../text/quote.ts";
import { lossIn } from "./json-loss.ts";

/** Decides one line, `{"id"?, "answers": {…}}`; `line` counts from 1. */
export function batchRecord(rulebook: Rulebook, text: string, line: number): BatchRecord {
  const decided = decideLine(rulebook, text, line);
  return "error" in decided ? decided : { id: decided.id, verdict: decided.verdict, scores: decided.scores };
}

/** What each line gives; and, for a line that gives those, the published cases to compare it with. */
type Chosen = { fields: readonly BatchField[]; precedents?: Precedents | null };

/** Decides one line, and gives these fields of its decision or of the verdict in it. */
export function chosenRecord(rulebook: Rulebook, text: string, line: number, chosen: Chosen): ChosenRecord {
  const { fields } = chosen;
  const decided = decideLine(rulebook, text, line);
  if ("error" in decided) return decided;
  const { id, verdict, scores } = decided;
  const quick: Partial<Said> = { verdict, scores, ...verdict };
  const all = fields.every((field) => field in quick) ? quick : saidOf(rulebook, decided, chosen);
  return { id, ...Object.fromEntries(fields.map((field) => [field, all[field]])) };
}

type Said = Decision & Verdict;

/** All that a decision says, the searched part only if it is asked for. */
function saidOf(rulebook: Rulebook, { id, given }: DecidedLine, { fields, precedents = null }: Chosen): Said {
  const raw = Object.entries(given).map(([question, value]) => [question, { value }] as const);
  const { answers } = readRawAnswers(rulebook, raw, "file");
  const verdictOnly = !fields.some((field) => searched.includes(field));
  const except = typeof id === "string" ? id : undefined;
  const decision = decide(rulebook, answers, nowhere, {
    verdictOnly,
    precedents: precedents && { among: precedents, except },
  });
  return { ...decision, ...decision.verdict };
}

/** What is found by trying other answers, which takes longer than all the rest. */
const searched: readonly BatchField[] = ["flips", "neverMatters", "firmness"];

/** No field says where a decision comes from. */
const nowhere = { title: null, engine: "", digest: "" };

type Given = Record<string, unknown>;
type DecidedLine = { id: unknown; given: Given; verdict: Verdict; scores: Points };

function decideLine(rulebook: Rulebook, text: string, line: number): DecidedLine | BadLine {
  const sheet = parseObject(text);
  if (typeof sheet === "string") return { line, error: sheet };
  // JSON has no undefined: where the id is that there was none, and none is written.
  const { id, answers: given } = sheet;
  const lost = whyLost(id) ?? lossIn(text, sheet);
  if (lost) return { line, error: lost };
  const unknown = Object.keys(sheet).find((key) => key !== "id" && key !== "answers");
  if (unknown !== undefined)
    return { id, line, error: `${quote(unknown)} is not a key that can stand here; keys: id, answers` };
  if (!isObject(given)) return { id, line, error: "answers is missing, or is not an object of question: answer" };
  const compiled = compiledOf(rulebook);
  const { assignment, problems } = readAssignment(compiled, given);
  if (problems.length > 0) return { id, line, error: inOneLine(problems) };
  const evaluation = evaluate(compiled, assignment);
  return { id, given, verdict: verdictOf(evaluation, rulebook), scores: evaluation.scores };
}

function parseObject(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : "the line is not a JSON object";
  } catch (error) {
    return `the line is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Why an id would not come back as it is, if it would not. */
function whyLost(id: unknown, depth = 0): string | null {
  if (typeof id === "number" && Math.abs(id) > Number.MAX_SAFE_INTEGER)
    return "the id is a number too large to be kept as it is (write it as a string)";
  if (typeof id !== "object" || id === null) return null;
  if (depth === deepestId) return `the id is nested deeper than ${deepestId} levels`;
  return Object.values(id).reduce<string | null>((found, part) => found ?? whyLost(part, depth + 1), null);
}

const deepestId = 20;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inOneLine(problems: readonly Problem[]): string {
  const told = problems.slice(0, mostProblems).map(({ message, hint }) => (hint ? `${message} (${hint})` : message));
  return [...told, ...(problems.length > mostProblems ? ["and more"] : [])].join("; ");
}
