import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import type { Io } from "../../src/commands/command-line/io.ts";
import { run } from "../../src/commands/command-line/program.ts";

export type Run = { code: number; stdout: string; stderr: string };

/** The folder with the files that the command-line tests name. */
export const fixtures = join(import.meta.dirname, "fixtures");

function sink() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
}

/** Runs the program in this process, as it would run without a terminal. */
export async function runCli(args: readonly string[], overrides: Partial<Io> & { input?: string } = {}): Promise<Run> {
  const stdout = sink();
  const stderr = sink();
  const { input = "", ...rest } = overrides;
  const code = await run(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    cwd: fixtures,
    interactive: false,
    terminal: false,
    dumb: false,
    browserOn: null,
    stopped: new AbortController().signal,
    progressClock: null,
    heard: () => Promise.resolve(),
    uninterrupted: (work) => work(),
    colour: { stdout: false, stderr: false },
    columns: 80,
    rows: null,
    rulesFolder: join(import.meta.dirname, "../../rules"),
    compiledFolder: null,
    pageFolder: join(import.meta.dirname, "../../dist/page"),
    program: "advise",
    version: "1.2.3",
    system: "Node v20.19.0, linux x64",
    today: "2026-11-21",
    ...rest,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}
