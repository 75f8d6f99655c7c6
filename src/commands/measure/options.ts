import type { Command } from "commander";
import { measureFormats } from "../../report/terminal/measure.ts";
import { asOfOption, formatOption, noColorOption, outputOption, rulesOption } from "../command-line/options.ts";

/** The options of every command of `advise measure` that shows what it found. */
export function addShowOptions(command: Command): Command {
  return command
    .addOption(rulesOption())
    .addOption(formatOption(measureFormats))
    .addOption(outputOption())
    .addOption(noColorOption());
}

/** Those of the commands that answer something too. */
export function addMeasureOptions(command: Command): Command {
  command
    .option("--save <file>", "write the measured answers into an answers file, new or there already")
    .option("--replace", "let a measured answer take the place of a person's, or of another measure's");
  return addShowOptions(command).addOption(asOfOption());
}
