import { writeResult } from "../../save/write-file.ts";
import type { ExitCode } from "./exit-codes.ts";
import { type Io, isStdout, pathIn, write } from "./io.ts";
import type { Command } from "commander";
import { reportProblems, usageProblem } from "./context.ts";
import { folderAround, sameFileAmong } from "../../load/files/same-file.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { quote } from "../../text/quote.ts";

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
  if (file === undefined || isStdout(file)) {
    await write(io.stdout, text, { colour: io.colour.stdout, commands });
    return null;
  }
  const problem = await writeResult(pathIn(io, file), text, { name: file, inOneGo: io.uninterrupted });
  return problem ? reportProblems(io, [problem]) : null;
}

/** What a result may not replace: files that are read or saved, and those of folders that are read whole. */
type Kept = { files: readonly string[]; folders?: readonly string[]; what?: string };

/**
 * What is wrong with --output where it names a file that is to be kept, by whatever name: writing the result would lose it.
 * Asked before anything is written.
 */
export async function outputOverInput(
  io: Io,
  output: string | undefined,
  { files, folders = [], what = "is read or saved as well" }: Kept,
): Promise<Diagnostic | undefined> {
  if (output === undefined || isStdout(output)) return undefined;
  const path = pathIn(io, output);
  const refusal = (how: string) =>
    usageProblem(`--output ${output}`, `${how}, which the result would replace`, "name another file");
  const paths = files.map((file) => (file === "-" ? "/dev/stdin" : pathIn(io, file)));
  const same = await sameFileAmong(path, paths);
  if (same !== undefined)
    return refusal(same === path ? what : `is the same file as ${quote(files[paths.indexOf(same)])}`);
  const inFolders = folders.map((folder) => pathIn(io, folder));
  const around = await folderAround(path, inFolders);
  return around === undefined
    ? undefined
    : refusal(`is in ${quote(folders[inFolders.indexOf(around)])}, which is read`);
}

/** The files that a command line names as what is read or saved, besides --output. */
export function filesNamed(command: Command): string[] {
  const values: Record<string, unknown> = command.opts();
  const named = command.options
    .filter(({ flags, long }) => flags.includes("<file>") && long !== "--output")
    .map((option) => values[option.attributeName()]);
  return [...command.args, ...named.filter((value) => typeof value === "string")];
}
