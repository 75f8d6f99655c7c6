import type { Command } from "commander";
import { measureUsage } from "../../load/measure/measure-usage.ts";
import { exampleText, type Setup } from "../command-line/options.ts";
import { type MeasureFlags, runMeasure } from "./finish.ts";
import { addMeasureOptions } from "./options.ts";

/** `advise measure usage EXPORT…`: how many calls a month there are, and how many tokens a call takes. */
export function addUsage(measure: Command, { context, exit }: Setup): void {
  const command = measure
    .command("usage")
    .description("how many calls a month there are, and how many tokens a call takes")
    .argument("<exports...>", "OpenAI usage pages, LiteLLM log lines, or a table: time, model, input, output");
  addMeasureOptions(command)
    .addHelpText("after", examples)
    .action(async (files: string[], flags: MeasureFlags) => {
      exit(
        await runMeasure(context, flags, ({ source, rulebook, watch }) =>
          measureUsage(files.map(source), rulebook, watch),
        ),
      );
    });
}

const examples = exampleText(
  "advise measure usage usage.csv",
  "advise measure usage usage.csv --save answers.yaml --as-of 2026-11-24",
);
