import { type RawAnswer, type ReadAnswers, readRawAnswers } from "../../engine/decision/answers.ts";
import type { AnswersFile } from "../../model/answers-file.ts";
import { failure, type Problem, type Result, success } from "../../model/diagnostic.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { quote } from "../../text/quote.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import type { Text } from "../files/text-file.ts";
import { inDollars, moneyOfSettings } from "../prices/own-currency.ts";
import { twoWaysIn } from "../prices/two-ways.ts";
import { tokenLimits } from "../yaml/structure.ts";
import { parseYaml, type Source } from "../yaml/yaml.ts";
import { isPlainAnswersFile } from "./plain-file.ts";

/** An answers file whose answers are checked against the rulebook; the rest of the file as it was written. */
export type LoadedAnswers = Omit<AnswersFile, "answers" | "advise"> &
  Omit<ReadAnswers, "problems"> & { source: Source };

/**
 * Reads a YAML or JSON answers file. Every unknown question, choice or key is a diagnostic at its place. Of a number in
 * YAML the text counts: 1.000 is refused there as in a flag.
 */
export async function parseAnswersFile(
  text: Text,
  rulebook: Rulebook,
  money?: MoneyRate,
): Promise<Result<LoadedAnswers>> {
  const source = parseYaml(text, tokenLimits.answers);
  if (!source.ok) return source;
  const { locate, numberText, value } = source.value;
  if (value === null || value === undefined) {
    const problem: Problem = { path: [], code: "shape", message: "the file is empty", hint: emptyHint };
    return failure(locate([problem]));
  }
  const shaped = await checkedFile(value);
  const raw = rawAnswers(value);
  const asWritten = Object.entries(raw)
    .map(toRaw)
    .map(([id, answer]) => {
      const written = numberText(placeOf(raw, { path: [id] }));
      return [id, written === undefined ? answer : { ...answer, value: written }] as const;
    });
  const { problems, ...read } = readRawAnswers(rulebook, asWritten, "file", money ?? moneyOf(value));
  const placed = problems.map((problem) => ({ ...problem, path: placeOf(raw, problem) }));
  const shape = shaped.ok ? [] : shaped.problems.map(withLine);
  const others = shaped.ok ? fixedProblems(shaped.value.fixed ?? [], rulebook) : shape;
  const prices = isBlock(value) ? twoWaysIn(value.costs, source.value, ["costs"]) : [];
  const all = [...placed, ...others, ...prices];
  if (!shaped.ok || all.length > 0) return failure(locate(all));
  const { answers: _, advise: __, ...rest } = shaped.value;
  return success({ ...rest, ...read, source: source.value });
}

/** What the costs of a file say money is worth, which holds for its answers too. */
function moneyOf(value: unknown): MoneyRate | undefined {
  return isBlock(value) ? moneyOfSettings(value.costs) : undefined;
}

/** Only a file that is not plainly right loads its schema; and only one that has costs the schema of those, which is larger. */
async function checkedFile(value: unknown): Promise<Result<AnswersFile, Problem>> {
  if (isPlainAnswersFile(value)) return success(value);
  const { checkShape } = await import("../shape.ts");
  if (isBlock(value) && Object.hasOwn(value, "costs")) {
    const { answersFileSchema } = await import("../../model/answers-file.ts");
    return checkShape(answersFileSchema, { ...value, costs: inDollars(value.costs) });
  }
  const { costlessFileSchema } = await import("../../model/answers.ts");
  return checkShape(costlessFileSchema, value);
}

/** Whoever writes a file by hand leaves out its version most easily. */
function withLine(problem: Problem): Problem {
  const isMissing = problem.message.startsWith("advise is missing");
  return isMissing ? { ...problem, hint: "add the line `advise: 1`" } : problem;
}

const emptyHint = "an answers file starts with advise: 1 and answers:; `advise init FILE` writes a blank one";

type RawFileAnswer = string | number | boolean | null | RawAnswer;

/** The answers as far as they have the shape of answers, so that they are checked even where the rest is wrong. */
function rawAnswers(value: unknown): Record<string, RawFileAnswer> {
  const answers = isBlock(value) ? value.answers : undefined;
  if (!isBlock(answers)) return {};
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, RawFileAnswer] => isScalar(entry[1]) || isLong(entry[1])),
  );
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== "object";
}

function isLong(answer: unknown): answer is RawAnswer {
  return isBlock(answer) && Object.hasOwn(answer, "value") && isScalar(answer.value);
}

function toRaw([id, answer]: [string, RawFileAnswer]): [string, RawAnswer] {
  return [id, isLong(answer) ? answer : { value: answer }];
}

function placeOf(
  raw: Readonly<Record<string, RawFileAnswer>>,
  { path, at }: Pick<Problem, "path" | "at">,
): Problem["path"] {
  const answer = raw[String(path[0])];
  return at !== "key" && isLong(answer) ? ["answers", ...path, "value"] : ["answers", ...path];
}

function fixedProblems(fixed: readonly string[], { questions }: Rulebook): Problem[] {
  const ids = questions.map(({ id }) => id);
  return fixed.flatMap((id, index) => {
    if (ids.includes(id)) return [];
    const hint = didYouMean(id, ids);
    const message = `${quote(id)} is not a question of this rulebook`;
    return [{ path: ["fixed", index], code: "unknown-question", message, ...(hint && { hint }) }];
  });
}
