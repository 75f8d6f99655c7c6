import {
  accessSync,
  appendFileSync,
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { access, constants, lstat, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { windowsDevice } from "../load/files/windows.ts";
import { type Diagnostic, unplaced } from "../model/diagnostic.ts";

/**
 * How to write: whether a file that is there may be replaced, the bytes it must still hold for that (any, where they are
 * not given), and the name it goes by in messages.
 */
export type WriteOptions = { overwrite: boolean; expected?: Uint8Array | undefined; name?: string };

/**
 * Writes a text file in one step: it is there in full or not at all, and a file that may not be replaced stays.
 * What stands in the way is a diagnostic; null when the file is written. A replaced file keeps its permissions and, where the
 * system lets us, its owner and group.
 */
export async function writeFileAtomic(
  path: string,
  text: string,
  { overwrite, expected, name = path }: WriteOptions,
): Promise<Diagnostic | null> {
  const problem = (message: string, hint: string): Diagnostic => unplaced(name, "read", message, hint);
  if (windowsDevice(path)) return problem(...deviceName);
  try {
    const present = await statusOf(path);
    const refusal = present && whyNotReplaced(present, overwrite);
    if (refusal) return problem(...refusal);
    if (present) await access(path, constants.W_OK);
    return putBeside(path, text, { before: present, expected }) ? null : problem(...changedMeanwhile);
  } catch (error) {
    return problem(...whyUnwritten(error));
  }
}

/** What is known of the file that is replaced, and the bytes that it must still hold. */
type Put = { before: Before | null; expected: Uint8Array | undefined };

/** What a replaced file keeps. */
type Before = { mode: number; uid: number; gid: number };

/**
 * Writes a file beside the path and gives it the path's name, unless what is there is not what was expected. It does so
 * without pausing: a signal is heard when the file beside it is in its place or gone, and finds nothing to clear away.
 */
function putBeside(path: string, text: string, { before, expected }: Put): boolean {
  const temporary = writeSynced(path, text, before);
  try {
    if (expected && !readFileSync(path).equals(expected)) return false;
    if (before === null) putInPlace(temporary, path);
    else renameSync(temporary, path);
    return true;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Writes a result where a person wants it: over a file in one step, also through a link, or in place where its folder
 * takes no other file or the file has other names; and into a device or a pipe, by `inOneGo`, since opening one may wait for a reader. What stands in
 * the way is a diagnostic.
 */
export async function writeResult(
  path: string,
  text: string,
  { name, inOneGo }: { name: string; inOneGo: (work: () => void) => void },
): Promise<Diagnostic | null> {
  const device = windowsDevice(path);
  // What goes there is thrown away, as with /dev/null.
  if (device === "NUL") return null;
  if (device !== undefined) return unplaced(name, "read", ...deviceName);
  if (openedByShell.test(path)) return written(name, () => inOneGo(() => appendFileSync(path, text)));
  const target = await realpath(path).catch(() => path);
  const status = await stat(target).catch(() => null);
  if (!status || status.isDirectory()) return writeFileAtomic(target, text, { overwrite: true, name });
  return written(name, () => {
    if (!status.isFile()) inOneGo(() => writeFileSync(target, text));
    else if (status.nlink > 1 || !putBesideIfTaken(target, text, status)) writeFileSync(target, text);
  });
}

/** What a shell has open, which may be a log that goes on: a result is put behind what stands there. */
const openedByShell = /^\/(dev\/(stderr|fd\/\d+)|proc\/self\/fd\/\d+)$/;

function written(name: string, write: () => void): Diagnostic | null {
  try {
    write();
    return null;
  } catch (error) {
    return unplaced(name, "read", ...whyUnwritten(error));
  }
}

/** Replaces a file that may be written, unless its folder or file system takes no file beside it. */
function putBesideIfTaken(path: string, text: string, before: Before): boolean {
  accessSync(path, constants.W_OK);
  try {
    return putBeside(path, text, { before, expected: undefined });
  } catch (error) {
    if (["EACCES", "EPERM", "EBUSY", "ENAMETOOLONG"].includes(codeOf(error))) return false;
    throw error;
  }
}

type Status = Before & { names: number; kind: "file" | "folder" | "link" | "other" };

async function statusOf(path: string): Promise<Status | null> {
  try {
    // The path itself and not what it leads to: a link is not silently replaced, nor followed.
    const status = await lstat(path);
    const kind = status.isFile()
      ? "file"
      : status.isDirectory()
        ? "folder"
        : status.isSymbolicLink()
          ? "link"
          : "other";
    const { mode, uid, gid, nlink: names } = status;
    return { mode, uid, gid, names, kind };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function whyNotReplaced({ kind, names }: Status, overwrite: boolean): [string, string] | null {
  if (kind === "folder") return ["is a folder, not a file", "name a file inside it"];
  if (kind === "link") return ["is a link to another place, and is not followed", "name the file itself"];
  if (kind === "other") return ["is not a file that can be written", "name a file"];
  if (!overwrite) return ["is there already and is not overwritten", "give another name"];
  return names > 1 ? [`has ${names} names (hard links), of which only this one would change`, onlyName] : null;
}

const deviceName: [string, string] = ["is the name of a device on Windows, not of a file", "give another name"];

const onlyName = "write to another file, or copy it over itself so that it has one name";

export const changedMeanwhile: [string, string] = [
  "has changed since it was read, and is not overwritten",
  "look at what changed, and run this again",
];

/** Writes a file beside the path, all of it on the disk, and gives its name. */
function writeSynced(path: string, text: string, before: Before | null): string {
  const { handle, name } = openBeside(path, before === null ? undefined : before.mode & 0o7777);
  try {
    if (before) keep(handle, before);
    writeFileSync(handle, text);
    fsyncSync(handle);
  } catch (error) {
    // On a full disk what was begun would take up room for good.
    rmSync(name, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  return name;
}

/** Gives a file the owner, group and permissions of the one it replaces. */
function keep(handle: number, { mode, uid, gid }: Before): void {
  // Only a privileged user may give a file away, but one may give it to any group one is in.
  if (!isAllowed(() => fchownSync(handle, uid, gid))) isAllowed(() => fchownSync(handle, -1, gid));
  // Afterwards, since a change of owner takes permissions away.
  fchmodSync(handle, mode & 0o7777);
}

function isAllowed(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (["EPERM", "EACCES", "EINVAL", "ENOSYS", "ENOTSUP"].includes(codeOf(error))) return false;
    throw error;
  }
}

/** A new file beside the path. One that a killed run left behind is passed over. */
function openBeside(path: string, mode: number | undefined, attempt = 1): { handle: number; name: string } {
  const name = join(dirname(path), `.${basename(path)}.${attempt}.tmp`);
  try {
    return { handle: openSync(name, "wx", mode), name };
  } catch (error) {
    if (codeOf(error) !== "EEXIST" || attempt >= 10_000) throw error;
    return openBeside(path, mode, attempt + 1);
  }
}

/** Gives a new file its name. A link fails where a file has appeared meanwhile; a rename would replace it. */
function putInPlace(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    // File systems without hard links: FAT, some network shares.
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(codeOf(error))) throw error;
    renameSync(temporary, path);
  }
}

/** Why a file could not be written, and what to do about it. */
function whyUnwritten(error: unknown): [string, string] {
  const code = codeOf(error);
  const reasons: Record<string, [string, string]> = {
    EEXIST: ["is there already and is not overwritten", "give another name"],
    ENOENT: ["cannot be written: its folder does not exist", "make the folder first, or name another"],
    ENOTDIR: ["cannot be written: a part of the path is a file, not a folder", "name a folder that exists"],
    EISDIR: ["is a folder, not a file", "name a file inside it"],
    EACCES: ["may not be written", "check the permissions of it and its folder"],
    EPERM: ["may not be written", "check the permissions of it and its folder"],
    EROFS: ["may not be written: the disk is read-only", "name a place on another disk"],
    ENOSPC: ["cannot be written: the disk is full", "make room, or name a place on another disk"],
    ENAMETOOLONG: ["cannot be written: the name is too long", "give a shorter name"],
  };
  return reasons[code] ?? [`cannot be written (${code || String(error)})`, "give another name"];
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
