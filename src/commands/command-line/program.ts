import { stat } from "node:fs/promises";
import { Command, CommanderError } from "commander";
import { nearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import type { Question } from "../../model/rulebook.ts";
import { renderDiagnostics } from "../../report/terminal/diagnostics.ts";
import { type Format, formats } from "../../report/index.ts";
import { decideCommand } from "../decide.ts";
import { type FailOn, failOnNames } from "../decide/fail-on.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { type Io, textStyleFor, pathIn, write } from "./io.ts";
import {
  answerFlags,
  asOfOption,
  exampleText,
  type Exit,
  failOnOption,
  formatOption,
  noColorOption,
  outputOption,
  questionOption,
  rulesOption,
  saveOption,
} from "./options.ts";
import { openContext, reportProblems, type Context, usageProblem } from "./context.ts";
import { explainUsageErrors } from "./usage-errors.ts";

/** Runs the program on its arguments (without node and script) and says how it went. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const session = openContext(io, rulesOf(args));
  const questions = await questionsFor(args, session);
  if (!questions.ok) return reportProblems(io, questions.problems);
  let exit: ExitCode = exitCodes.done;
  const attempt = async (whole: boolean): Promise<ExitCode> => {
    const program = await buildProgram(session, questions.value, (code) => (exit = code), whole);
    try {
      await program.parseAsync(args, { from: "user" });
      return exit;
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      if (error.exitCode === 0) return exitCodes.done;
      // Which command or flag was meant instead, only the whole program can say.
      return whole ? exitCodes.usage : attempt(true);
    }
  };
  return attempt(args.some((arg) => [...commandNames, "help", "-h", "--help"].includes(arg)));
}

const commandNames = ["init", "batch", "check", "diff", "explain", "panel", "cost", "rules", "schema", "completion"];

/** The commands that, like the decision, take a flag per question: only these need the rulebook to read their arguments. */
const withQuestions = ["panel", "cost", "completion"];

async function questionsFor(args: readonly string[], session: Context) {
  const [first = ""] = args;
  if (commandNames.includes(first) && !withQuestions.includes(first)) return { ok: true, value: [] } as const;
  const loaded = await session.rulebook();
  return loaded.ok ? ({ ok: true, value: loaded.value.rulebook.questions } as const) : loaded;
}

/** --rules decides which flags there are, so it is looked up before the arguments are parsed. */
function rulesOf(args: readonly string[]): string | undefined {
  const at = args.findLastIndex((arg) => arg === "--rules" || arg.startsWith("--rules="));
  const named = args[at] === "--rules" ? args[at + 1] : args[at]?.slice("--rules=".length);
  return named === "" ? undefined : named; // which is refused when the arguments are parsed
}

/** The program: the whole of it, or what decides, which is all that most runs read and load. */
async function buildProgram(
  session: Context,
  questions: readonly Question[],
  exit: Exit,
  whole: boolean,
): Promise<Command> {
  const { io } = session;
  const program = new Command("advise")
    .description("RAG, fine-tuning or both? Answers in, one decision out, with every point of its reasoning.")
    .version(io.version)
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  addDecide(program, session, questions, exit);
  if (whole) {
    const { addCommands } = await import("./program-commands.ts");
    addCommands(program, session, questions, exit);
  }
  explainUsageErrors(program, (problem) => {
    if (whole) io.stderr.write(renderDiagnostics([problem], textStyleFor(io, "stderr")));
  });
  return program;
}

function addDecide(program: Command, session: Context, questions: readonly Question[], exit: Exit): void {
  program
    .argument("[file]", "an answers file, YAML or JSON; - reads standard input")
    .addOption(rulesOption())
    .addOption(formatOption(formats))
    .addOption(outputOption())
    .addOption(saveOption())
    .option("--force", "let --save replace a file that was not the one read")
    .option("--ask", "ask what file and flags leave open")
    .option("--no-input", "never ask anything")
    .option("--verbose", "add the sources of every point")
    .addOption(asOfOption())
    .option("--what-next", "add how the open questions could turn out, and which to ask next")
    .addOption(noColorOption())
    .addOption(failOnOption(failOnNames));
  for (const question of questions) program.addOption(questionOption(question));
  program.addHelpText("after", examples);
  program.action(async (file: string | undefined, options: DecideFlags) => {
    const misspelt = file === undefined ? undefined : await commandMeant(file, session.io);
    if (misspelt) return exit(await reportProblems(session.io, [misspelt]));
    exit(
      await decideCommand(session, {
        file,
        flags: answerFlags(program, questions),
        format: options.format,
        output: options.output,
        save: options.save,
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
  force?: boolean;
  verbose?: boolean;
  asOf?: string;
  whatNext?: boolean;
  failOn?: FailOn[];
  ask?: boolean;
  input: boolean;
};

/** A word that is neither a command nor a file: most likely a misspelt command. A path has a dot or a slash. */
async function commandMeant(word: string, io: Io) {
  if (word === "-" || /[./\\]/.test(word)) return undefined;
  const exists = await stat(pathIn(io, word)).then(
    () => true,
    () => false,
  );
  if (exists) return undefined;
  if (word === "help") return usageProblem("advise", `${quote(word)} is a flag`, "write advise --help");
  const near = nearest(word, commandNames);
  const hint = `${near ? `did you mean ${near}? ` : ""}commands: ${commandNames.join(", ")}; a file is named with its ending, or as ./${word}`;
  return usageProblem("advise", `${quote(word)} is not a command`, hint);
}

const examples = exampleText(
  "advise --volatility daily --citations required --volume 250k",
  "advise init answers.yaml",
  "advise answers.yaml --what-next",
  "advise answers.yaml --format outcome",
);

/** Says what went wrong inside, and where to report it. */
export async function reportBug(error: unknown, io: Io): Promise<ExitCode> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await write(
    io.stderr,
    `advise ${io.version} failed, and that is a bug. Please report this with what you ran:\n${stack}\n`,
  );
  return exitCodes.bug;
}
