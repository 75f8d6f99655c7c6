import type { Command } from "commander";
import { termReporters } from "../report/terminal/terms.ts";
import { exitCodes } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import {
  exampleText,
  formatOption,
  noColorOption,
  outputOption,
  type ReportFlags,
  type Setup,
  textOrJson,
} from "./command-line/options.ts";
import { emit } from "./command-line/output.ts";

export function addTerms(program: Command, { context: { io }, exit }: Setup): void {
  program
    .command("terms")
    .summary("the words that advise uses, on a page")
    .description("a glossary: the words that advise uses, and what each means")
    .addOption(formatOption(textOrJson))
    .addOption(outputOption())
    .addOption(noColorOption())
    .addHelpText("after", exampleText("advise terms", "advise terms --format json"))
    .action(async ({ format, output }: ReportFlags) => {
      const text = termReporters[format](resultStyle(io, output));
      exit((await emit(io, text, output)) ?? exitCodes.done);
    });
}
