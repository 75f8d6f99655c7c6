import { writeResult } from "../../save/write-file.ts";
import type { ExitCode } from "./exit-codes.ts";
import { type Io, pathIn, write } from "./io.ts";
import { reportProblems } from "./context.ts";

/**
 * Writes a result to stdout, or to the file that --output names; `commands` where it is meant to be read as such by a runner.
 * An exit code only when that failed.
 */
export async function emit(
  io: Io,
  text: string,
  file: string | undefined,
  { commands = false }: { commands?: boolean } = {},
): Promise<ExitCode | null> {
  if (file === undefined || standardOutput.includes(file)) {
    await write(io.stdout, text, { colour: io.colour.stdout, commands });
    return null;
  }
  const problem = await writeResult(pathIn(io, file), text, { name: file, inOneGo: io.uninterrupted });
  return problem ? reportProblems(io, [problem]) : null;
}

/** Its names. Behind those of the system may be a file that the shell has open, and that must not be replaced. */
const standardOutput = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
