import { censusOf } from "../engine/analysis/census/census.ts";
import { censusReporters, isClean } from "../report/terminal/census.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { paperFor } from "./command-line/io.ts";
import type { TextOrJson } from "./command-line/options.ts";
import { emit } from "./command-line/output.ts";
import { refuse, type Session } from "./command-line/session.ts";

export type VerifyOptions = { format: TextOrJson; output: string | undefined };

/** `advise rules verify [FILE]`: proofs over every possible answer sheet. */
export async function verifyCommand(session: Session, { format, output }: VerifyOptions): Promise<ExitCode> {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return refuse(io, loaded.problems);
  const census = session.io.inOneGo(() => censusOf(loaded.value.rulebook));
  const written = await emit(io, censusReporters[format](census, paperFor(io, "stdout")), output);
  return written ?? (isClean(census) ? exitCodes.done : exitCodes.failed);
}
