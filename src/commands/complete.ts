import type { Argument, Command, Option } from "commander";
import { explain, explainableIds } from "../engine/rulebook/explain.ts";
import type { Completion, Place, Word } from "../model/completion.ts";
import { unsure } from "../model/question.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { renderCompletion } from "../report/completion.ts";
import { openContext } from "./command-line/context.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { type Io, write } from "./command-line/io.ts";
import type { Setup } from "./command-line/options.ts";

/** What only the program can do: find --rules among words, and build the whole of itself. */
type Program = {
  rulesIn: (words: readonly string[]) => string | undefined;
  buildProgram: (setup: Setup) => Promise<Command>;
};

/**
 * `advise __complete [--rules FILE] -- WORD…`: asked by the stubs of the shells for what fits in the place of the last
 * word. --rules among the words goes before that of the stub; with a rulebook that is not right the rest still completes.
 */
export async function runComplete(io: Io, args: readonly string[], program: Program): Promise<ExitCode> {
  const end = args.indexOf("--");
  const words = args.slice(end + 1);
  const rules = program.rulesIn(words.slice(0, -1)) ?? program.rulesIn(args.slice(0, end));
  const context = openContext(io, rules);
  const loaded = await context.rulebook();
  const rulebook = loaded.ok ? loaded.value.rulebook : null;
  const whole = (): Promise<Command> => program.buildProgram(setup);
  const setup: Setup = { context, questions: rulebook?.questions ?? [], exit: () => undefined, whole };
  await write(io.stdout, renderCompletion(completionOf(await whole(), words, rulebook)));
  return exitCodes.done;
}

/** What fits in the place of the last of the words behind the program's name. */
export function completionOf(program: Command, words: readonly string[], rulebook: Rulebook | null): Completion {
  const typed = words.at(-1) ?? "";
  const { command, operand, option, plain } = positionAfter(program, words.slice(0, -1));
  if (option) return valueCompletion(option, "", typed, rulebook);
  if (plain || !typed.startsWith("-")) return { place: operandsOf(command, operand, rulebook), before: "" };
  const equals = typed.startsWith("--") ? typed.indexOf("=") : -1;
  if (equals < 0) return { place: optionNames(command, rulebook), before: "" };
  const assigned = optionTaking(command, typed.slice(0, equals));
  if (!assigned) return { place: wordsPlace([]), before: "" };
  return valueCompletion(assigned, typed.slice(0, equals + 1), typed.slice(equals + 1), rulebook);
}

/** Where a word stands: in which command, behind how many operands, as the value of which option, behind a `--`. */
type Position = { command: Command; operand: number; option: Option | undefined; plain: boolean };

function positionAfter(program: Command, words: readonly string[]): Position {
  const at: Position = { command: program, operand: 0, option: undefined, plain: false };
  for (const word of words) {
    const below = at.operand === 0 ? at.command.commands.find((one) => one.name() === word) : undefined;
    if (at.option) at.option = undefined;
    else if (at.plain) at.operand++;
    else if (word === "--") at.plain = true;
    else if (/^-./.test(word)) at.option = optionTaking(at.command, word);
    else if (below) at.command = below;
    else at.operand++;
  }
  return at;
}

/** The option of that name, if it takes a value. */
function optionTaking(command: Command, name: string): Option | undefined {
  return command.options.find(
    ({ long, short, required, optional }) => [long, short].includes(name) && (required || optional),
  );
}

function valueCompletion(option: Option, before: string, value: string, rulebook: Rulebook | null): Completion {
  const place = valuesOf(option, rulebook);
  const listed = place.kind === "list" ? value.slice(0, value.lastIndexOf(",") + 1) : "";
  return { place, before: `${before}${listed}` };
}

function valuesOf(option: Option, rulebook: Rulebook | null): Place {
  const question = questionOf(option, rulebook);
  if (question) {
    const choices = question.choices.map(({ id, label }) => ({ word: id, about: label }));
    return wordsPlace([...choices, { word: unsure, about: "not sure" }]);
  }
  const [, value = ""] = /[<[]([^>\]]+)/.exec(option.flags) ?? [];
  const kind = ["file", "folder"].includes(value) ? "files" : value.includes(",") ? "list" : "words";
  return { kind, words: asWords(option.argChoices) };
}

function optionNames(command: Command, rulebook: Rulebook | null): Place {
  const options = command.createHelp().visibleOptions(command);
  return wordsPlace(
    options.flatMap((option) => {
      const about = questionOf(option, rulebook)?.ask ?? option.description;
      return [option.long, option.short].flatMap((word) => (word ? [{ word, about }] : []));
    }),
  );
}

function questionOf({ long }: Option, rulebook: Rulebook | null) {
  return rulebook?.questions.find(({ id }) => long === `--${id}`);
}

/** The commands below in the place of the first operand; an operand is one of its choices, an id to explain, or else a file. */
function operandsOf({ commands, registeredArguments }: Command, at: number, rulebook: Rulebook | null): Place {
  const below = at === 0 ? commands.map((one) => ({ word: one.name(), about: one.description() })) : [];
  const last = registeredArguments.at(-1);
  const operand = registeredArguments[at] ?? (last?.variadic ? last : undefined);
  if (!operand) return wordsPlace(below);
  const words = operandWords(operand, rulebook);
  return { kind: words.length === 0 ? "files" : "words", words: [...below, ...words] };
}

function operandWords(operand: Argument, rulebook: Rulebook | null): Word[] {
  if (operand.name() !== "id" || !rulebook) return asWords(operand.argChoices);
  return explainableIds(rulebook).map((id) => {
    const kinds = explain(rulebook, id).map(({ kind }) => kind);
    return { word: id, about: kinds.join(", ") };
  });
}

function asWords(names: readonly string[] = []): Word[] {
  return names.map((word) => ({ word, about: "" }));
}

function wordsPlace(words: Word[]): Place {
  return { kind: "words", words };
}
