import { writeResult } from "../load/write-file.ts";
import type { ExitCode } from "./exit-codes.ts";
import { type Io, pathIn, write } from "./io.ts";
import { refuse, usageProblem } from "./session.ts";

/** Writes a result to stdout, or to the file that --output names. An exit code only when that failed. */
export const emit = async (io: Io, text: string, file: string | undefined): Promise<ExitCode | null> => {
  if (file === undefined || file === "-") {
    await write(io.stdout, text);
    return null;
  }
  if (file === "") return refuse(io, [usageProblem("--output", "names no file", "name one, or - for standard output")]);
  const problem = await writeResult(pathIn(io, file), text, file);
  return problem ? refuse(io, [problem]) : null;
};
