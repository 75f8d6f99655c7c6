import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { isDay } from "../../model/day.ts";
import type { Question } from "../../model/rulebook.ts";
import { quote } from "../../text/quote.ts";
import type { Context } from "./context.ts";
import type { ExitCode } from "./exit-codes.ts";

/**
 * What a command is made with: the run that it is part of, the questions that are flags, who takes the exit code, and the
 * program with all its commands, of which a run loads few.
 */
export type Setup = {
  context: Context;
  questions: readonly Question[];
  exit: (code: ExitCode) => void;
  whole: () => Promise<Command>;
};

export function rulesOption() {
  return new Option("--rules <file>", "another rulebook; flags and help then come from it");
}
export function formatOption<F extends string>(names: readonly F[]) {
  return new Option("--format <name>", "what to write").choices(names).default(names[0]);
}
export function outputOption() {
  return new Option("-o, --output <file>", "write the result to a file");
}
export function noColorOption() {
  return new Option("--no-color", "no colour; NO_COLOR does the same");
}

/** The two formats of everything but a decision. */
export const textOrJson = ["text", "json"] as const;
export type TextOrJson = (typeof textOrJson)[number];

/** The options of a command that reports what it finds out with a rulebook. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(rulesOption())
    .addOption(formatOption(textOrJson))
    .addOption(outputOption())
    .addOption(noColorOption());
}
export type ReportFlags = { format: TextOrJson; output?: string };

/** A command of `advise rules`: it reports on the rulebook that its argument names, or on the shipped one. */
export function rulebookCommand(rules: Command, name: string, about: string, ...examples: string[]): Command {
  return addReportOptions(rules.command(name))
    .description(about)
    .addArgument(new Argument("[file]", "a rulebook; the shipped one if not named"))
    .addHelpText("after", exampleText(...examples));
}

/** The end of a command's help: lines that can be run as they stand. */
export function exampleText(...lines: string[]): string {
  return ["", "Examples:", ...lines.map((line) => `  ${line}`)].join("\n");
}

/** The day to go by instead of today. */
export function asOfOption() {
  return new Option("--as-of <date>", "the day to go by, such as 2026-11-01").argParser((text) => {
    if (isDay(text)) return text;
    throw new InvalidArgumentError(`${quote(text)} is not a date like 2026-11-01`);
  });
}

/** --fail-on with the names that a command knows. */
export function failOnOption(names: readonly string[]) {
  return listOption("--fail-on <name,...>", "exit 1 when the decision is one of these", names);
}

/** An option that takes a list of names, with commas between; given again, it takes more of them. */
export function listOption(flags: string, about: string, names: readonly string[]) {
  return new Option(flags, about)
    .choices(names)
    .argParser((text, before: string[] = []) => [...new Set([...before, ...text.split(",")])]);
}

/** The flag of a question: `--volatility <choice>`, with its choices in the help. */
export function questionOption({ id, ask, unit, choices }: Question): Option {
  const ids = choices.map((choice) => choice.id).join(", ");
  const takes = unit === undefined ? "choice" : "number";
  return new Option(`--${id} <${takes}>`, `${ask} (${ids})`).helpGroup("Answers (or unsure):");
}

/** The answers among the parsed options, by question id. */
export function answerFlags(command: Command, questions: readonly Question[]): Record<string, string> {
  const flags: Record<string, string> = {};
  for (const option of command.options) {
    const id = option.long?.slice(2);
    const value: unknown = command.getOptionValue(option.attributeName());
    if (typeof value === "string" && questions.some((question) => question.id === id)) flags[id ?? ""] = value;
  }
  return flags;
}
