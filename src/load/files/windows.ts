import { sep as systemSep } from "node:path";

/**
 * A path with slashes, as git, patterns and reports have it: on Windows, which takes both, its backslashes are turned.
 * Elsewhere a backslash is a letter of a name, and stays.
 */
export function withSlashes(path: string, sep: string = systemSep): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}

/** Whether a name starts with a drive of Windows, as in `C:\answers.yaml`: it is then no revision of git. */
export function hasDrive(name: string, sep: string = systemSep): boolean {
  return sep === "\\" && /^[a-z]:/i.test(name);
}

/**
 * The device that Windows takes a path for, whatever its folder and its ending: `NUL`, `nul.txt`, `logs\con`. Written to as
 * a file it would lose what is written, or make a file that nothing can open. Undefined for a file, and elsewhere.
 */
export function windowsDevice(path: string, sep: string = systemSep): string | undefined {
  if (sep !== "\\") return undefined;
  const [name = ""] = (path.split(/[\\/:]/).findLast(Boolean) ?? "").toUpperCase().split(/[ .]/, 1);
  return /^(CON|PRN|AUX|NUL|(COM|LPT)[1-9¹²³])$/.test(name) ? name : undefined;
}
