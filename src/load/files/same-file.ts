import { lstat, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative } from "node:path";

/**
 * What a path leads to, the same for each name of one file: a link, another link to it, another way to write it. A file that
 * is not there yet has its place. Null for what is no file: a folder, a pipe, a device.
 */
export async function fileBehind(path: string): Promise<string | null> {
  const status = await stat(path, { bigint: true }).catch(() => null);
  if (status) return status.isFile() ? `${status.dev}:${status.ino}` : null;
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return join(folder, basename(path));
}

/** The first of some paths that leads to the same file as another path. */
export async function sameFileAmong(path: string, others: readonly string[]): Promise<string | undefined> {
  const file = await fileBehind(path);
  if (file === null) return undefined;
  const behind = await Promise.all(others.map(fileBehind));
  return others[behind.indexOf(file)];
}

/** The first of some folders that a file which is there lies in, however deep, with links followed. */
export async function folderAround(path: string, folders: readonly string[]): Promise<string | undefined> {
  const status = await stat(path).catch(() => null);
  if (!status?.isFile()) return undefined;
  const file = await realpath(path);
  const behind = await Promise.all(folders.map((folder) => realpath(folder).catch(() => null)));
  return folders.find((_, at) => {
    const folder = behind[at];
    return folder && isBelow(relative(folder, file));
  });
}

function isBelow(way: string): boolean {
  return way !== "" && way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}

/** Whether anything has that name, a link that leads nowhere too. */
export function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
