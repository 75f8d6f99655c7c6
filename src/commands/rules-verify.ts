import { censusOf } from "../engine/analysis/census.ts";
import { censusReporters, isClean } from "../report/census.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { paperFor } from "./io.ts";
import type { TextOrJson } from "./options.ts";
import { emit } from "./output.ts";
import { refuse, type Session } from "./session.ts";

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
