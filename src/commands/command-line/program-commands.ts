import type { Command } from "commander";
import type { BatchField } from "../../model/batch.ts";
import type { Question } from "../../model/rulebook.ts";
import { batchCommand } from "../batch.ts";
import { initCommand } from "../init.ts";
import { exampleText, type Exit, fieldsOption, noColorOption, rulesOption } from "./options.ts";
import { addCompletion } from "./program-completion.ts";
import { addCost } from "./program-cost.ts";
import { addCheck, addDiff } from "./program-review.ts";
import { addExplain, addPanel, addRules, addSchema } from "./program-rules.ts";
import type { Context } from "./context.ts";

/** Adds all that `advise` does besides deciding, in the order of its help. */
export function addCommands(program: Command, session: Context, questions: readonly Question[], exit: Exit): void {
  addInit(program, session, exit);
  addBatch(program, session, exit);
  addCheck(program, session, exit);
  addDiff(program, session, exit);
  addExplain(program, session, exit);
  addPanel(program, session, questions, exit);
  addCost(program, session, questions, exit);
  addRules(program, session, exit);
  addSchema(program, session, exit);
  addCompletion(program, session, exit, () => program);
}

function addInit(program: Command, session: Context, exit: Exit): void {
  program
    .command("init")
    .description("write a blank answers file with every question and its choices")
    .argument("[file]", "where to write it; standard output if not named")
    .addOption(rulesOption())
    .addOption(noColorOption())
    .addHelpText("after", exampleText("advise init answers.yaml", "advise init --rules mine.yaml > answers.yaml"))
    .action(async (file: string | undefined) => {
      exit(await initCommand(session, file));
    });
}

function addBatch(program: Command, session: Context, exit: Exit): void {
  program
    .command("batch")
    .description("decide many answer sheets: one JSON object a line in, one a line out")
    .argument("[file]", "newline-delimited JSON; - or nothing reads standard input", "-")
    .addOption(rulesOption())
    .addOption(fieldsOption())
    .option("--strict", "exit 1 when a line is bad")
    .addOption(noColorOption())
    .addHelpText("after", batchExamples)
    .action(async (file: string, options: { strict?: boolean; fields?: BatchField[] }) => {
      const { strict = false, fields } = options;
      exit(await batchCommand(session, { file, strict, fields }));
    });
}

const batchExamples = exampleText(
  "advise batch sheets.ndjson > verdicts.ndjson",
  "advise batch --strict --fields outcome,margin < sheets.ndjson",
  `echo '{"id": 7, "answers": {"knowledge": "core"}}' | advise batch`,
);
