import type { Command } from "commander";
import { findingNames, type FindingName } from "../../model/check.ts";
import { type CheckFormat, checkFormats } from "../../report/terminal/check.ts";
import { type DiffFormat, diffFormats } from "../../report/terminal/diff.ts";
import { checkCommand } from "../check.ts";
import { diffCommand } from "../diff.ts";
import {
  asOfOption,
  exampleText,
  type Exit,
  failOnOption,
  formatOption,
  noColorOption,
  outputOption,
  rulesOption,
} from "./options.ts";
import type { Context } from "./context.ts";

/** `advise check FILE…`. */
export function addCheck(program: Command, session: Context, exit: Exit): void {
  program
    .command("check")
    .description("re-decide committed answers files, and compare with the decisions recorded in them")
    .argument("<files...>", "answers files, folders with answers files, or patterns such as '**/*.yaml'")
    .addOption(rulesOption())
    .addOption(formatOption(checkFormats))
    .addOption(outputOption())
    .addOption(failOnOption(findingNames))
    .option("--update", "write the decisions anew, also where there is none")
    .addOption(asOfOption())
    .addOption(noColorOption())
    .addHelpText("after", checkExamples)
    .action(async (files: string[], options: CheckFlags) => {
      const { format, output, failOn = [], update = false, asOf } = options;
      exit(await checkCommand(session, { files, format, output, failOn, update, asOf }));
    });
}

type CheckFlags = { format: CheckFormat; output?: string; failOn?: FindingName[]; update?: boolean; asOf?: string };

const checkExamples = exampleText(
  "advise check answers.yaml",
  "advise check decisions --fail-on moved,expired --as-of 2026-11-01",
  "advise check 'decisions/**/*.yaml' --format github",
  "advise check decisions --update",
);

/** `advise diff A B`. */
export function addDiff(program: Command, session: Context, exit: Exit): void {
  program
    .command("diff")
    .description("which answers differ between two files, and which of those differences change the outcome")
    .argument("<a>", "an answers file, or REV:path to read it from git")
    .argument("<b>", "the one to compare it with, named likewise")
    .addOption(rulesOption())
    .addOption(formatOption(diffFormats))
    .addOption(outputOption())
    .addOption(noColorOption())
    .addHelpText("after", diffExamples)
    .action(async (a: string, b: string, { format, output }: { format: DiffFormat; output?: string }) => {
      exit(await diffCommand(session, { a, b, format, output }));
    });
}

const diffExamples = exampleText(
  "advise diff answers.yaml decisions/support.yaml",
  "advise diff HEAD~1:answers.yaml answers.yaml --format markdown",
);
