import type { Command, Help, Option } from "commander";
import { isNumberQuestion } from "../../model/question.ts";
import type { Question } from "../../model/rulebook.ts";
import { listOf } from "../../text/list.ts";
import { cut, padEnd } from "../../text/width.ts";
import { block, wrap } from "../../text/layout.ts";
import { numberExamples } from "../../text/units.ts";

/** So many columns a help takes, and so many lines that of the program itself at most. */
const width = 80;
const mostLines = 60;

/** What stands in the help of the program itself; its other flags are named there, and are told by `advise help flags`. */
const common = ["--format", "--output", "--save", "--title", "--open", "--ask", "--full"];
/** What most commands have, and what is told behind a command's own flags. */
const shared = ["--output", "--rules", "--no-color", "--help"];

/** The help of the program itself: what it is, examples, commands, common flags, and the questions as one table. */
export function overview(program: Command, helper: Help, examples: string, questions: readonly Question[]): string {
  const options = optionsOf(program, helper);
  const isCommon = ({ long }: Option): boolean => common.includes(long ?? "");
  const others = options.filter((option) => !isCommon(option) && !isAnswer(option, questions));
  const names = others.map(({ long }) => long).join(" ");
  const before = [
    `Usage: ${helper.commandUsage(program)}`,
    "",
    ...wrap(helper.commandDescription(program), width),
    examples,
    ...section("Commands:", table(commandRows(program, helper))),
    ...section("Options:", table(options.filter(isCommon).map((option) => optionRow(option, helper)))),
    ...block(`${names}: see \`advise help flags\``, width, "  "),
  ].join("\n");
  const left = mostLines - before.split("\n").length - 3;
  return lines(before, ...section(answersTitle, answerTable(questions, left)), more);
}

const more = "`advise help answers`: the questions in full; `advise help COMMAND`: a command.";

/** Every flag of the program itself that is not an answer. */
export function flagsHelp(program: Command, helper: Help, questions: readonly Question[]): string {
  const options = optionsOf(program, helper).filter((option) => !isAnswer(option, questions));
  return lines(
    `Usage: ${helper.commandUsage(program)}`,
    ...section("Options:", table(options.map((option) => optionRow(option, helper)))),
  );
}

/** Every question as it is put, with what its choices say. */
export function answersHelp(questions: readonly Question[]): string {
  return lines(
    ...wrap("Each question is a flag. Say unsure where you do not know, and leave out the rest.", width),
    ...questions.flatMap((question) => ["", ...answerHelp(question)]),
  );
}

function answerHelp(question: Question): string[] {
  const { id, ask, choices } = question;
  const examples = `a number like ${listOf(numberExamples(question.unit ?? ""), "or")}, or a band:`;
  return [
    `--${id}`,
    ...block(ask, width, "  "),
    ...(isNumberQuestion(question) ? block(examples, width, "    ") : []),
    ...table(choices.map((choice) => [`  ${choice.id}`, choice.label])),
  ];
}

/** The help of a command: its own flags, then those that others have too. The answers that it takes are one table. */
export function commandHelp(command: Command, helper: Help, questions: readonly Question[]): string {
  const options = optionsOf(command, helper);
  const flags = options.filter((option) => !isAnswer(option, questions));
  const takes = options.length > flags.length;
  const operands = helper
    .visibleArguments(command)
    .map((one): Row => [helper.argumentTerm(one), helper.argumentDescription(one)]);
  return lines(
    `Usage: ${helper.commandUsage(command)}`,
    "",
    ...wrap(helper.commandDescription(command), width),
    ...section("Arguments:", table(operands)),
    ...section("Options:", table(flags.map((option) => optionRow(option, helper)))),
    ...section("Commands:", table(commandRows(command, helper))),
    ...(takes ? section(answersTitle, answerTable(questions, Infinity)) : []),
  );
}

const answersTitle = "Answers (or unsure):";

function lines(...all: string[]): string {
  return `${all.join("\n")}\n`;
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ["", title, ...rows];
}

function isAnswer({ long }: Option, questions: readonly Question[]): boolean {
  return questions.some(({ id }) => long === `--${id}`);
}

/** The flags of a command, its own first. */
function optionsOf(command: Command, helper: Help): Option[] {
  const place = ({ long }: Option): number => shared.indexOf(long ?? "");
  return [...helper.visibleOptions(command)].sort((a, b) => place(a) - place(b));
}

type Row = [term: string, about: string];

function optionRow(option: Option, helper: Help): Row {
  return [helper.optionTerm(option), helper.optionDescription(option)];
}

function commandRows(command: Command, helper: Help): Row[] {
  return helper.visibleCommands(command).map((below) => {
    const operands = below.registeredArguments.map((argument) => {
      const name = helper.argumentTerm(argument);
      return argument.required ? `<${name}>` : `[${name}]`;
    });
    return [[below.name(), ...operands].join(" "), helper.subcommandDescription(below)];
  });
}

/** Terms in a column, and beside them what they are. */
function table(rows: readonly Row[]): string[] {
  const column = Math.max(0, ...rows.map(([term]) => term.length)) + 4;
  return rows.flatMap(([term, about]) => block(about, width, " ".repeat(column), padEnd(`  ${term}`, column)));
}

/** The questions, a flag and its choices each, two beside each other where they fit; what takes too many lines is counted. */
function answerTable(questions: readonly Question[], most: number): string[] {
  const cells = questions.map(
    ({ id, choices }) => cut(`  --${id}  ${choices.map((choice) => choice.id).join(" ")}`, width)[0] ?? "",
  );
  const rows: { text: string; cells: number }[] = [];
  for (const cell of cells) {
    const last = rows.at(-1);
    if (last?.cells === 1 && last.text.length <= width / 2 - 1 && cell.length <= width / 2)
      rows[rows.length - 1] = { text: padEnd(last.text, width / 2) + cell, cells: 2 };
    else rows.push({ text: cell, cells: 1 });
  }
  if (rows.length <= most) return rows.map(({ text }) => text);
  const shown = rows.slice(0, Math.max(0, most - 1));
  const rest = questions.length - shown.reduce((sum, row) => sum + row.cells, 0);
  return [...shown.map(({ text }) => text), `  and ${rest} more: \`advise help answers\``];
}
