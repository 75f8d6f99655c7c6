import { inQuestionOrder, mergeAnswers } from "../../engine/decision/answers.ts";
import type { LoadedAnswers } from "../../load/answers/file.ts";
import { parseAnswerFlags } from "../../load/answers/flags.ts";
import type { Answers } from "../../model/answers.ts";
import { type Diagnostic, failure, type Result, success } from "../../model/diagnostic.ts";
import { unsure } from "../../model/question.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { readInput, type Context, usageProblem } from "./context.ts";

/** The answers of a file and of flags as one value, and what else the file says. */
export type Gathered = { answers: Answers; file: LoadedAnswers | null };

/** Reads the answers file, if one is named, and the flags; every problem of both at once. */
export async function gather(
  { io }: Context,
  rulebook: Rulebook,
  from: { file: string | undefined; flags: Readonly<Record<string, string>> },
): Promise<Result<Gathered>> {
  const file = from.file === undefined ? success(null) : await readAnswersFile(io, from.file, rulebook);
  const flags = parseAnswerFlags(from.flags, rulebook);
  if (!file.ok || !flags.ok) return failure([...problemsOf(file), ...problemsOf(flags)]);
  const answers = inQuestionOrder(rulebook, mergeAnswers(file.value?.answers ?? {}, flags.value));
  return success({ answers, file: file.value });
}

/** What to say when there is nothing to decide on, with flags that would do. */
export function nothingAnswered({ file }: Gathered, { questions }: Rulebook) {
  const core = questions.filter(({ core }) => core).map(({ id, choices }) => `--${id} ${choices[0]?.id ?? unsure}`);
  const hint = `answer some, for example: advise ${core.slice(0, 3).join(" ")}; \`advise --help\` lists every question`;
  return usageProblem("advise", file ? `${file.source.file} answers no question` : "no question is answered", hint);
}

async function readAnswersFile(io: Context["io"], file: string, rulebook: Rulebook): Promise<Result<LoadedAnswers>> {
  const text = await readInput(io, file);
  if (!text.ok) return text;
  // Reading YAML is most of the code there is: who answers by flags does without.
  const { parseAnswersFile } = await import("../../load/answers/file.ts");
  return parseAnswersFile(text.value, rulebook);
}

function problemsOf(result: Result<unknown>): Diagnostic[] {
  return result.ok ? [] : result.problems;
}
