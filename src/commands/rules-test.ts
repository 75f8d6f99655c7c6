import { dirname, join } from "node:path";
import { runCases } from "../engine/uses/cases.ts";
import { loadCases } from "../load/rulebook/cases.ts";
import { caseReporters } from "../report/terminal/cases.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { textStyleFor } from "./command-line/io.ts";
import type { TextOrJson } from "./command-line/options.ts";
import { emit } from "./command-line/output.ts";
import { reportProblems, type Context, usageProblem } from "./command-line/context.ts";

export type TestOptions = {
  format: TextOrJson;
  output: string | undefined;
  /** The percentage of cases that must pass. */
  threshold: number;
};

/** `advise rules test [FILE]`: run the cases in the folder `cases/` beside the rulebook. */
export async function testCommand(session: Context, options: TestOptions): Promise<ExitCode> {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook, digest } = loaded.value;
  const cases = await loadCases(join(dirname(session.file), "cases"), rulebook);
  if (!cases.ok) return reportProblems(io, cases.problems);
  if (cases.value.length === 0) return reportProblems(io, [noCases(session.name)]);
  const report = io.uninterrupted(() => runCases(rulebook, cases.value, { engine: io.version, digest }));
  const written = await emit(io, caseReporters[options.format](report, textStyleFor(io, "stdout")), options.output);
  return written ?? (report.passed * 100 < options.threshold * report.of ? exitCodes.failed : exitCodes.done);
}

function noCases(rulebook: string) {
  return usageProblem(
    rulebook,
    "has no cases",
    "put answers files with expect: {outcome: …} into the folder cases/ beside it",
  );
}
