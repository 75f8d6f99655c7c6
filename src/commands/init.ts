import { writeFileAtomic } from "../save/write-file.ts";
import { renderBlank } from "../report/blank-answers.ts";
import { sizeLimit } from "../load/files/text-file.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { pathIn, say, write } from "./command-line/io.ts";
import { reportProblems, type Context, usageProblem } from "./command-line/context.ts";
import type { Command } from "commander";
import { exampleText, noColorOption, rulesOption, type Setup } from "./command-line/options.ts";

export function addInit(program: Command, { context, exit }: Setup): void {
  program
    .command("init")
    .summary("write a blank answers file")
    .description("write a blank answers file with every question and its choices")
    .argument("[file]", "where to write it; standard output if not named")
    .addOption(rulesOption())
    .addOption(noColorOption())
    .addHelpText("after", exampleText("advise init answers.yaml", "advise init --rules mine.yaml > answers.yaml"))
    .action(async (file: string | undefined) => {
      exit(await runInit(context, file));
    });
}

/** `advise init [FILE]`: a blank, commented answers file. An existing file is left as it is. */
export async function runInit(context: Context, file: string | undefined): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const blank = renderBlank(loaded.value.rulebook);
  if (Buffer.byteLength(blank) > sizeLimit) return reportProblems(io, [tooLong]);
  if (file === undefined || file === "-") {
    await write(io.stdout, blank);
    return exitCodes.done;
  }
  const problem = await writeFileAtomic(pathIn(io, file), blank, { overwrite: false, name: file });
  if (problem) return reportProblems(io, [problem]);
  await say(io, `Wrote ${file}. Fill in what you know, then: advise ${file}`);
  return exitCodes.done;
}

const tooLong = usageProblem(
  "init",
  "the questions make a file larger than an answers file may be",
  "shorten their texts, or write an answers file with those that are answered",
);
