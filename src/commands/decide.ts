import { stat } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { visibleAnswers, overdueAnswers } from "../engine/decision/answers.ts";
import { decide } from "../engine/decide.ts";
import type { Answers } from "../model/answers.ts";
import { success } from "../model/diagnostic.ts";
import type { Decision } from "../model/decision.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { type Format, formats, reporters } from "../report/index.ts";
import type { Start } from "./decide/ask.ts";
import { contradictionIn, dumbTerminal, noTerminal, pageOnTerminal } from "./decide/refusals.ts";
import { exitCodeFor, type FailOn, failOnNames } from "./decide/fail-on.ts";
import { caseIdOf, gather, nothingAnswered } from "./command-line/gather.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { type Io, pathIn, textStyleFor } from "./command-line/io.ts";
import { costedDecision } from "./decide/cost.ts";
import type { PageParts } from "./decide/page.ts";
import { withPanel } from "./decide/panel.ts";
import { emit } from "./command-line/output.ts";
import { notice, reportProblems, type Context, usageProblem } from "./command-line/context.ts";
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
    .option("--verbose", "add the sources of every point")
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

export type DecideRequest = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  format: Format;
  output: string | undefined;
  save: string | undefined;
  /** --title: in place of the file's. */
  title: string | undefined;
  /** --open: show the page in a browser. */
  open: boolean;
  force: boolean;
  verbose: boolean;
  /** --as-of: the date of a record. */
  asOf: string | undefined;
  /** --what-next: add the shares and what to ask next. */
  whatNext: boolean;
  failOn: readonly FailOn[];
  /** --ask: ask what file and flags leave open. */
  ask: boolean;
  /** --no-input: never ask. */
  noInput: boolean;
};

/** `advise [FILE|-] [--QUESTION VALUE …]`: decide and print. */
export async function runDecide(context: Context, options: DecideRequest): Promise<ExitCode> {
  const { io } = context;
  const contradiction = contradictionIn(options) ?? (io.terminal ? pageOnTerminal(options) : undefined);
  if (contradiction) return reportProblems(io, [contradiction]);
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook, digest, changes } = loaded.value;

  const gathered = await gather(context, rulebook, options);
  if (!gathered.ok) return reportProblems(io, gathered.problems);
  const { file } = gathered.value;
  const title = options.title ?? file?.title;
  const saving = { read: options.file, save: options.save, force: options.force, title };
  // A page needs no answers and never asks: an empty one is the questionnaire.
  const page = options.format === "html";
  const nothing = Object.keys(gathered.value.answers).length === 0;
  const asks = !page && (options.ask || (io.interactive && file === null && nothing));
  const asked = asks && !options.noInput;
  if (asked && !io.interactive) return reportProblems(io, [io.dumb ? dumbTerminal("--ask") : noTerminal]);
  const begun = { ...gathered.value, ...saving };
  const answers = asked ? await askRest(context, rulebook, begun) : begun.answers;
  if (answers === "interrupted") return exitCodes.interrupted;
  if (!page && Object.keys(answers).length === 0)
    return reportProblems(io, [
      io.dumb && file === null ? dumbTerminal("advise") : nothingAnswered(gathered.value, rulebook),
    ]);

  const origin = { title: title ?? null, engine: io.version, digest, changes };
  const { whatNext } = options;
  const verdictOnly = options.format === "outcome";
  const among = verdictOnly ? success(null) : await context.precedents();
  if (!among.ok) return reportProblems(io, among.problems);
  const precedents = among.value && { among: among.value, except: caseIdOf(options.file) };
  const said = { fixed: file?.fixed ?? [], whatNext, verdictOnly, precedents };
  const decided = io.uninterrupted(() => decide(rulebook, answers, origin, said));
  const costed = await costedDecision(context, rulebook, decided, { ...options, costs: file?.costs });
  if (!costed.ok) return reportProblems(io, costed.problems);
  const decision = verdictOnly ? costed.value : await withPanel(context, costed.value);
  if (options.save !== undefined) {
    const { saveTo } = await import("./decide/save.ts");
    const problems = await saveTo(context, rulebook, { ...saving, save: options.save, file, answers, decision });
    if (problems.length > 0) return reportProblems(io, problems);
  }
  const { asOf = null } = options;
  const named = options.save ?? (options.file === "-" ? null : (options.file ?? null));
  const written = await show(context, { rulebook, precedents, file, decision, named }, options);
  await noticeOverdue(io, visibleAnswers(decision), { day: asOf ?? io.today, file: named ?? "FILE" });
  if (asked && options.save === undefined && written === null) {
    const { askToSave } = await import("./decide/ask.ts");
    await askToSave(context, rulebook, { ...gathered.value, answers, title });
  }
  return written ?? exitCodeFor(decision, options.failOn);
}

type Shown = PageParts & { decision: Decision; named: string | null };

/** Writes the decision in its format, and shows its page where that is asked for. An exit code only when that failed. */
async function show(
  { io }: Context,
  { decision, named, ...parts }: Shown,
  { format, output, open, verbose, asOf }: DecideRequest,
): Promise<ExitCode | null> {
  const isPage = format === "html";
  const page = isPage || open ? await (await import("./decide/page.ts")).pageOf(io, decision, parts) : "";
  const text = isPage
    ? page
    : reporters[format](decision, { ...textStyleFor(io, "stdout"), verbose, asOf: asOf ?? null, file: named });
  // A page that is shown need not be printed as well.
  const written = isPage && open && output === undefined ? null : await emit(io, text, output);
  if (!open || written !== null) return written;
  const problems = await (await import("./decide/open.ts")).openPage(io, page);
  return problems.length > 0 ? reportProblems(io, problems) : null;
}

/** Asks what is open, with code that a run does without where it need not. */
async function askRest(context: Context, rulebook: Rulebook, begun: Start): Promise<Answers | "interrupted"> {
  const { askOpen } = await import("./decide/ask.ts");
  return askOpen(context, rulebook, begun);
}

/** Says which answers are past their review-by date: by the clock, and so never in the decision. */
async function noticeOverdue(io: Io, answers: Answers, { day, file }: { day: string; file: string }): Promise<void> {
  const overdue = overdueAnswers(answers, day);
  if (overdue.length === 0) return;
  const who = overdue.length === 1 ? "1 answer is past its" : `${overdue.length} answers are past their`;
  const check = `\`advise check ${file} --fail-on expired\` makes that an error`;
  await notice(io, `${who} review-by date: ${overdue.join(", ")}; ${check}`);
}
