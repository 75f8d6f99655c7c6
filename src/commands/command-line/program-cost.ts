import type { Command } from "commander";
import type { Question } from "../../model/rulebook.ts";
import { costCommand } from "../cost.ts";
import {
  answerFlags,
  asOfOption,
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
import type { Context } from "./context.ts";

export function addCost(program: Command, session: Context, questions: readonly Question[], exit: Exit): void {
  const command = program
    .command("cost")
    .description("compare what RAG, fine-tuning and both cost, and at which volume the answer turns")
    .argument("[file]", "an answers file; its costs: block overrides prices")
    .addOption(rulesOption())
    .addOption(formatOption(textOrJson))
    .addOption(outputOption())
    .addOption(noColorOption())
    .option("--price <key=value>", "set one price or assumption; may be repeated", collected, [])
    .option("--prices <file>", "set several, or repeat a run from its JSON")
    .addOption(asOfOption());
  for (const question of questions) command.addOption(questionOption(question));
  command.addHelpText("after", examples);
  command.action(async (file: string | undefined, { price, prices, asOf, format, output }: CostFlags) => {
    const flags = answerFlags(command, questions);
    exit(await costCommand(session, { file, flags, price, prices, asOf, format, output }));
  });
}

type CostFlags = { price: string[]; prices?: string; asOf?: string; format: TextOrJson; output?: string };

function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

const examples = exampleText(
  "advise cost --volume 2M --volatility monthly",
  "advise cost answers.yaml --price preset=self-hosted",
  "advise cost --price rag.model=openai/gpt-6-luna --price labour_usd_per_hour=60",
  "advise cost --format json > run.json && advise cost --prices run.json",
);
