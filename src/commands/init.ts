import { writeFileAtomic } from "../save/write-file.ts";
import { renderBlank } from "../report/blank-answers.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { pathIn, write } from "./command-line/io.ts";
import { reportProblems, type Context } from "./command-line/context.ts";

/** `advise init [FILE]`: a blank, commented answers file. An existing file is left as it is. */
export async function initCommand(session: Context, file: string | undefined): Promise<ExitCode> {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const blank = renderBlank(loaded.value.rulebook);
  if (file === undefined || file === "-") {
    await write(io.stdout, blank);
    return exitCodes.done;
  }
  const problem = await writeFileAtomic(pathIn(io, file), blank, { overwrite: false, name: file });
  if (problem) return reportProblems(io, [problem]);
  await write(io.stderr, `Wrote ${file}. Fill in what you know, then: advise ${file}\n`);
  return exitCodes.done;
}
