import { type ReadAnswers, readRawAnswers } from "../../engine/decision/answers.ts";
import { failure, named, type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";

/** Checks the answers given as flags: the text of each `--QUESTION VALUE` by question id. */
export function parseAnswerFlags(
  flags: Readonly<Record<string, string>>,
  rulebook: Rulebook,
  money?: MoneyRate,
): Result<Omit<ReadAnswers, "problems">> {
  const raw = Object.entries(flags).map(([id, value]) => [id, { value }] as const);
  const { problems, ...read } = readRawAnswers(rulebook, raw, "flag", money);
  if (problems.length === 0) return success(read);
  return failure(problems.map((problem) => named(problem, (path) => `--${path}`)));
}
