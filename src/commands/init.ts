import { writeFile } from "node:fs/promises";
import { renderBlank } from "../report/blank.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { pathIn, write } from "./io.ts";
import { refuse, type Session, usageProblem } from "./session.ts";

/** `advise init [FILE]`: a blank, commented answers file. An existing file is left as it is. */
export const initCommand = async (session: Session, file: string | undefined): Promise<ExitCode> => {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return refuse(io, loaded.problems);
  const blank = renderBlank(loaded.value.rulebook);
  if (file === undefined || file === "-") {
    await write(io.stdout, blank);
    return exitCodes.done;
  }
  try {
    await writeFile(pathIn(io, file), blank, { flag: "wx" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const message = code === "EEXIST" ? "is there already and is not overwritten" : `cannot be written (${code})`;
    return refuse(io, [usageProblem(file, message, "name a new file, in a folder that exists")]);
  }
  await write(io.stderr, `Wrote ${file}. Fill in what you know, then: advise ${file}\n`);
  return exitCodes.done;
};
