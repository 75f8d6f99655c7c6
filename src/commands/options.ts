import { type Command, InvalidArgumentError, Option } from "commander";
import { batchFields } from "../model/batch.ts";
import { isDay } from "../model/day.ts";
import { quote } from "../model/question.ts";
import type { Question } from "../model/rulebook.ts";
import type { ExitCode } from "./exit-codes.ts";

/** Takes the exit code of the command that ran. */
export type Exit = (code: ExitCode) => void;

export const rulesOption = () => new Option("--rules <file>", "another rulebook; flags and help then come from it");
export const formatOption = <F extends string>(names: readonly F[]) =>
  new Option("--format <name>", "what to write").choices(names).default(names[0]);

/** The two formats of everything but a decision. */
export const textOrJson = ["text", "json"] as const;
export type TextOrJson = (typeof textOrJson)[number];

export const outputOption = () => new Option("-o, --output <file>", "write the result to a file");
export const saveOption = () =>
  new Option("--save <file>", "write the answers and the decision to an answers file").argParser((file) => {
    if (file !== "-") return file;
    throw new InvalidArgumentError("a dash is standard output, where the decision goes; name a file.");
  });
export const noColorOption = () => new Option("--no-color", "no colour; NO_COLOR does the same");

/** The end of a command's help: lines that can be run as they stand. */
export const exampleText = (...lines: string[]): string =>
  ["", "Examples:", ...lines.map((line) => `  ${line}`)].join("\n");

/** The day to go by instead of today. */
export const asOfOption = () =>
  new Option("--as-of <date>", "the day to go by, such as 2026-11-01").argParser((text) => {
    if (isDay(text)) return text;
    throw new InvalidArgumentError(`${quote(text)} is not a date like 2026-11-01.`);
  });

/** --fail-on with the names that a command knows. */
export const failOnOption = (names: readonly string[]) =>
  listOption("--fail-on <name,...>", "exit 1 when the decision is one of these", names);

/** --fields with the names that a record of a batch can have. */
export const fieldsOption = () =>
  listOption("--fields <name,...>", "what each line gives instead of verdict and scores", batchFields);

/** An option that takes a list of names. */
const listOption = <N extends string>(flags: string, about: string, names: readonly N[]) =>
  new Option(flags, about).choices(names).argParser((text): N[] => {
    const given = text.split(",");
    const unknown = given.find((name) => !names.some((known) => known === name));
    if (unknown === undefined) return given as N[];
    throw new InvalidArgumentError(`${quote(unknown)} is none of ${names.join(", ")}.`);
  });

/** The flag of a question: `--volatility <choice>`, with its choices in the help. */
export const questionOption = ({ id, ask, unit, choices }: Question): Option => {
  const ids = choices.map((choice) => choice.id).join(", ");
  const takes = unit === undefined ? "choice" : "number";
  return new Option(`--${id} <${takes}>`, `${ask} (${ids})`).helpGroup("Answers (or unsure):");
};

/** The answers among the parsed options, by question id. */
export const answerFlags = (command: Command, questions: readonly Question[]): Record<string, string> => {
  const flags: Record<string, string> = {};
  for (const option of command.options) {
    const id = option.long?.slice(2);
    const value: unknown = command.getOptionValue(option.attributeName());
    if (typeof value === "string" && questions.some((question) => question.id === id)) flags[id ?? ""] = value;
  }
  return flags;
};
