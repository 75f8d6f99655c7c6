import { stat } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type Format, formats } from "../report/index.ts";
import { contradictionIn, dumbTerminal, noTerminal, pageOnTerminal } from "./decide/refusals.ts";
import { exitCodeFor, type FailOn, failOnNames } from "./decide/fail-on.ts";
import { gather, nothingAnswered } from "./command-line/gather.ts";
import type { ExitCode } from "./command-line/exit-codes.ts";
import { type Io, pathIn } from "./command-line/io.ts";
import type { AnswerSheet } from "./decide/answer-sheet.ts";
import { type DecideRequest, type DecideRun, decideOn, showResult } from "./decide/run.ts";
import { reportProblems, type Context, usageProblem } from "./command-line/context.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { quote } from "../text/quote.ts";
import { commandNames } from "./command-line/commands.ts";
import {
  answerFlags,
  asOfOption,
  exampleText,
  failOnOption,
  formatOption,
  noColorOption,
  outputOption,
  questionOption,
  rulesOption,
  type Setup,
} from "./command-line/options.ts";

/** The program itself: `advise [FILE|-] [--QUESTION VALUE …]`. */
export function addDecide(program: Command, { context, questions, exit }: Setup): void {
  program
    .argument("[file]", "an answers file, YAML or JSON; - reads standard input")
    .addOption(rulesOption())
    .addOption(formatOption(formats))
    .addOption(outputOption())
    .addOption(saveOption())
    .addOption(titleOption())
    .option("--open", "show the page of the decision in a browser")
    .option("--force", "let --save replace a file that was not the one read")
    .option("--ask", "ask what file and flags leave open")
    .option("--no-input", "never ask anything")
    .option("--full", "show every point and all that would change it")
    .option("--verbose", "the same, with the sources of every point")
    .addOption(asOfOption())
    .option("--what-next", "add how the open questions could turn out, and which to ask next")
    .addOption(noColorOption())
    .addOption(failOnOption(failOnNames));
  for (const question of questions) program.addOption(questionOption(question));
  program.action(async (file: string | undefined, options: DecideFlags) => {
    const misspelt = file === undefined ? undefined : await commandMeant(file, context.io);
    if (misspelt) return exit(await reportProblems(context.io, [misspelt]));
    exit(
      await runDecide(context, {
        file,
        flags: answerFlags(program, questions),
        format: options.format,
        output: options.output,
        save: options.save,
        title: options.title,
        open: options.open ?? false,
        force: options.force ?? false,
        full: options.full ?? false,
        verbose: options.verbose ?? false,
        asOf: options.asOf,
        whatNext: options.whatNext ?? false,
        failOn: options.failOn ?? [],
        ask: options.ask ?? false,
        noInput: options.input === false,
      }),
    );
  });
}

type DecideFlags = {
  format: Format;
  output?: string;
  save?: string;
  title?: string;
  open?: boolean;
  force?: boolean;
  full?: boolean;
  verbose?: boolean;
  asOf?: string;
  whatNext?: boolean;
  failOn?: FailOn[];
  ask?: boolean;
  input: boolean;
};

function saveOption() {
  return new Option("--save <file>", "write the answers and the decision to an answers file").argParser((file) => {
    if (file !== "-") return file;
    throw new InvalidArgumentError("a dash is standard output, where the decision goes; name a file");
  });
}

function titleOption() {
  return new Option("--title <text>", "what the decision is called").argParser((text) => {
    if (text.trim() !== "") return text;
    throw new InvalidArgumentError("it is empty");
  });
}

/** A word that is neither a command nor a file: most likely a misspelt command. A path has a dot or a slash. */
async function commandMeant(word: string, io: Io) {
  if (word === "-" || /[./\\]/.test(word)) return undefined;
  const exists = await stat(pathIn(io, word)).then(
    () => true,
    () => false,
  );
  if (exists) return undefined;
  const hint = didYouMean(
    word,
    commandNames,
    `commands: ${commandNames.join(", ")}; a file is named with its ending, or as ./${word}`,
  );
  return usageProblem("advise", `${quote(word)} is not a command`, hint);
}

/** What stands in the help of the program. */
export const decideExamples = exampleText(
  "advise --volatility daily --citations required --volume 250k",
  "advise init answers.yaml",
  "advise answers.yaml --what-next",
);

/** `advise [FILE|-] [--QUESTION VALUE …]`: decide and print. */
export async function runDecide(context: Context, options: DecideRequest): Promise<ExitCode> {
  const { io } = context;
  const contradiction = contradictionIn(options) ?? (io.terminal ? pageOnTerminal(options) : undefined);
  if (contradiction) return reportProblems(io, [contradiction]);
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const gathered = await gather(context, loaded.value.rulebook, options);
  if (!gathered.ok) return reportProblems(io, gathered.problems);
  const { answers, file } = gathered.value;
  const sheet: AnswerSheet = { answers, file, title: options.title ?? file?.title, read: options.file };
  const run: DecideRun = { context, loaded: loaded.value, request: options };
  // A page needs no answers and never asks: an empty one is the questionnaire.
  const page = options.format === "html";
  const nothing = Object.keys(answers).length === 0;
  const asks = !page && (options.ask || (io.interactive && file === null && nothing));
  if (asks && !options.noInput) {
    if (!io.interactive) return reportProblems(io, [io.dumb ? dumbTerminal("--ask") : noTerminal]);
    return (await import("./decide/interactive.ts")).decideInteractively(run, sheet);
  }
  if (!page && nothing) {
    const dumb = io.dumb && file === null;
    return reportProblems(io, [dumb ? dumbTerminal("advise") : nothingAnswered(sheet, loaded.value.rulebook)]);
  }
  const decided = await decideOn(run, sheet);
  if (!decided.ok) return reportProblems(io, decided.problems);
  const { failed } = await showResult(run, decided.value, sheet);
  return failed ?? exitCodeFor(decided.value, options.failOn);
}
