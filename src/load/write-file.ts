import { access, chmod, constants, link, lstat, mkdtemp, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";

/** How to write: whether a file that is there may be replaced, and the name it goes by in messages. */
export type WriteOptions = { overwrite: boolean; name?: string };

/**
 * Writes a text file in one step: it is there in full or not at all, and a file that may not be replaced stays.
 * What stands in the way is a diagnostic; null when the file is written. A replaced file keeps its permissions.
 */
export const writeFileAtomic = async (
  path: string,
  text: string,
  { overwrite, name = path }: WriteOptions,
): Promise<Diagnostic | null> => {
  const problem = (message: string, hint: string): Diagnostic => ({
    ...{ file: name, line: null, column: null, code: "read", message, hint },
  });
  let folder: string | undefined;
  try {
    const present = await statusOf(path);
    const refusal = present && whyNotReplaced(present, overwrite);
    if (refusal) return problem(...refusal);
    if (present) await access(path, constants.W_OK);
    // Beside the file, since only within a file system can a name be given in one step.
    folder = await mkdtemp(join(dirname(path), ".advise-"));
    const temporary = join(folder, "text");
    await writeSynced(temporary, text, present?.mode);
    if (present) await rename(temporary, path);
    else await putInPlace(temporary, path);
    return null;
  } catch (error) {
    return problem(...whyUnwritten(error));
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
};

type Status = { mode: number; kind: "file" | "folder" | "link" | "other" };

const statusOf = async (path: string): Promise<Status | null> => {
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
    return { mode: status.mode & 0o7777, kind };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
};

const whyNotReplaced = ({ kind }: Status, overwrite: boolean): [string, string] | null => {
  if (kind === "folder") return ["is a folder, not a file", "name a file inside it"];
  if (kind === "link") return ["is a link to another place, and is not followed", "name the file itself"];
  if (kind === "other") return ["is not a file that can be written", "name a file"];
  return overwrite ? null : ["is there already and is not overwritten", "give another name"];
};

const writeSynced = async (path: string, text: string, mode: number | undefined): Promise<void> => {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (mode !== undefined) await chmod(path, mode);
};

/** Gives a new file its name. A link fails where a file has appeared meanwhile; a rename would replace it. */
const putInPlace = async (temporary: string, path: string): Promise<void> => {
  try {
    await link(temporary, path);
  } catch (error) {
    // File systems without hard links: FAT, some network shares.
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(codeOf(error))) throw error;
    await rename(temporary, path);
  }
};

const whyUnwritten = (error: unknown): [string, string] => {
  const code = codeOf(error);
  const reasons: Record<string, [string, string]> = {
    EEXIST: ["is there already and is not overwritten", "give another name"],
    ENOENT: ["cannot be written: its folder does not exist", "make the folder first, or name another"],
    ENOTDIR: ["cannot be written: a part of the path is a file, not a folder", "name a folder that exists"],
    EACCES: ["may not be written", "check the permissions of it and its folder"],
    EPERM: ["may not be written", "check the permissions of it and its folder"],
    EROFS: ["may not be written: the disk is read-only", "name a place on another disk"],
    ENOSPC: ["cannot be written: the disk is full", "make room, or name a place on another disk"],
    ENAMETOOLONG: ["cannot be written: the name is too long", "give a shorter name"],
  };
  return reasons[code] ?? [`cannot be written (${code || String(error)})`, "give another name"];
};

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
