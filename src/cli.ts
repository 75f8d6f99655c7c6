#!/usr/bin/env node
// The only file that knows the process: streams, arguments, environment, signals and the exit code.
import { getEventListeners } from "node:events";
import { createReadStream, fstatSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Readable, Writable } from "node:stream";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";
import { calledAs } from "./commands/command-line/called-as.ts";
import { wantsColour } from "./commands/command-line/colour.ts";
import { exitCodes } from "./commands/command-line/exit-codes.ts";
import type { Io } from "./commands/command-line/io.ts";

// Both src/cli.ts and dist/cli.js stand one folder below the project's root.
const root = new URL("../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };
const { stdout, stderr, env, argv } = process;
const args = argv.slice(2);

function colour({ isTTY }: NodeJS.WriteStream): boolean {
  return wantsColour({ args, env, terminal: isTTY === true });
}

/** The folder that names are meant in. It may be gone, and then no file could be found. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    stderr.write("advise: the current folder does not exist any more\n  change to one that does\n");
    process.exit(exitCodes.usage);
  }
}

/** Standard input, opened only by a run that reads it. */
function input(): Readable {
  // A folder Node would take for an empty input; read as a file it fails where it is read.
  return !isatty(0) && fstatSync(0).isDirectory() ? createReadStream("", { fd: 0 }) : process.stdin;
}

/** A file with all links followed; undefined where there is none. */
function realFile(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** What npm's bin of Windows runs, which is a script beside the installed package. */
function behindShim(folder: string): string | undefined {
  if (realFile(join(folder, "advise.cmd")) === undefined) return undefined;
  return realFile(join(folder, "node_modules/advise/dist/cli.js")) ?? "";
}

let leaving = false;
/** Ends the program once what is being written has reached its reader, who would else be left with half a line. */
function leave(): void {
  if (leaving || stdout.writableLength === 0) process.exit(exitCodes.interrupted);
  leaving = true;
  // One who reads nothing is not waited for.
  setTimeout(() => process.exit(exitCodes.interrupted), 1000);
}
const result = stdout.isTTY
  ? stdout
  : new Writable({
      decodeStrings: false,
      write: (text: string, encoding, done) =>
        void stdout.write(text, encoding, (error) => (leaving ? process.exit(exitCodes.interrupted) : done(error))),
    });

const stop = new AbortController();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
// A questionnaire listens, and keeps what was answered; nothing else has anything to keep.
function onSignal(): void {
  // The answers are being kept, which takes a moment: a second Ctrl-C must not lose them.
  if (stop.signal.aborted) return;
  if (getEventListeners(stop.signal, "abort").length > 0) stop.abort();
  else leave();
}
function listen(): void {
  return signals.forEach((signal) => process.on(signal, onSignal));
}

let opened: Readable | undefined;
let called: string | undefined;
const io: Io = {
  get stdin() {
    return (opened ??= input());
  },
  stdout: result,
  // What is said beside the result: where nobody can hear it, the run ends as it would have.
  stderr: new Writable({ write: (text: Buffer, _, done) => void stderr.write(text, () => done()) }),
  cwd: currentFolder(),
  stopped: stop.signal,
  heard: () => new Promise((done) => void setImmediate(done)),
  uninterrupted: (work) => {
    signals.forEach((signal) => process.off(signal, onSignal));
    try {
      return work();
    } finally {
      listen();
    }
  },
  // A dumb terminal cannot draw a question again, nor a line of progress.
  interactive: stdout.isTTY === true && isatty(0) && env.TERM !== "dumb",
  terminal: stdout.isTTY === true,
  dumb: stdout.isTTY === true && isatty(0) && env.TERM === "dumb",
  browserOn: stderr.isTTY && !env.CI ? process.platform : null,
  progressClock: stderr.isTTY && !stdout.isTTY && env.TERM !== "dumb" ? () => performance.now() : null,
  colour: { stdout: colour(stdout), stderr: colour(stderr) },
  // A terminal that does not tell its size says 0.
  columns: stdout.columns || 80,
  rows: (stdout.isTTY && stdout.rows) || null,
  rulesFolder: fileURLToPath(new URL("rules/", root)),
  compiledFolder: fileURLToPath(new URL("dist/compiled/", root)),
  pageFolder: fileURLToPath(new URL("dist/page/", root)),
  get program() {
    return (called ??= calledAs({
      own: realFile(argv[1] ?? "") ?? "",
      folders: (env.PATH ?? "").split(delimiter),
      byNpm: env.npm_execpath !== undefined || env.npm_config_user_agent !== undefined,
      runs: (folder) => realFile(join(folder, "advise")) ?? behindShim(folder),
    }));
  },
  version,
  system: `Node ${process.version}, ${process.platform} ${process.arch}`,
  today: new Date().toISOString().slice(0, 10),
};

result.on("error", ({ code, message }: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`advise … | head -1`) closes the pipe: the run ends as it would have.
  if (code === "EPIPE") return;
  stderr.write(`advise: the result cannot be written: ${message}\n`);
  process.exit(exitCodes.usage);
});
stdout.on("error", () => undefined);
stderr.on("error", () => undefined);
listen();

if (args.length === 1 && ["--version", "-v", "-V"].includes(args[0] ?? "")) {
  // Asked for most often of all, by scripts: nothing else is loaded for it.
  result.write(`${version}\n`);
} else {
  const { reportBug, run } = await import("./commands/command-line/program.ts");
  try {
    process.exitCode = await run(args, io);
  } catch (error) {
    process.exitCode = await reportBug(error, io);
  }
}
