import { readRawAnswers } from "../../engine/decision/answers.ts";
import type { Answers } from "../../model/answers.ts";
import { failure, named, type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";

/** Checks the answers given as flags: the text of each `--QUESTION VALUE` by question id. */
export function parseAnswerFlags(flags: Readonly<Record<string, string>>, rulebook: Rulebook): Result<Answers> {
  const raw = Object.entries(flags).map(([id, value]) => [id, { value }] as const);
  const { answers, problems } = readRawAnswers(rulebook, raw, "flag");
  if (problems.length === 0) return success(answers);
  return failure(problems.map((problem) => named(problem, (path) => `--${path}`)));
}
