import type { Command } from "commander";
import { exampleText, type Setup } from "./command-line/options.ts";
import { addEval } from "./measure/eval.ts";
import { addExamples } from "./measure/examples.ts";
import { addKit } from "./measure/kit.ts";
import { addSearch } from "./measure/search.ts";

/** `advise measure …`: answers from evidence instead of belief. */
export function addMeasure(program: Command, setup: Setup): void {
  const measure = program
    .command("measure")
    .description("answers from evidence: evaluations, documents and examples instead of belief")
    .addHelpText("after", examples);
  addEval(measure, setup);
  addKit(measure, setup);
  addSearch(measure, setup);
  addExamples(measure, setup);
}

const examples = exampleText(
  "advise measure kit questions.jsonl docs -o kit",
  "advise measure eval results.csv --save answers.yaml",
  "advise measure search docs questions.jsonl",
  "advise measure examples train.jsonl",
);
