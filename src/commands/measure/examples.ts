import type { Command } from "commander";
import { measureExamples } from "../../load/measure/measure-examples.ts";
import { exampleText, type Setup } from "../command-line/options.ts";
import { type MeasureFlags, runMeasure } from "./finish.ts";
import { addMeasureOptions } from "./options.ts";

/** `advise measure examples TRAIN [TEST]`: the examples that count, and how many tokens training takes. */
export function addMeasureExamples(measure: Command, { context, exit }: Setup): void {
  const command = measure
    .command("examples")
    .description("how many valid, different training examples there are")
    .argument("<train>", "OpenAI chat or preference, ShareGPT, prompt and completion; JSONL or one JSON list")
    .argument("[test]", "a test file, whose inputs should not be in training");
  addMeasureOptions(command)
    .addHelpText("after", examples)
    .action(async (train: string, test: string | undefined, flags: MeasureFlags) => {
      const names = test === undefined ? [train] : [train, test];
      exit(
        await runMeasure(context, flags, ({ source, rulebook, watch }) =>
          measureExamples(names.map(source), rulebook, watch),
        ),
      );
    });
}

const examples = exampleText(
  "advise measure examples train.jsonl",
  "advise measure examples train.jsonl test.jsonl --save answers.yaml",
);
