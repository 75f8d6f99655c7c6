import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { caseName } from "../load/rulebook/cases.ts";
import { fileNamesIn } from "../load/files/folder.ts";
import { isThere } from "../load/files/same-file.ts";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { answersJsonSchema } from "../report/json-schema.ts";
import { renderAnswersFile } from "../save/answers-file.ts";
import { schemaFor } from "../save/schema-place.ts";
import { writeFileAtomic } from "../save/write-file.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { plainJson } from "../text/escape.ts";
import { quote } from "../text/quote.ts";
import { shellWords } from "../text/shell-word.ts";
import { schemaName } from "../words/answers-file.ts";
import { renderBlank } from "../report/blank-answers.ts";
import { readTextFile, sizeLimit } from "../load/files/text-file.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { pathIn, say, write } from "./command-line/io.ts";
import { casesFolderOf, noCases, reportProblems, type Context, usageProblem } from "./command-line/context.ts";
import type { Command } from "commander";
import { exampleText, noColorOption, rulesOption, type Setup } from "./command-line/options.ts";

export function addInit(program: Command, { context, exit }: Setup): void {
  program
    .command("init")
    .summary("write a blank answers file")
    .description("write a blank answers file with every question and its choices")
    .argument("[file]", "where to write it; standard output if not named")
    .option("--from <name>", "start from one of the examples that `advise examples` lists")
    .option("--schema", "write the schema beside it, by which an editor completes answers")
    .addOption(rulesOption())
    .addOption(noColorOption())
    .addHelpText("after", examples)
    .action(async (file: string | undefined, { from, schema = false }: InitFlags) => {
      exit(await runInit(context, { file, from, schema }));
    });
}

type InitFlags = { from?: string; schema?: boolean };

const examples = exampleText(
  "advise init answers.yaml --schema",
  "advise init answers.yaml --from support-assistant",
  "advise init --rules mine.yaml > answers.yaml",
);

export type InitOptions = {
  file: string | undefined;
  /** The example to start from, by its name. */
  from: string | undefined;
  /** Whether to write the schema beside the file. */
  schema: boolean;
};

/** `advise init [FILE]`: a blank, commented answers file, or that of an example. An existing file is left as it is. */
export async function runInit(context: Context, { file, from, schema }: InitOptions): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook } = loaded.value;
  const path = file === undefined || file === "-" ? null : pathIn(io, file);
  if (schema && path === null) return reportProblems(io, [schemaWithoutFile]);
  const beside = schema ? schemaName : undefined;
  const place = path === null ? undefined : (beside ?? (await schemaFor(path, io.cwd)));
  const started =
    from === undefined ? success(renderBlank(rulebook, place)) : await fromExample(context, rulebook, { from, place });
  if (!started.ok) return reportProblems(io, started.problems);
  const blank = started.value;
  if (Buffer.byteLength(blank) > sizeLimit) return reportProblems(io, [tooLong]);
  if (file === undefined || path === null) {
    await write(io.stdout, blank);
    return exitCodes.done;
  }
  // Where the file cannot be written, a schema beside it is not wanted either.
  const unmet = schema && !(await isThere(path)) ? await writeSchema(dirname(path), rulebook) : null;
  const problem = unmet ?? (await writeFileAtomic(path, blank, { overwrite: false, name: file }));
  if (problem) return reportProblems(io, [problem]);
  const next = from === undefined ? "Fill in what you know" : "Change what is different with you";
  await say(io, `Wrote ${file}. ${next}, then: \`advise ${shellWords([file], context.rules)}\``);
  return exitCodes.done;
}

/** The answers of an example, as a file of one's own. */
async function fromExample(
  context: Context,
  rulebook: Rulebook,
  { from, place }: { from: string; place: string | undefined },
): Promise<Result<string>> {
  const folder = casesFolderOf(context);
  const files = await fileNamesIn(folder);
  const names = files.map(caseName);
  const found = files.find((one) => caseName(one) === caseName(from));
  if (found === undefined) {
    if (names.length === 0) return failure([noCases(context.name)]);
    const hint = didYouMean(from, names, "`advise examples` lists them");
    return failure([usageProblem("--from", `${quote(from)} is not an example`, hint)]);
  }
  const text = await readTextFile(join(folder, found), found);
  if (!text.ok) return text;
  const { parseAnswersFile } = await import("../load/answers/file.ts");
  const read = await parseAnswersFile(text.value, rulebook);
  if (!read.ok) return read;
  const { title, fixed, costs, answers } = read.value;
  return success(renderAnswersFile({ title, fixed, costs, answers, rulebook, schema: place }));
}

/** One that is there already stays as it is: it may be of another rulebook, or changed by hand. */
async function writeSchema(folder: string, rulebook: Rulebook): Promise<Diagnostic | null> {
  const path = join(folder, schemaName);
  const text = `${plainJson(answersJsonSchema(rulebook))}\n`;
  const there = await readFile(path, "utf8").catch(() => null);
  return there === text ? null : writeFileAtomic(path, text, { overwrite: false, name: schemaName });
}

const schemaWithoutFile = usageProblem("--schema", "does nothing without a file", "name the file that it goes beside");

const tooLong = usageProblem(
  "init",
  "the questions make a file larger than an answers file may be",
  "shorten their texts, or write an answers file with those that are answered",
);
