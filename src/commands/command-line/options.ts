import { type Command, InvalidArgumentError, Option } from "commander";
import { batchFields } from "../../model/batch.ts";
import { isDay } from "../../model/day.ts";
import { quote } from "../../text/quote.ts";
import type { Question } from "../../model/rulebook.ts";
import type { ExitCode } from "./exit-codes.ts";

/** Takes the exit code of the command that ran. */
export type Exit = (code: ExitCode) => void;

export function rulesOption() {
  return new Option("--rules <file>", "another rulebook; flags and help then come from it");
}
export function formatOption<F extends string>(names: readonly F[]) {
  return new Option("--format <name>", "what to write").choices(names).default(names[0]);
}

/** The two formats of everything but a decision. */
export const textOrJson = ["text", "json"] as const;
export type TextOrJson = (typeof textOrJson)[number];

export function outputOption() {
  return new Option("-o, --output <file>", "write the result to a file");
}
export function saveOption() {
  return new Option("--save <file>", "write the answers and the decision to an answers file").argParser((file) => {
    if (file !== "-") return file;
    throw new InvalidArgumentError("a dash is standard output, where the decision goes; name a file.");
  });
}
export function noColorOption() {
  return new Option("--no-color", "no colour; NO_COLOR does the same");
}

/** The end of a command's help: lines that can be run as they stand. */
export function exampleText(...lines: string[]): string {
  return ["", "Examples:", ...lines.map((line) => `  ${line}`)].join("\n");
}

/** The day to go by instead of today. */
export function asOfOption() {
  return new Option("--as-of <date>", "the day to go by, such as 2026-11-01").argParser((text) => {
    if (isDay(text)) return text;
    throw new InvalidArgumentError(`${quote(text)} is not a date like 2026-11-01.`);
  });
}

/** --fail-on with the names that a command knows. */
export function failOnOption(names: readonly string[]) {
  return listOption("--fail-on <name,...>", "exit 1 when the decision is one of these", names);
}

/** --fields with the names that a record of a batch can have. */
export function fieldsOption() {
  return listOption("--fields <name,...>", "what each line gives instead of verdict and scores", batchFields);
}

/** An option that takes a list of names. */
function listOption<N extends string>(flags: string, about: string, names: readonly N[]) {
  return new Option(flags, about).choices(names).argParser((text): N[] => {
    const given = text.split(",");
    const unknown = given.find((name) => !names.some((known) => known === name));
    if (unknown === undefined) return given as N[];
    throw new InvalidArgumentError(`${quote(unknown)} is none of ${names.join(", ")}.`);
  });
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
