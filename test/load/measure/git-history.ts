import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";

/**
 * A commit: its moment in days, and what it does to files. `from` moves a file there first; text null deletes it; `branch`
 * starts from main, and `merges` names one that comes in.
 */
export type Commit = {
  day: number;
  files: { path: string; text: string | null; from?: string; isLink?: boolean }[];
  branch?: string;
  merges?: string;
};

export const firstSecond = Date.UTC(2024, 0, 1) / 1000;

/** Runs git in a folder, with no settings but its own. */
export function git(folder: string, args: readonly string[], input = ""): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return execFileSync("git", args, { cwd: folder, input, env, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
}

/** Makes a repository of commits, in one go. */
export function makeRepository(folder: string, commits: readonly Commit[]): void {
  mkdirSync(folder, { recursive: true });
  git(folder, ["init", "-q", "-b", "main"]);
  const who = (day: number) => `committer A <a@example.org> ${firstSecond + Math.round(day * 86_400)} +0000`;
  const stream = commits.flatMap(({ day, files, branch, merges }) => [
    `commit refs/heads/${branch ?? "main"}\n${who(day)}\ndata 0\n`,
    ...(branch === undefined ? [] : ["from refs/heads/main\n"]),
    ...(merges === undefined ? [] : [`merge refs/heads/${merges}\n`]),
    ...files.flatMap(({ path, text, from, isLink }) => [
      ...(from === undefined ? [] : [`R ${from} ${path}\n`]),
      text === null
        ? `D ${path}\n`
        : `M ${isLink ? "120000" : "100644"} inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    ]),
    "\n",
  ]);
  git(folder, ["fast-import", "--quiet"], stream.join(""));
}

/** A repository below a folder, in one of its own. Nothing is checked out: its docs are looked at by their history alone. */
export function repositoryBelow(root: string, commits: readonly Commit[]): string {
  const folder = mkdtempSync(join(root, "r"));
  makeRepository(folder, commits);
  mkdirSync(join(folder, "docs"));
  return folder;
}
