import { batchRecord, chosenRecord } from "../engine/uses/batch.ts";
import { type LineSource, longestLine, readLines } from "../load/files/lines.ts";
import { unreadable, whyUnreadable } from "../load/files/text-file.ts";
import { batchFields, type BatchField } from "../model/batch.ts";
import { success } from "../model/diagnostic.ts";
import { grouped } from "../text/numbers.ts";
import { shellWords } from "../text/shell-word.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { type Io, writeIfRead, pathIn } from "./command-line/io.ts";
import { type Progress, progressOf } from "./command-line/progress.ts";
import { reportProblems, type Context, usageProblem } from "./command-line/context.ts";
import type { Command } from "commander";
import { exampleText, listOption, noColorOption, rulesOption, type Setup } from "./command-line/options.ts";

export function addBatch(program: Command, { context, exit }: Setup): void {
  program
    .command("batch")
    .summary("decide many sheets, one a line in and out")
    .description("decide many answer sheets: one JSON object a line in, one a line out")
    .argument("[file]", "newline-delimited JSON; - or nothing reads standard input", "-")
    .addOption(rulesOption())
    .addOption(listOption("--fields <name,...>", "what each line gives instead of verdict and scores", batchFields))
    .option("--strict", "exit 1 when a line is bad")
    .addOption(noColorOption())
    .addHelpText("after", examples)
    .action(async (file: string, { strict = false, fields }: BatchFlags) => {
      exit(await runBatch(context, { file, strict, fields }));
    });
}

type BatchFlags = { strict?: boolean; fields?: BatchField[] };

const examples = exampleText(
  "advise batch sheets.ndjson > verdicts.ndjson",
  "advise batch --strict --fields outcome,margin < sheets.ndjson",
  `echo '{"id": 7, "answers": {"knowledge": "core"}}' | advise batch`,
);

export type BatchOptions = { file: string; strict: boolean; fields: readonly BatchField[] | undefined };

/** `advise batch [FILE|-]`: one answer sheet a line in, one verdict a line out, in order; a bad line is an error record. */
export async function runBatch(context: Context, { file, strict, fields }: BatchOptions): Promise<ExitCode> {
  const { io } = context;
  if (/\.ya?ml$/i.test(file)) return reportProblems(io, [oneSheet(file, context.rules)]);
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook } = loaded.value;
  const among = fields?.includes("precedents") ? await context.precedents() : success(null);
  if (!among.ok) return reportProblems(io, among.problems);
  const source = await readLines(file === "-" ? io.stdin : pathIn(io, file), file);
  if (!source.ok) return reportProblems(io, source.problems);
  const recordOf: RecordOf = (text, line, isBroken) => {
    if (text === null || isBroken) return { line, error: isBroken ? "the line is not UTF-8 text" : tooLong };
    return fields
      ? io.uninterrupted(() => chosenRecord(rulebook, text, line, { fields, precedents: among.value }))
      : batchRecord(rulebook, text, line);
  };
  const progress = progressOf(io, source.value.size);
  try {
    const bad = await writeRecords(io, source.value, recordOf, progress);
    return bad && strict ? exitCodes.failed : exitCodes.done;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== "read") throw error;
    return reportProblems(io, unreadable(file, ...whyUnreadable(error)).problems);
  } finally {
    await progress.wipe();
  }
}

function oneSheet(file: string, rules: string | undefined) {
  const hint = `a line is {"id": 1, "answers": {"QUESTION": "ANSWER"}}; for one file: \`advise ${shellWords([file], rules)}\``;
  return usageProblem(file, "is YAML, and batch reads JSON, an object a line", hint);
}

/** The record of a line: null where it is too long to be read, broken where it is not UTF-8. */
type RecordOf = (text: string | null, line: number, isBroken: boolean) => object;

/** Writes a record for each line, as long as somebody reads them. Whether one was bad. */
async function writeRecords(
  { stdout }: Io,
  { lines }: LineSource,
  recordOf: RecordOf,
  progress: Progress,
): Promise<boolean> {
  let bad = false;
  for await (const { first, texts, broken, bytes } of lines) {
    let out = "";
    texts.forEach((text, index) => {
      if (text?.trim() === "") return;
      const record = recordOf(text, first + index, broken.includes(index));
      bad ||= "error" in record;
      out += `${JSON.stringify(record)}\n`;
    });
    // Waiting for each block keeps memory the same, however slowly the output is read.
    if (out !== "" && !(await writeIfRead(stdout, out))) break;
    await progress.show(first + texts.length - 1, bytes);
  }
  return bad;
}

const tooLong = `the line is longer than ${grouped(longestLine)} characters, the most that a line may have`;
