import type { Command } from "commander";
import { exampleText, type Setup } from "./command-line/options.ts";
import { addLint } from "./rules-lint.ts";
import { addTest } from "./rules-test.ts";
import { addVerify } from "./rules-verify.ts";

/** `advise rules …`: what is done with a rulebook rather than by it. */
export function addRules(program: Command, setup: Setup): void {
  const rules = program
    .command("rules")
    .summary("check a rulebook, and run its cases")
    .description("check a rulebook, and run its cases")
    .addHelpText("after", examples);
  addLint(rules, setup);
  addTest(rules, setup);
  addVerify(rules, setup);
}

const examples = exampleText(
  "advise rules lint mine.yaml",
  "advise rules test mine.yaml",
  "advise rules verify mine.yaml",
);
