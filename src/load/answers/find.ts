import { stat as statFile, type Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { type Diagnostic, failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import { nearest } from "../../text/did-you-mean.ts";
import { fileBehind } from "../files/same-file.ts";
import { readStart, readTextFile, type Text } from "../files/text-file.ts";
import { withSlashes } from "../files/windows.ts";

/**
 * The answers files that some names stand for: a file itself; of a folder, and of a pattern such as `**\/*.yaml`, the
 * YAML files with the key `advise`; links to folders are not followed. Each file once, by its first name in alphabetical
 * order.
 */
export async function findAnswersFiles(cwd: string, names: readonly string[]): Promise<Result<Text[]>> {
  const texts: Text[] = [];
  const problems: Diagnostic[] = [];
  for (const name of names) {
    const found = await answersFilesOf(cwd, name);
    if (!found.ok) problems.push(...found.problems);
    else texts.push(...found.value);
  }
  if (problems.length > 0) return failure(problems);
  const sorted = texts.sort((a, b) => (a.file < b.file ? -1 : 1));
  const behind = await Promise.all(sorted.map(async ({ file }) => (await fileBehind(resolve(cwd, file))) ?? file));
  return success(sorted.filter((_, at) => behind.indexOf(behind[at] ?? "") === at));
}

async function answersFilesOf(cwd: string, name: string): Promise<Result<Text[]>> {
  const path = resolve(cwd, name);
  const status = await stat(path).catch(() => null);
  if (status?.isDirectory()) return among(cwd, name, await glob("**/*.{yaml,yml}", { cwd: path, ...quiet }), name);
  if (status || !isDynamicPattern(withSlashes(name))) {
    const text = await readTextFile(path, withSlashes(name));
    return text.ok ? success([text.value]) : text;
  }
  return among(cwd, name, await glob(withSlashes(name), { cwd, ...quiet }), "");
}

/**
 * Folders that hold other people's files are not looked into, nor dot folders, nor what a link leads to: that may be the
 * whole disk. A link to a file is one more name of it.
 */
const quiet = {
  ignore: ["**/node_modules/**"],
  expandDirectories: false,
  // Asked of links only, and in this one of its forms.
  fs: { stat: statWithoutFolder as typeof statFile },
};

function statWithoutFolder(path: string, done: (error: Error | null, status: Stats) => void): void {
  statFile(path, (error, status) => done(error, error ? status : Object.assign(status, { isDirectory: () => false })));
}

async function among(cwd: string, name: string, files: readonly string[], folder: string): Promise<Result<Text[]>> {
  const texts: Text[] = [];
  const problems: Diagnostic[] = [];
  for (const file of files) {
    const path = resolve(cwd, folder, file);
    const text = await readTextFile(path, withSlashes(join(folder, file)));
    if (text.ok && isAnswersFile(text.value.text)) texts.push(text.value);
    if (!text.ok && isAnswersFile(await readStart(path))) problems.push(...text.problems);
  }
  if (problems.length > 0) return failure(problems);
  if (texts.length > 0) return success(texts);
  const message = `no answers file is ${folder === "" ? "matched" : "below it"}`;
  const hint = "an answers file has the key advise: 1 and ends in .yaml or .yml";
  return failure([unplaced(name, "read", message, hint)]);
}

/** By its text, so that a broken answers file, or one whose key `advise` is misspelt, is not passed over in silence. */
function isAnswersFile(text: string): boolean {
  if (/(^|[{,]\s*)["']?advise["']?\s*:/m.test(text)) return true;
  const keys = [...text.matchAll(/^["']?([a-z]+)["']?\s*:/gim)].map(([, key = ""]) => key);
  return keys.includes("answers") && keys.some((key) => key === "decision" || nearest(key, ["advise"]) !== undefined);
}
