import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { EvidenceState } from "../../engine/uses/check.ts";
import type { Measured } from "../../model/answers.ts";
import { type Diagnostic, failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import { quote } from "../../text/quote.ts";

/** The most bytes of a file of evidence that are read. */
const sizeLimit = 512 * 2 ** 20;
const filesLimit = 100_000;

/** The folder that evidence may not leave: the git repository around an answers file, or else the file's own folder. */
export async function evidenceRoot(answersFile: string): Promise<string> {
  const folder = await realpath(dirname(answersFile));
  for (let at = folder; ; at = dirname(at)) {
    if (
      await lstat(join(at, ".git")).then(
        () => true,
        () => false,
      )
    )
      return at;
    if (dirname(at) === at) return folder;
  }
}

/**
 * Where a file is that an answers file names as evidence, or null where nothing is there. The name is untrusted: it is
 * relative to the answers file and stays in its repository, links followed; only plain files may be opened, and folders
 * only where the name ends with a slash.
 */
export async function heldPath(answersFile: string, file: string): Promise<Result<string | null>> {
  const refuse = (message: string, hint = "name a file in the repository of the answers file") =>
    failure<Diagnostic>([unplaced(answersFile, "read", `the evidence ${quote(file)} ${message}`, hint)]);
  if (file === "" || file.includes("\0") || file.includes("\\")) return refuse("is not a path with /");
  if (isAbsolute(file) || /^[a-z]:/i.test(file)) return refuse("is an absolute path");
  const root = await evidenceRoot(answersFile);
  const wanted = resolve(await realpath(dirname(answersFile)), file);
  if (!isInside(root, wanted)) return refuse("leaves the repository");
  try {
    const path = await realpath(wanted);
    if (!isInside(root, path)) return refuse("leaves the repository by a link");
    const stats = await stat(path);
    if (file.endsWith("/"))
      return stats.isDirectory() ? success(path) : refuse("is not a folder", "leave out the slash at its end");
    if (!stats.isFile()) return refuse("is not a plain file");
    if (stats.size > sizeLimit) return refuse("is larger than 512 MiB");
    return success(path);
  } catch (error) {
    return isGone(error) ? success(null) : refuse(`cannot be read (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

function isGone(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR"].includes(codeOf(error));
}

/** The sha256 of such a file or folder, or null where nothing is there. */
export async function evidenceHash(answersFile: string, file: string): Promise<Result<string | null>> {
  const held = await heldPath(answersFile, file);
  if (!held.ok || held.value === null) return held;
  try {
    return success(await (file.endsWith("/") ? folderHash(held.value) : fileHash(held.value)));
  } catch (error) {
    if (isGone(error)) return success(null);
    const message = `the evidence ${quote(file)} cannot be read (${codeOf(error)})`;
    return failure([unplaced(answersFile, "read", message)]);
  }
}

/** Whether each file that answers were measured on is still what it was. A path that may not be read is a problem. */
export async function evidenceStates(
  answersFile: string,
  measured: readonly (readonly [question: string, measured: Measured])[],
): Promise<Result<EvidenceState[]>> {
  const states: EvidenceState[] = [];
  const hashes = new Map<string, string | null>();
  for (const [question, { files }] of measured) {
    for (const { file, sha256 } of files) {
      const now = hashes.has(file) ? success(hashes.get(file) ?? null) : await evidenceHash(answersFile, file);
      if (!now.ok) return now;
      hashes.set(file, now.value);
      states.push({ question, file, state: now.value === null ? "missing" : now.value === sha256 ? "same" : "moved" });
    }
  }
  return success(states);
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The sha256 of a file in hex. Opened in a way that neither waits for a pipe nor follows a link. */
export async function fileHash(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    if (!(await handle.stat()).isFile()) throw Object.assign(new Error("not a plain file"), { code: "EINVAL" });
    const hash = createHash("sha256");
    for await (const chunk of handle.createReadStream({ end: sizeLimit, autoClose: false }))
      hash.update(chunk as Buffer);
    return hash.digest("hex");
  } finally {
    await handle.close();
  }
}

/** The sha256 over the sorted lines `sha256  path` of all plain files below a folder; links and hidden names are left out. */
async function folderHash(folder: string): Promise<string> {
  const names = await filesBelow(folder);
  const entries: [string, string][] = [];
  for (const name of names) entries.push([name, await fileHash(join(folder, name))]);
  return hashOfList(entries);
}

/** A folder as evidence names it: with a slash at its end. */
export function folderName(name: string): string {
  return `${name.replace(/\/+$/, "")}/`;
}

/** The hash of a folder, of its files' paths and hashes. */
export function hashOfList(entries: readonly (readonly [path: string, sha256: string])[]): string {
  const lines = entries.map(([path, sha256]) => `${sha256}  ${path}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex");
}

/** The plain files below a folder, by their paths with /, sorted; no links, and nothing whose name starts with a dot. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  const waiting = [""];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      if (isHiddenName(entry.name)) continue;
      const path = at === "" ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) found.push(path);
      if (found.length > filesLimit) throw Object.assign(new Error("too many files"), { code: "E2BIG" });
    }
  }
  return found.sort();
}

/** Whether a path below a folder is left out, by the name of a file or folder in it. */
export function isHidden(path: string): boolean {
  return path.split("/").some(isHiddenName);
}

function isHiddenName(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}
