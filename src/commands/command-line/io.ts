import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { Chalk } from "chalk";
import { asCalled } from "../../text/called-as.ts";
import { type Allowed, plainLine, streamed } from "../../text/escape.ts";
import { onPaper, type TextStyle } from "../../report/terminal/text-style.ts";

/** The world as a command sees it. Only src/cli.ts knows the process behind it. */
export type Io = {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  cwd: string;
  /** Whether a person can be asked: stdin and stdout are both terminals, and such as can be drawn on. */
  interactive: boolean;
  /** Whether the result goes to a terminal. */
  terminal: boolean;
  /** Whether a person is there who cannot be asked: the terminal says that nothing can be drawn on it (TERM=dumb). */
  dumb: boolean;
  /** The system whose browser can be opened; null where nobody is there to see it. */
  browserOn: NodeJS.Platform | null;
  /** Aborted when the person or the system stops the program while someone listens; else the program just ends. */
  stopped: AbortSignal;
  /** The milliseconds since the start, where a person watches stderr while the result goes elsewhere; else null. */
  progressClock: (() => number) | null;
  /** Lets a signal be heard that has come while files were read: amid the work that follows it would be lost. */
  heard: () => Promise<void>;
  /** Does long work, amid which no signal can be heard: the system then ends the program itself, and at once. */
  uninterrupted: <T>(work: () => T) => T;
  colour: { stdout: boolean; stderr: boolean };
  /** Columns of the terminal; 80 where there is none. */
  columns: number;
  /** Lines of the terminal that stdout is; null where it is none. */
  rows: number | null;
  /** The folder with the shipped rulebook, prices and cases. */
  rulesFolder: string;
  /** What the build made of the shipped rulebook and prices; null outside a build. */
  compiledFolder: string | null;
  /** The folder with the built page: its code and its style. */
  pageFolder: string;
  /** How a person calls this program again: by its bare name, or through npx. */
  program: string;
  /** This program's version. */
  version: string;
  /** What it runs on, for the report of a bug. */
  system: string;
  /** Today, YYYY-MM-DD: only for notices, never for a decision. */
  today: string;
};

/** At most so many columns, so that a text reads the same everywhere. */
const widest = 80;

/**
 * What a result is written on. A file is the same whatever terminal and machine it is written from: without colours, and the
 * program has its bare name. On a terminal so many lines stand below a result: the prompt of a shell, or keys.
 */
export function resultStyle(io: Io, output: string | undefined, below = 1): TextStyle {
  if (!isStdout(output)) return onPaper(widest);
  const rows = io.rows === null ? {} : { rows: io.rows - below, hasKeys: below > 1 };
  return { ...streamStyle(io, "stdout"), ...rows };
}

/** What is said beside the result is written on. */
export function stderrStyle(io: Io): TextStyle {
  return streamStyle(io, "stderr");
}

function streamStyle({ columns, colour, program }: Io, stream: "stdout" | "stderr"): TextStyle {
  const width = Math.max(20, Math.min(widest, columns));
  return { width, chalk: new Chalk({ level: colour[stream] ? 1 : 0 }), program };
}

/** Whether a result goes to standard output: no file is named for it, or one of the names of that. */
export function isStdout(output: string | undefined): boolean {
  return output === undefined || standardOutput.includes(output);
}

/** Behind those of the system may be a file that the shell has open, and that must not be replaced. */
const standardOutput = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/** Writes, with all escaped that would steer a terminal, and waits until the stream takes more. Whether somebody still reads it. */
export function writeIfRead(stream: Writable, text: string, allowed?: Allowed): Promise<boolean> {
  return put(stream, streamed(text, allowed));
}

function put(stream: Writable, text: string): Promise<boolean> {
  return new Promise((done, fail) => {
    stream.write(text, (error) => {
      if (!error) done(true);
      else if ((error as NodeJS.ErrnoException).code === "EPIPE") done(false);
      else fail(error);
    });
  });
}

/** The same; what nobody reads any more is as good as written. */
export async function write(stream: Writable, text: string, allowed?: Allowed): Promise<void> {
  await writeIfRead(stream, text, allowed);
}

/** Says something beside the result, on a line of its own whatever the names in it hold. */
export function say({ stderr, program }: Pick<Io, "stderr" | "program">, text: string): Promise<void> {
  return write(stderr, `${asCalled(plainLine(text), program)}\n`);
}

/** Steers a terminal: the one text that may. Nothing from outside is in it. */
export async function steer(stream: Writable, text: string): Promise<void> {
  await put(stream, text);
}

export function pathIn(io: Io, file: string): string {
  return resolve(io.cwd, file);
}
