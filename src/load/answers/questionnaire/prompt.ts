import type { Readable, Writable } from "node:stream";
import { AbortPromptError, createPrompt, ExitPromptError, useEffect, useKeypress, useState } from "@inquirer/core";
import { Chalk, type ChalkInstance } from "chalk";
import type { Viewport } from "./layout.ts";
import type { Key } from "./typing.ts";

/** A terminal to ask on. The caller makes sure that both ends are one: a pipe would answer by accident. */
export type Terminal = {
  input: Readable;
  output: Writable & { columns?: number; rows?: number };
  colour: boolean;
  /** Ends what is asked as Ctrl-C does. */
  signal?: AbortSignal | undefined;
};

/** Screens that follow on keys: plain values and pure functions, of which this file alone makes a prompt. */
export type Screens<State> = {
  start: State;
  /** The state after a key; the same state where the key does nothing. */
  update: (state: State, key: Key) => State;
  /** The state after a paste, which is never taken for keys. */
  paste: (state: State, text: string) => State;
  render: (state: State, viewport: Viewport) => string;
  isOver: (state: State) => boolean;
  /** Whether the last screen stays, or is taken off. */
  stays: boolean;
  /** What stands above the screens, and is put there again when the terminal changes its size; plain but for colours. */
  above?: string;
};

/** The last state, and whether it is over or was stopped: by Ctrl-C, Ctrl-D, the end of the input, or the signal. */
export type Ended<State> = { state: State; end: "done" | "interrupted" };

/** Shows screens and sends them keys until they are over or the person stops. */
export async function showScreens<State>(terminal: Terminal, screens: Screens<State>): Promise<Ended<State>> {
  const kept = { state: screens.start };
  const { input, output } = terminal;
  const prompt = promptOf(terminal, screens, kept);
  const end = await untilStopped(terminal, async (signal) => {
    await prompt({}, { input, output, signal, clearPromptOnDone: !screens.stays });
  });
  return { ...kept, end };
}

async function untilStopped(
  { input, signal }: Terminal,
  ask: (signal: AbortSignal) => Promise<void>,
): Promise<Ended<unknown>["end"]> {
  const stop = new AbortController();
  const onEnd = (): void => stop.abort();
  // Ctrl-D closes the readline under the prompt, which would then wait for ever.
  const onKey = (_: unknown, key: { ctrl?: boolean; name?: string }): void => {
    if (key.ctrl && key.name === "d") stop.abort();
  };
  input.on("keypress", onKey).on("end", onEnd);
  signal?.addEventListener("abort", onEnd);
  if (signal?.aborted) stop.abort();
  try {
    await ask(stop.signal);
    return "done";
  } catch (error) {
    if (error instanceof ExitPromptError || error instanceof AbortPromptError) return "interrupted";
    throw error;
  } finally {
    input.off("keypress", onKey).off("end", onEnd);
    signal?.removeEventListener("abort", onEnd);
  }
}

/** All screens as one prompt: going on and back are moves within it. Every state is kept, so that stopping loses nothing. */
function promptOf<State>(terminal: Terminal, screens: Screens<State>, kept: { state: State }) {
  return createPrompt<boolean, Record<string, never>>((_, done) => {
    const chalk = chalkFor(terminal);
    const [shown, show] = useState({ state: screens.start });
    const [viewport, setViewport] = useState(viewportOf(terminal, chalk));
    const [pasting] = useState<{ text: string | null }>({ text: null });
    const [drawn] = useState({ lines: 1 });
    useEffect(() => {
      const { output } = terminal;
      const resized = (): void => {
        // The terminal has broken the old lines anew, so that they can no longer be taken back one by one. As many as were
        // drawn are taken back all the same: empty ones, and not the end of what stands above.
        output.write(`${clearScreen}${screens.above ?? ""}${"\n".repeat(drawn.lines - 1)}`);
        setViewport(viewportOf(terminal, chalk));
      };
      output.write(pastesMarked.on);
      output.on("resize", resized);
      return () => {
        output.write(pastesMarked.off);
        output.removeListener("resize", resized);
      };
    }, []);
    useKeypress((event, readline) => {
      readline.clearLine(0);
      const next = stateAfter(screens, shown.state, event, pasting);
      kept.state = next;
      if (next !== shown.state) show({ state: next });
      if (screens.isOver(next)) done(true);
    });
    const screen = screens.render(shown.state, viewport);
    drawn.lines = screen.split("\n").length;
    return `${screen}${hideCursor}`;
  });
}

type Keypress = { name?: string; sequence?: string; ctrl?: boolean; meta?: boolean };

/** The state after a keypress. Between the marks of a paste keys are text, and act once it ends. */
function stateAfter<State>(
  { update, paste }: Screens<State>,
  state: State,
  event: Keypress,
  pasting: { text: string | null },
): State {
  if (event.name === "paste-start") {
    pasting.text = "";
    return state;
  }
  if (pasting.text === null) return update(state, keyOf(event));
  if (event.name === "paste-end") {
    const { text } = pasting;
    pasting.text = null;
    return paste(state, text);
  }
  if (pasting.text.length < longestPaste) pasting.text += event.sequence ?? "";
  return state;
}

/** More than any line takes, in characters; the rest of a paste is passed over. */
const longestPaste = 1000;

const hideCursor = "\u001b[?25l";
const clearScreen = "\u001b[2J\u001b[H";
/** Asks the terminal to put marks around what is pasted, and no longer. */
const pastesMarked = { on: "\u001b[?2004h", off: "\u001b[?2004l" };

function chalkFor({ colour }: Terminal): ChalkInstance {
  return new Chalk({ level: colour ? 1 : 0 });
}

/**
 * As wide as the terminal without its last column, in which some break the line; at most 80. One line is left free. A size
 * of 0 is one that the terminal does not tell.
 */
function viewportOf({ output }: Terminal, chalk: ChalkInstance): Viewport {
  const { columns = 0, rows = 0 } = output;
  return {
    width: Math.max(10, Math.min(80, (columns || 80) - 1)),
    height: Math.max(3, (rows || 24) - 1),
    chalk,
  };
}

const keyNames: Record<string, Key> = { return: "enter" };

/** What a keypress is called here: the character it types, or else its name. */
function keyOf({ name, sequence, ctrl, meta }: Keypress): Key {
  if (ctrl && name === "u") return "clear";
  // Escape pressed twice arrives as one key with meta.
  if (ctrl || (meta && name !== "escape")) return "";
  if (sequence !== undefined && /^[^\p{C}]$/u.test(sequence)) return sequence;
  return keyNames[name ?? ""] ?? name ?? "";
}
