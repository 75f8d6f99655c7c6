import type { Readable, Writable } from "node:stream";
import { AbortPromptError, createPrompt, ExitPromptError, useEffect, useKeypress, useState } from "@inquirer/core";
import { Chalk, type ChalkInstance } from "chalk";
import { createPromptModule } from "inquirer";
import { inQuestionOrder } from "../../../engine/decision/answers.ts";
import type { QuestionOrder } from "../../../engine/analysis/next/question-order.ts";
import type { Answers } from "../../../model/answers.ts";
import { plainDeep } from "../../../text/escape.ts";
import type { Rulebook } from "../../../model/rulebook.ts";
import { renderScreen } from "./render.ts";
import type { Viewport } from "./layout.ts";
import { type Key, update } from "./update.ts";
import { type Questionnaire, type QuestionnaireState, startQuestionnaire } from "./state.ts";

/** A terminal to ask on. The caller makes sure that both ends are one: a pipe would answer by accident. */
export type Terminal = {
  input: Readable;
  output: Writable & { columns?: number; rows?: number };
  colour: boolean;
  /** Ends the questionnaire as Ctrl-C does. */
  signal?: AbortSignal | undefined;
};

export type QuestionnaireRequest = Terminal & {
  rulebook: Rulebook;
  /** Answers that are there already: not asked again, but open to change on the review screen. */
  given: Answers;
  plan: QuestionOrder;
};

/** The answers, given ones included, each with where it came from; `interrupted` when the person stopped before the end. */
export type QuestionnaireResult = { answers: Answers; end: "done" | "interrupted" };

/** Asks, in a terminal, what the plan wants to know, and shows the answers for review before it ends. */
export async function askQuestions(request: QuestionnaireRequest): Promise<QuestionnaireResult> {
  const { rulebook, given, plan, ...terminal } = request;
  // A rulebook is a file: nothing in its texts may steer the terminal. Ids are letters, digits and hyphens as it is.
  const questionnaire: Questionnaire = {
    order: plan,
    rulebook: { ...rulebook, questions: plainDeep(rulebook.questions) },
  };
  let latest = startQuestionnaire(questionnaire, given);
  const config: QuestionnaireConfig = {
    questionnaire,
    start: latest,
    terminal,
    keep: (state) => {
      latest = state;
    },
  };
  const end = await untilStopped(terminal, async (signal) => {
    const ask = createPromptModule<{ questionnaire: QuestionnaireConfig }>({ ...streams(terminal), signal });
    ask.registerPrompt("questionnaire", questionnairePrompt);
    await ask([{ ...config, type: "questionnaire", name: "end", message: "" }]);
  });
  return { answers: latest.answers === given ? given : inQuestionOrder(rulebook, latest.answers), end };
}

export type SaveQuestion = Terminal & {
  /** The name offered. */
  file: string;
  /** Writes the answers; says what is wrong where that fails, so that another name can be given. */
  save: (file: string) => Promise<string | null>;
};

/** Offers to save the answers. The name of the file that was written, or null. */
export async function promptToSave({ file, save, ...terminal }: SaveQuestion): Promise<string | null> {
  let saved: string | null = null;
  await untilStopped(terminal, async (signal) => {
    const ask = createPromptModule({ ...streams(terminal), signal });
    const theme = saveTheme(terminal);
    await ask([
      {
        type: "confirm",
        name: "wanted",
        message: "Save these answers, to change and run again?",
        default: true,
        theme,
      },
      {
        type: "input",
        name: "file",
        message: "File:",
        default: file,
        when: ({ wanted }) => wanted === true,
        // Saving is the check: only then is it known that the name can be written to.
        validate: async (name: string) => {
          const problem = await save(name.trim());
          if (problem === null) saved = name.trim();
          return problem ?? true;
        },
        theme,
      },
    ]);
  });
  return saved;
}

/** Asks until the person is done or stops: Ctrl-C, Ctrl-D, the end of the input, or the signal. */
async function untilStopped(
  { input, signal }: Terminal,
  ask: (signal: AbortSignal) => Promise<void>,
): Promise<QuestionnaireResult["end"]> {
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

function streams({ input, output }: Terminal) {
  return { input, output };
}

type QuestionnaireConfig = {
  questionnaire: Questionnaire;
  start: QuestionnaireState;
  terminal: Terminal;
  /** Told of every change, so that nothing is lost when the person stops. */
  keep: (state: QuestionnaireState) => void;
};

/** The whole questionnaire as one prompt: going back and the review are moves within it. */
const questionnairePrompt = createPrompt<boolean, QuestionnaireConfig>(
  ({ questionnaire, start, terminal, keep }, done) => {
    const chalk = chalkFor(terminal);
    const [state, setState] = useState(start);
    const [viewport, setViewport] = useState(viewportOf(terminal, chalk));
    useEffect(() => {
      const resized = (): void => {
        // The terminal has broken the old lines anew, so that they can no longer be taken back one by one.
        terminal.output.write(clearScreen);
        setViewport(viewportOf(terminal, chalk));
      };
      terminal.output.on("resize", resized);
      return () => terminal.output.removeListener("resize", resized);
    }, []);
    useKeypress((event, readline) => {
      readline.clearLine(0);
      const next = update(questionnaire, state, keyOf(event));
      keep(next);
      setState(next);
      if (next.screen.kind === "end") done(true);
    });
    return `${renderScreen(questionnaire, state, viewport)}${hideCursor}`;
  },
);

const hideCursor = "\u001b[?25l";
const clearScreen = "\u001b[2J\u001b[H";

/** inquirer's own colours do not ask whether there should be any. */
function saveTheme(terminal: Terminal) {
  const chalk = chalkFor(terminal);
  return {
    prefix: { idle: chalk.cyan("?"), done: chalk.green("✓") },
    style: {
      answer: chalk.cyan,
      message: (text: string) => chalk.bold(text),
      error: chalk.red,
      defaultAnswer: (text: string) => chalk.dim(`(${text})`),
    },
  };
}

function chalkFor({ colour }: Terminal): ChalkInstance {
  return new Chalk({ level: colour ? 1 : 0 });
}

/** As wide as the terminal without its last column, in which some break the line; at most 80. One line is left free. */
function viewportOf({ output }: Terminal, chalk: ChalkInstance): Viewport {
  return {
    width: Math.max(10, Math.min(80, (output.columns ?? 80) - 1)),
    height: Math.max(3, (output.rows ?? 24) - 1),
    chalk,
  };
}

const keyNames: Record<string, Key> = { return: "enter" };

/** What a keypress is called here: the character it types, or else its name. */
function keyOf(event: object): Key {
  const { name, sequence, ctrl, meta } = event as { name?: string; sequence?: string; ctrl?: boolean; meta?: boolean };
  // Escape pressed twice arrives as one key with meta.
  if (ctrl || (meta && name !== "escape")) return "";
  if (sequence !== undefined && /^[^\p{C}]$/u.test(sequence)) return sequence;
  return keyNames[name ?? ""] ?? name ?? "";
}
