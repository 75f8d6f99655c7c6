import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { failure, type Result, unplaced } from "../../model/diagnostic.ts";
import { decode, readTextFile, sizeLimit, type Text } from "./text-file.ts";

/** Reads a file by its path or, where no such file is, by `REV:path` from the git repository around a folder. */
export async function readFileOrRevision(cwd: string, name: string): Promise<Result<Text>> {
  const path = resolve(cwd, name);
  const [, revision = ""] = /^([^:]+):./.exec(name) ?? [];
  const isFile = await stat(path).then(
    () => true,
    () => false,
  );
  if (isFile || revision === "") return readTextFile(path, name);
  // A name that starts with a hyphen would be an option to git.
  if (name.startsWith("-"))
    return failure([unplaced(name, "read", "is no revision", "write it as REV:path, such as HEAD~1:answers.yaml")]);
  return blob(cwd, name);
}

/** Runs git itself, with no shell between, and takes its word for what is wrong. */
function blob(cwd: string, name: string): Promise<Result<Text>> {
  return new Promise((done) => {
    const options = { cwd, encoding: "buffer", maxBuffer: sizeLimit } as const;
    execFile("git", ["cat-file", "blob", name], options, (error, stdout, stderr) => {
      if (!error) return done(decode(name, stdout));
      const code = "code" in error ? String(error.code) : "";
      if (code === "ENOENT")
        return done(failure([unplaced(name, "read", "cannot be read: git is not installed", "install git")]));
      const reason = stderr.toString("utf8").trim().split("\n")[0] ?? "";
      const said = code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER" ? "it is over 320 KiB" : reason.replace(/^fatal: /, "");
      const hint = "paths in REV:path are from the top of the repository; REV:./path is from here";
      return done(failure([unplaced(name, "read", `cannot be read from git: ${said}`, hint)]));
    });
  });
}
