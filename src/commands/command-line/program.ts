import { parseArgs } from "node:util";
import { Command, CommanderError } from "commander";
import { success } from "../../model/diagnostic.ts";
import { helpAsCalled } from "../../text/called-as.ts";
import { addDecide, decideExamples } from "../decide.ts";
import { addCommands, commandNames, mayAnswer, commandsIn } from "./commands.ts";
import { contextOn, filesOfRulebook, openContext, reportProblems, usageProblem } from "./context.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { commandHelp, overview } from "./help.ts";
import { type Io, isStdout, write } from "./io.ts";
import { filesNamed, outputOverInput } from "./output.ts";
import type { Setup } from "./options.ts";
import { explainUsageErrors, UsageError } from "./usage-errors.ts";

/** Runs the program on its arguments (without node and script) and says how it went. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  if (args[0] === "__complete") {
    const { runComplete } = await import("../complete.ts");
    return runComplete(io, args.slice(1), { rulesIn, buildProgram: (setup) => buildProgram(setup, commandNames) });
  }
  const context = openContext(io, rulesIn(args));
  const loaded = mayAnswer(args) ? await context.rulebook() : success(null);
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  let exitCode: ExitCode = exitCodes.done;
  const questions = loaded.value?.rulebook.questions ?? [];
  const whole = (): Promise<Command> => buildProgram(setup, commandNames);
  const setup: Setup = { context, questions, exit: (code) => (exitCode = code), whole };
  const program = await buildProgram(setup, commandsIn(args));
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    // Which command or flag was meant instead, only the whole program can say.
    if (error instanceof UsageError) {
      return reportProblems(io, [error.explain(await whole())]);
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    throw error;
  }
}

/** What --rules names. It decides which flags there are, so it is read before all others. */
function rulesIn(args: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...args], options: { rules: { type: "string" } }, strict: false });
  // A missing or empty name is refused when all are read.
  return typeof values.rules === "string" && values.rules !== "" ? values.rules : undefined;
}

/** The program: what decides, and of the commands besides it those named. */
async function buildProgram(setup: Setup, names: readonly string[]): Promise<Command> {
  const { io } = setup.context;
  const { questions } = setup;
  const program = new Command("advise")
    .description("RAG, fine-tuning or both? Answers in, one decision out, with its reasons.")
    .usage("[options] [command] [file]")
    .version(io.version, "-v, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .configureHelp({
      formatHelp: (command, helper) =>
        command.parent ? commandHelp(command, helper, questions) : overview(command, helper, decideExamples, questions),
    })
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void write(io.stdout, helpAsCalled(text, io.program)),
      writeErr: (text) => void write(io.stderr, text),
    });
  addDecide(program, setup);
  await addCommands(program, setup, names);
  explainUsageErrors(program);
  program.hook("preAction", async (_, command) => {
    const inRules = command.parent?.name() === "rules";
    if (inRules && command.args.length > 0 && setup.context.rules !== undefined)
      throw new UsageError(() => twoRulebooks);
    const { output } = command.opts<{ output?: string }>();
    if (isStdout(output)) return;
    const named = filesNamed(command);
    // These measure all that is in a folder.
    const folders = command.parent?.name() === "measure" ? command.args : [];
    const files = await filesOfRulebook(inRules ? contextOn(setup.context, command.args[0]) : setup.context);
    const problem =
      (await outputOverInput(io, output, { files: named, folders })) ??
      (await outputOverInput(io, output, { files, what: "is a file of the rulebook in use" }));
    if (problem) throw new UsageError(() => problem);
  });
  return program;
}

const twoRulebooks = usageProblem("--rules", "names a rulebook, and so does the argument", "give one of the two");

/** Says what went wrong inside, and what to send to have it mended. */
export async function reportBug(error: unknown, io: Io): Promise<ExitCode> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await write(
    io.stderr,
    `advise failed, and that is a bug of advise, not of your files.
To have it mended, send to those you have advise from
  1. the command as you ran it, and the files that it reads, or the least
     of them with which it still fails;
  2. the lines below. They name folders of this machine: change what is private.
advise ${io.version}, ${io.system}
${stack}
`,
  );
  return exitCodes.bug;
}
