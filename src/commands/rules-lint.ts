import { lintProblems } from "../engine/lint.ts";
import { loadRulebook } from "../load/rulebook.ts";
import { lintReporters } from "../report/lint.ts";
import { type ExitCode, exitCodes, paperFor } from "./io.ts";
import type { TextOrJson } from "./options.ts";
import { emit } from "./output.ts";
import { refuse, type Session } from "./session.ts";

export type LintOptions = { format: TextOrJson; output: string | undefined };

/** `advise rules lint [FILE]`: every problem of a rulebook. One that cannot be read at all is unusable input. */
export const lintCommand = async (session: Session, { format, output }: LintOptions): Promise<ExitCode> => {
  const { io } = session;
  // From the text: only that knows the places, and a compiled rulebook has none.
  const loaded = await loadRulebook(session.file, session.name);
  if (!loaded.ok && loaded.problems.some(({ code }) => code === "read")) return refuse(io, loaded.problems);
  const problems = loaded.ok ? loaded.value.source.locate(lintProblems(loaded.value.rulebook)) : loaded.problems;
  const report = { file: session.name, problems };
  const written = await emit(io, lintReporters[format](report, paperFor(io, "stdout")), output);
  return written ?? (problems.length > 0 ? exitCodes.failed : exitCodes.done);
};
