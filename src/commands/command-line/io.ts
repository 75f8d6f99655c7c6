import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { Chalk } from "chalk";
import { asCalled } from "../../text/called-as.ts";
import { type Allowed, plainLine, streamed } from "../../text/escape.ts";
import type { TextStyle } from "../../report/terminal/text-style.ts";

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

/**
 * Where text goes and how wide it may be: at most 80 columns, so that it reads the same everywhere. In a file that is written
 * the program has its bare name, on whatever machine. On a terminal so many lines stand below a result: the prompt of a
 * shell, or keys.
 */
export function textStyleFor(io: Io, stream: "stdout" | "stderr", file?: string, below = 1): TextStyle {
  return {
    width: Math.max(20, Math.min(80, io.columns)),
    chalk: new Chalk({ level: io.colour[stream] ? 1 : 0 }),
    ...(file === undefined && { program: io.program }),
    ...(file === undefined && stream === "stdout" && io.rows !== null && { rows: io.rows - below, hasKeys: below > 1 }),
  };
}

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
