import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import type * as program from "../../src/commands/command-line/program.ts";
import { worldOf } from "../../test/cli/world.ts";

/** What one command took of a file, and how it ended: with an exit code, or with the stack of what it threw. */
export type Run = { command: string; code: number | string; seconds: number; megabytes: number; said: string };

/** Every command that reads a file, over the one that is named. */
export function commandsOver(file: string): string[][] {
  const asRules = ["--rules", file];
  return [
    [file, "--what-next", "--verbose"],
    ...["json", "markdown", "adr", "html", "outcome"].map((format) => [file, "--format", format]),
    ["check", file, "--format", "github"],
    ["diff", file, file],
    ["cost", file],
    ["cost", "--prices", file],
    ["panel", file],
    ["batch", file],
    ["batch", file, "--fields", "flips,firmness"],
    ["--what-next", "--format", "json", ...asRules],
    // As a generated rulebook has them: one answer, and all others open.
    ["--q0", "c0", "--what-next", "--format", "json", ...asRules],
    ["--help", ...asRules],
    ["init", ...asRules],
    ["schema", "answers", ...asRules],
    ["explain", "facts", ...asRules],
    ["rules", "lint", file],
    ["rules", "test", file],
    ["rules", "verify", file],
    ["measure", "eval", file],
    ["measure", "examples", file],
    ["measure", "usage", file],
    ["measure", "search", file, file],
    ["measure", "kit", file, "-o", "kit"],
    ["__complete", "--rules", file, "--", ""],
  ];
}

/** Runs commands of the built program one after the other in this process, and says of each at once, on a line, what it took. */
export async function runHere(project: string, commands: readonly string[][]): Promise<void> {
  const built = pathToFileURL(join(project, "dist/program.js")).href;
  const { run } = (await import(built)) as typeof program;
  const world = { ...worldOf(project), compiledFolder: join(project, "dist/compiled"), cwd: process.cwd() };
  for (const args of commands) {
    const before = process.cpuUsage();
    let said = "";
    const stderr = sink((text) => {
      if (said.length < 300) said += text.slice(0, 300);
    });
    const streams = { stdin: Readable.from([]), stdout: sink(() => undefined), stderr };
    const code = await run(args, { ...world, ...streams }).catch((error: unknown) => (error as Error).stack ?? "");
    const { user, system } = process.cpuUsage(before);
    // The peak so far: what a command takes it has at least once.
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const took: Run = { command: args.join(" "), code, seconds: (user + system) / 1e6, megabytes, said };
    console.log(JSON.stringify(took));
  }
}

function sink(take: (text: string) => void): Writable {
  return new Writable({
    write: (text, _, done) => {
      take(String(text));
      done();
    },
  });
}
