import type { Command } from "commander";
import { measureFormats } from "../../report/terminal/measure.ts";
import { asOfOption, formatOption, noColorOption, outputOption, rulesOption } from "../command-line/options.ts";

/** The options that every command of `advise measure` has. */
export function addMeasureOptions(command: Command): Command {
  return command
    .option("--save <file>", "write the measured answers into an answers file, new or there already")
    .option("--replace", "let a measured answer take the place of a person's, or of another measure's")
    .addOption(rulesOption())
    .addOption(formatOption(measureFormats))
    .addOption(outputOption())
    .addOption(asOfOption())
    .addOption(noColorOption());
}
