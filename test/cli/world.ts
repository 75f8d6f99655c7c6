import { join } from "node:path";
import type { Io } from "../../src/commands/command-line/io.ts";

/** What a run has of its world, but for its streams and where it stands: no terminal, and the project's own files. */
export function worldOf(project: string): Omit<Io, "stdin" | "stdout" | "stderr" | "cwd" | "compiledFolder"> {
  return {
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
    rulesFolder: join(project, "rules"),
    pageFolder: join(project, "dist/page"),
    program: "advise",
    version: "1.2.3",
    system: "Node v20.19.0, linux x64",
    today: "2026-11-21",
  };
}
