import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import type { Io } from "../../src/commands/command-line/io.ts";
import { run } from "../../src/commands/command-line/program.ts";
import { worldOf } from "./world.ts";

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
    compiledFolder: null,
    ...worldOf(join(import.meta.dirname, "../..")),
    ...rest,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}
