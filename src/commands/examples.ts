import type { Command } from "commander";
import { caseName, loadCases } from "../load/rulebook/cases.ts";
import type { Example } from "../model/case-report.ts";
import { exampleReporters } from "../report/terminal/examples.ts";
import { casesFolderOf, type Context, noCases, noticePassedOver, reportProblems } from "./command-line/context.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { addReportOptions, exampleText, type ReportFlags, type Setup } from "./command-line/options.ts";
import { emit } from "./command-line/output.ts";

export function addExamples(program: Command, { context, exit }: Setup): void {
  addReportOptions(program.command("examples"))
    .summary("worked examples, by name and verdict")
    .description("the cases beside the rulebook, by name and verdict; `advise init --from NAME` starts from one")
    .addHelpText("after", exampleText("advise examples", "advise examples --format json"))
    .action(async (flags: ReportFlags) => exit(await runExamples(context, flags)));
}

/** `advise examples`: what there is to start from. */
async function runExamples(context: Context, { format, output }: ReportFlags): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const folder = casesFolderOf(context);
  await noticePassedOver(io, folder);
  const cases = await loadCases(folder, loaded.value.rulebook);
  if (!cases.ok) return reportProblems(io, cases.problems);
  if (cases.value.length === 0) return reportProblems(io, [noCases(context.name)]);
  const examples = cases.value.map(({ file, title, expect }): Example => {
    return { name: caseName(file), title, outcome: expect.outcome };
  });
  return (await emit(io, exampleReporters[format](examples, resultStyle(io, output)), output)) ?? exitCodes.done;
}
