import { withinBounds } from "../engine/analysis/bound.ts";
import { censusOf } from "../engine/analysis/census/census.ts";
import { unplaced } from "../model/diagnostic.ts";
import { censusReporters, isClean } from "../report/terminal/census.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { emit } from "./command-line/output.ts";
import { contextOn, reportProblems, type Context } from "./command-line/context.ts";
import { type ReportFlags, rulebookCommand, type Setup } from "./command-line/options.ts";
import type { Command } from "commander";

export function addVerify(rules: Command, { context, exit }: Setup): void {
  const about = "proofs over every possible answer sheet, and what of a rulebook has no effect";
  rulebookCommand(rules, "verify", about, "advise rules verify", "advise rules verify mine.yaml -o proofs.txt").action(
    async (file: string | undefined, flags: ReportFlags) => exit(await runVerify(contextOn(context, file), flags)),
  );
}

/** `advise rules verify [FILE]`: proofs over every possible answer sheet. */
export async function runVerify(context: Context, { format, output }: ReportFlags): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  await io.heard();
  const census = io.uninterrupted(() => withinBounds(() => censusOf(loaded.value.rulebook)));
  if (census === null) return reportProblems(io, [unplaced(context.name, "too-large", ...tooManyStates)]);
  const style = { ...resultStyle(io, output), rules: context.rules };
  const written = await emit(io, censusReporters[format](census, style), output);
  return written ?? (isClean(census) ? exitCodes.done : exitCodes.failed);
}

const tooManyStates: [string, string] = [
  "has more states than are gone through, or more than about 10^72 sheets: nothing is proved of it",
  "split conditions over many questions, or leave out questions that only add points",
];
