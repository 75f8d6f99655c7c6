import { parse } from "node:path";
import { inQuestionOrder, mergeAnswers } from "../../engine/decision/answers.ts";
import type { LoadedAnswers } from "../../load/answers/file.ts";
import { parseAnswerFlags } from "../../load/answers/flags.ts";
import { moneyOfSettings } from "../../load/prices/own-currency.ts";
import type { Answers } from "../../model/answers.ts";
import { type Diagnostic, failure, type Result, success } from "../../model/diagnostic.ts";
import { unsure } from "../../model/question.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { readInput, type Context, notice, usageProblem } from "./context.ts";

/** The answers of a file and of flags as one value, and what else the file says. */
export type Gathered = { answers: Answers; file: LoadedAnswers | null };

/** Where answers come from, and what money is worth in them. */
export type AnswerSources = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  money?: MoneyRate | undefined;
};

/**
 * Reads the answers file, if one is named, and the flags; every problem of both at once. What a number was taken for that
 * counts and was written in another way is said.
 */
export async function gather(
  { io }: Context,
  rulebook: Rulebook,
  { money, ...from }: AnswerSources,
): Promise<Result<Gathered>> {
  const file = from.file === undefined ? success(null) : await readAnswersFile(io, from.file, { rulebook, money });
  const flags = parseAnswerFlags(
    from.flags,
    rulebook,
    money ?? moneyOfSettings(file.ok ? file.value?.costs : undefined),
  );
  if (!file.ok || !flags.ok) return failure([...problemsOf(file), ...problemsOf(flags)]);
  const answers = inQuestionOrder(rulebook, mergeAnswers(file.value?.answers ?? {}, flags.value.answers));
  for (const [id, said] of Object.entries({ ...file.value?.readAs, ...flags.value.readAs }))
    if ((answers[id]?.from === "flag") === Object.hasOwn(flags.value.readAs, id)) await notice(io, `${id}: ${said}`);
  return success({ answers, file: file.value });
}

/** The id of the case that a file is, which is what it is called: a published case is not compared with itself. */
export function caseIdOf(file: string | undefined): string | undefined {
  return file === undefined || file === "-" ? undefined : parse(file).name;
}

/** What to say when there is nothing to decide on, with flags that would do. */
export function nothingAnswered({ file }: Gathered, { questions }: Rulebook) {
  const core = questions.filter(({ core }) => core).map(({ id, choices }) => `--${id} ${choices[0]?.id ?? unsure}`);
  const hint = `answer some, for example: \`advise ${core.slice(0, 3).join(" ")}\`; \`advise --help\` lists every question`;
  return usageProblem("advise", file ? `${file.source.file} answers no question` : "no question is answered", hint);
}

type Reading = { rulebook: Rulebook; money: MoneyRate | undefined };

async function readAnswersFile(
  io: Context["io"],
  file: string,
  { rulebook, money }: Reading,
): Promise<Result<LoadedAnswers>> {
  const text = await readInput(io, file);
  if (!text.ok) return text;
  // Reading YAML is most of the code there is: who answers by flags does without.
  const { parseAnswersFile } = await import("../../load/answers/file.ts");
  return parseAnswersFile(text.value, rulebook, money);
}

function problemsOf(result: Result<unknown>): Diagnostic[] {
  return result.ok ? [] : result.problems;
}
