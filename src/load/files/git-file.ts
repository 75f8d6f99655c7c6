import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { failure, type Result, unplaced } from "../../model/diagnostic.ts";
import { GitError, gitProblem, gitText } from "./git.ts";
import { decode, readTextFile, sizeLimit, type Text } from "./text-file.ts";
import { hasDrive, withSlashes } from "./windows.ts";

/** Reads a file by its path or, where no such file is, by `REV:path` from the git repository around a folder. */
export async function readFileOrRevision(cwd: string, name: string): Promise<Result<Text>> {
  const path = resolve(cwd, name);
  const [, revision = ""] = /^([^:]+):./.exec(name) ?? [];
  const isFile = await stat(path).then(
    () => true,
    () => false,
  );
  if (isFile || revision === "" || hasDrive(name)) return readTextFile(path, name);
  // A name that starts with a hyphen would be an option to git.
  if (name.startsWith("-"))
    return failure([unplaced(name, "read", "is no revision", "write it as REV:path, such as HEAD~1:answers.yaml")]);
  return blob(cwd, name);
}

async function blob(cwd: string, name: string): Promise<Result<Text>> {
  try {
    const bytes = await gitText(cwd, ["cat-file", "blob", withSlashes(name)], sizeLimit);
    if (bytes.length <= sizeLimit) return decode(name, bytes);
    return failure([
      unplaced(name, "read", "cannot be read from git: it is over 320 KiB", "leave out what advise does not read"),
    ]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return failure([gitProblem(name, error, pathsInRevisions)]);
  }
}

const pathsInRevisions = "paths in REV:path are from the top of the repository; REV:./path is from here";
