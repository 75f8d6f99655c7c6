import { censusOf } from "../engine/analysis/census/census.ts";
import { censusReporters, isClean } from "../report/terminal/census.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { textStyleFor } from "./command-line/io.ts";
import type { TextOrJson } from "./command-line/options.ts";
import { emit } from "./command-line/output.ts";
import { reportProblems, type Context } from "./command-line/context.ts";

export type VerifyOptions = { format: TextOrJson; output: string | undefined };

/** `advise rules verify [FILE]`: proofs over every possible answer sheet. */
export async function verifyCommand(session: Context, { format, output }: VerifyOptions): Promise<ExitCode> {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const census = session.io.uninterrupted(() => censusOf(loaded.value.rulebook));
  const written = await emit(io, censusReporters[format](census, textStyleFor(io, "stdout")), output);
  return written ?? (isClean(census) ? exitCodes.done : exitCodes.failed);
}
