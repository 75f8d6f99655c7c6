import type { Command } from "commander";
import { exampleText, type Setup } from "./command-line/options.ts";
import { addEval } from "./measure/eval.ts";
import { addMeasureExamples } from "./measure/examples.ts";
import { addHistory } from "./measure/history.ts";
import { addKit } from "./measure/kit.ts";
import { addSearch } from "./measure/search.ts";
import { addUsage } from "./measure/usage.ts";

/** `advise measure …`: answers from evidence instead of belief. */
export function addMeasure(program: Command, setup: Setup): void {
  const measure = program
    .command("measure")
    .summary("answers from evidence")
    .description("answers from evidence: evaluations, documents, examples and logs instead of belief")
    .addHelpText("after", examples);
  addEval(measure, setup);
  addKit(measure, setup);
  addSearch(measure, setup);
  addMeasureExamples(measure, setup);
  addUsage(measure, setup);
  addHistory(measure, setup);
}

const examples = exampleText(
  "advise measure kit questions.jsonl docs -o kit",
  "advise measure eval results.csv --save answers.yaml",
  "advise measure search docs questions.jsonl",
  "advise measure usage usage.csv",
);
