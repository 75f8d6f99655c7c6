import type { Command } from "commander";
import { measureHistory } from "../../load/measure/measure-history.ts";
import { exampleText, type Setup } from "../command-line/options.ts";
import { type MeasureFlags, runMeasure } from "./finish.ts";
import { addShowOptions } from "./options.ts";

/** `advise measure history FOLDER`: how much of the text is out of date after some days. It answers nothing, and saves nothing. */
export function addHistory(measure: Command, { context, exit }: Setup): void {
  const command = measure
    .command("history")
    .description("how much of the text is another after some days, by its git history")
    .argument("<folder>", "a folder of Markdown, text or HTML in a git repository");
  addShowOptions(command)
    .addHelpText("after", examples)
    .action(async (folder: string, flags: MeasureFlags) => {
      exit(
        await runMeasure(context, flags, ({ source, rulebook, watch }) =>
          measureHistory(source(folder), rulebook, watch),
        ),
      );
    });
}

const examples = exampleText("advise measure history docs", "advise measure history docs --format markdown");
