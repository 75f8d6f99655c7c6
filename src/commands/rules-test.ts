import { runCases } from "../engine/uses/cases.ts";
import { loadCases } from "../load/rulebook/cases.ts";
import { caseReporters } from "../report/terminal/cases.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { emit } from "./command-line/output.ts";
import {
  casesFolderOf,
  contextOn,
  noCases,
  noticePassedOver,
  reportProblems,
  type Context,
} from "./command-line/context.ts";
import { type ReportFlags, rulebookCommand, type Setup } from "./command-line/options.ts";
import { type Command, InvalidArgumentError } from "commander";
import { quote } from "../text/quote.ts";

export function addTest(rules: Command, { context, exit }: Setup): void {
  const about = "run the cases in the folder cases/ beside a rulebook";
  rulebookCommand(rules, "test", about, "advise rules test", "advise rules test mine.yaml --threshold 90")
    .option("--threshold <percent>", "the share of cases that must pass", percent, 100)
    .action(async (file: string | undefined, flags: TestFlags) => exit(await runTest(contextOn(context, file), flags)));
}

/** `threshold`: the percentage of cases that must pass. */
type TestFlags = ReportFlags & { threshold: number };

function percent(text: string): number {
  const number = Number(text.replace(/%$/, ""));
  if (text.trim() !== "" && number >= 0 && number <= 100) return number;
  throw new InvalidArgumentError(`${quote(text)} is not a percentage from 0 to 100`);
}

/** `advise rules test [FILE]`: run the cases in the folder `cases/` beside the rulebook. */
export async function runTest(context: Context, options: TestFlags): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook, digest } = loaded.value;
  const folder = casesFolderOf(context);
  await noticePassedOver(io, folder);
  const cases = await loadCases(folder, rulebook);
  if (!cases.ok) return reportProblems(io, cases.problems);
  if (cases.value.length === 0) return reportProblems(io, [noCases(context.name)]);
  await io.heard();
  const report = io.uninterrupted(() => runCases(rulebook, cases.value, { engine: io.version, digest }));
  const written = await emit(
    io,
    caseReporters[options.format](report, resultStyle(io, options.output)),
    options.output,
  );
  return written ?? (report.passed * 100 < options.threshold * report.of ? exitCodes.failed : exitCodes.done);
}
