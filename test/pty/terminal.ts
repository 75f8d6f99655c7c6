import { join } from "node:path";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

/** A program in a real pseudo-terminal, seen through an emulator: what is on screen, and keys to press. */
export type Terminal = {
  /** The lines on screen, without trailing blanks. */
  screen: () => string;
  /** Whether the cursor is shown. */
  cursorShown: () => boolean;
  /** Everything the program wrote, raw. */
  raw: () => string;
  /** Waits until the screen holds a text or matches a pattern, and gives the screen. Fails with the screen it saw. */
  see: (what: string | RegExp) => Promise<string>;
  /** The same for a screen of the questionnaire, once it is drawn down to its last line. */
  frame: (what: string) => Promise<string>;
  /** Sends keys, by name or as typed text. */
  press: (...keys: string[]) => void;
  resize: (columns: number, rows: number) => void;
  kill: (signal: string) => void;
  /** The exit code, once the program has ended and everything it wrote is on screen. */
  exit: Promise<number>;
};

export type TerminalOptions = {
  /** Another program than the built bin. */
  program?: string;
  args: string[];
  cwd: string;
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
};

const bin = join(import.meta.dirname, "../../dist/cli.js");
// Long enough for a machine that does much else; a test that passes never waits for it.
const patience = 40_000;

/** Starts the built bin, or another program, in a terminal of its own. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { program, args, cwd, columns = 80, rows = 24, env = {} } = options;
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const path = process.env.PATH ?? "";
  const child = spawn(program ?? process.execPath, program === undefined ? [bin, ...args] : args, {
    cols: columns,
    rows,
    cwd,
    name: "xterm-256color",
    env: { PATH: path, TERM: "xterm-256color", LANG: "en_US.UTF-8", ...env },
  });
  let raw = "";
  child.onData((data) => {
    raw += data;
    emulator.write(data);
  });
  const exit = new Promise<number>((done) => {
    child.onExit(({ exitCode }) => emulator.write("", () => done(exitCode)));
  });
  const see = (what: Expected): Promise<string> =>
    Promise.race([seen(emulator, what), neverSeen(emulator, what, exit)]);
  return {
    screen: () => readScreen(emulator),
    raw: () => raw,
    cursorShown: () => raw.lastIndexOf("\u001b[?25h") >= raw.lastIndexOf("\u001b[?25l"),
    see,
    frame: (what) => see((now) => now.includes(what) && /(ctrl-c stop|esc back to the list)$/.test(now)),
    press: (...keys) => {
      for (const key of keys) child.write(keyCodes[key] ?? key);
    },
    resize: (cols, lines) => {
      emulator.resize(cols, lines);
      child.resize(cols, lines);
    },
    kill: (signal) => child.kill(signal),
    exit,
  };
}

const keyCodes: Record<string, string> = {
  up: "\u001b[A",
  down: "\u001b[B",
  left: "\u001b[D",
  enter: "\r",
  backspace: "\u007f",
  escape: "\u001b",
  "ctrl-c": "\u0003",
  "ctrl-d": "\u0004",
  "ctrl-u": "\u0015",
};

function readScreen({ buffer: { active }, rows }: xterm.Terminal): string {
  return Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? "")
    .join("\n")
    .trimEnd();
}

/** What a screen is waited for by: a text in it, a pattern, or any test of it. */
type Expected = string | RegExp | ((screen: string) => boolean);

function holds(emulator: xterm.Terminal, what: Expected): boolean {
  const screen = readScreen(emulator);
  if (typeof what === "function") return what(screen);
  return typeof what === "string" ? screen.includes(what) : what.test(screen);
}

function seen(emulator: xterm.Terminal, what: Expected): Promise<string> {
  return new Promise((done) => {
    const check = (): void => {
      if (!holds(emulator, what)) return;
      listener.dispose();
      done(readScreen(emulator));
    };
    const listener = emulator.onWriteParsed(check);
    check();
  });
}

/** Fails when patience is at its end, or the program is. */
async function neverSeen(emulator: xterm.Terminal, what: Expected, exit: Promise<number>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((done) => {
    timer = setTimeout(done, patience);
  });
  await Promise.race([timeout, exit]);
  clearTimeout(timer);
  if (holds(emulator, what)) return readScreen(emulator);
  throw new Error(`never saw ${String(what)}, but\n${readScreen(emulator)}`);
}
