import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { type Diagnostic, unplaced } from "../../model/diagnostic.ts";

/**
 * What goes before every command: nothing is fetched, no program is run that the settings of a repository name, and
 * nothing stands for something else.
 */
const settings = [
  "--no-pager",
  "--no-optional-locks",
  "--no-replace-objects",
  ...["protocol.allow=never", "core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showSignature=false"].flatMap(
    (setting) => ["-c", setting],
  ),
];

/** Why git ended early: what it called fatal, or the first line it said. */
export class GitError extends Error {
  readonly isMissing: boolean;
  constructor(said: string, isMissing: boolean) {
    super(said);
    this.isMissing = isMissing;
  }
}

/** What git itself writes, with no shell between, as it comes. `lines` are its input. Ends with a GitError where git does. */
export async function* gitOutput(
  cwd: string,
  args: readonly string[],
  lines: Iterable<string> = [],
): AsyncIterable<Buffer> {
  const env = { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  const git = spawn("git", [...settings, ...args], { cwd, env });
  let said = "";
  git.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(0, 2000)));
  const ended = new Promise<number | Error>((done) => git.on("error", done).on("close", (code) => done(code ?? -1)));
  // Git may end before it has read all, which its exit code says.
  git.stdin.on("error", () => undefined);
  Readable.from(lines).pipe(git.stdin);
  try {
    yield* git.stdout as AsyncIterable<Buffer>;
  } finally {
    git.kill();
  }
  const end = await ended;
  if (end instanceof Error) throw new GitError(end.message, (end as NodeJS.ErrnoException).code === "ENOENT");
  if (end === 0) return;
  const told = said.trim().split("\n");
  const reason = told.find((line) => line.startsWith("fatal: ")) ?? told[0] ?? "";
  throw new GitError(reason.replace(/^fatal: /, ""), false);
}

/** All that git writes, at most so many bytes; more is cut off. */
export async function gitText(cwd: string, args: readonly string[], most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of gitOutput(cwd, args)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}

/** A problem with git itself, by the name of what was to be read. */
export function gitProblem(name: string, { message, isMissing }: GitError, hint: string): Diagnostic {
  return isMissing
    ? unplaced(name, "read", "cannot be read: git is not installed", "install git")
    : unplaced(name, "read", `cannot be read from git: ${message}`, hint);
}
