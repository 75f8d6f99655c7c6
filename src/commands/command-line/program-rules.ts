import { type Command, InvalidArgumentError } from "commander";
import { quote } from "../../text/quote.ts";
import type { Question } from "../../model/rulebook.ts";
import { explainCommand } from "../explain.ts";
import {
  answerFlags,
  exampleText,
  type Exit,
  formatOption,
  noColorOption,
  outputOption,
  questionOption,
  rulesOption,
  type TextOrJson,
  textOrJson,
} from "./options.ts";
import { panelCommand } from "../panel.ts";
import { lintCommand } from "../rules-lint.ts";
import { testCommand } from "../rules-test.ts";
import { verifyCommand } from "../rules-verify.ts";
import { openContext, type Context } from "./context.ts";

type Flags = { format: TextOrJson; output?: string };

/** `advise explain ID`. */
export function addExplain(program: Command, session: Context, exit: Exit): void {
  shared(program.command("explain"))
    .description("show a question, rule, constraint, gate, warning, conflict, source or claim, and what refers to it")
    .argument("<id>", "its id, such as volatility, change-live or A04")
    .addHelpText("after", exampleText("advise explain volatility", "advise explain change-live --format json"))
    .action(async (id: string, { format, output }: Flags) => {
      exit(await explainCommand(session, { id, format, output }));
    });
}

/** `advise panel [FILE] [--QUESTION VALUE …]`. */
export function addPanel(program: Command, session: Context, questions: readonly Question[], exit: Exit): void {
  const command = shared(program.command("panel"));
  command
    .description("put the same answers through each published framework, side by side with ours")
    .argument("[file]", "an answers file, YAML or JSON; - reads standard input")
    .addHelpText("after", panelExamples);
  for (const question of questions) command.addOption(questionOption(question));
  command.action(async (file: string | undefined, { format, output }: Flags) => {
    exit(await panelCommand(session, { file, flags: answerFlags(command, questions), format, output }));
  });
}

const panelExamples = exampleText(
  "advise panel answers.yaml",
  "advise panel --knowledge core --volatility daily --citations required",
);

/** `advise rules …`: what is done with a rulebook rather than by it. */
export function addRules(program: Command, session: Context, exit: Exit): void {
  const rules = program
    .command("rules")
    .description("check a rulebook, and run its cases")
    .addHelpText("after", rulesExamples);
  addLint(rules, session, exit);
  addTest(rules, session, exit);
  addVerify(rules, session, exit);
}

const rulesExamples = exampleText(
  "advise rules lint mine.yaml",
  "advise rules test mine.yaml",
  "advise rules verify mine.yaml",
);

function addLint(rules: Command, session: Context, exit: Exit): void {
  shared(rules.command("lint"))
    .description("look for problems in a rulebook, each with its place")
    .argument("[file]", rulebookArgument)
    .addHelpText("after", exampleText("advise rules lint mine.yaml", "advise rules lint mine.yaml --format json"))
    .action(async (file: string | undefined, { format, output }: Flags) => {
      exit(await lintCommand(sessionOn(session, file), { format, output }));
    });
}

function addTest(rules: Command, session: Context, exit: Exit): void {
  shared(rules.command("test"))
    .description("run the cases in the folder cases/ beside a rulebook")
    .argument("[file]", rulebookArgument)
    .option("--threshold <percent>", "the share of cases that must pass", percent, 100)
    .addHelpText("after", exampleText("advise rules test", "advise rules test mine.yaml --threshold 90"))
    .action(async (file: string | undefined, { format, output, threshold }: Flags & { threshold: number }) => {
      exit(await testCommand(sessionOn(session, file), { format, output, threshold }));
    });
}

function addVerify(rules: Command, session: Context, exit: Exit): void {
  shared(rules.command("verify"))
    .description("proofs over every possible answer sheet, and what of a rulebook has no effect")
    .argument("[file]", rulebookArgument)
    .addHelpText("after", exampleText("advise rules verify", "advise rules verify mine.yaml -o proofs.txt"))
    .action(async (file: string | undefined, { format, output }: Flags) => {
      exit(await verifyCommand(sessionOn(session, file), { format, output }));
    });
}

/** `advise schema answers|rules|decision`. */
export function addSchema(program: Command, session: Context, exit: Exit): void {
  program
    .command("schema")
    .description("print a JSON Schema (draft-07) for answers files, rulebooks or decisions")
    .addArgument(program.createArgument("<what>", "what it describes").choices(["answers", "rules", "decision"]))
    .addOption(rulesOption())
    .addOption(outputOption())
    .addOption(noColorOption())
    .addHelpText("after", schemaExamples)
    .action(async (what: "answers" | "rules" | "decision", { output }: { output?: string }) => {
      const { schemaCommand } = await import("../schema.ts");
      exit(await schemaCommand(session, { what, output }));
    });
}

const schemaExamples = exampleText(
  "advise schema answers > advise.schema.json",
  "advise schema answers --rules mine.yaml -o mine.schema.json",
  "advise schema decision",
);

const rulebookArgument = "a rulebook; the shipped one if not named";

function shared(command: Command): Command {
  return command
    .addOption(rulesOption())
    .addOption(formatOption(textOrJson))
    .addOption(outputOption())
    .addOption(noColorOption());
}

/** A rulebook named as the argument is the one in use. */
function sessionOn(session: Context, file: string | undefined): Context {
  return file === undefined ? session : openContext(session.io, file);
}

function percent(text: string): number {
  const number = Number(text.replace(/%$/, ""));
  if (text.trim() !== "" && number >= 0 && number <= 100) return number;
  throw new InvalidArgumentError(`${quote(text)} is not a percentage from 0 to 100.`);
}
