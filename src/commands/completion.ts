import type { Argument, Command, Option } from "commander";
import { explain, explainableIds } from "../engine/rulebook/explain.ts";
import type { CommandShape, Place, Word } from "../model/completion.ts";
import { unsure } from "../model/question.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { completionReporters, type Shell } from "../report/completion/index.ts";
import { type ExitCode, exitCodes } from "./command-line/exit-codes.ts";
import { emit } from "./command-line/output.ts";
import { reportProblems, type Context } from "./command-line/context.ts";

export type CompletionOptions = { shell: Shell; program: Command; output: string | undefined };

/** `advise completion bash|zsh|fish`: the script that completes the whole program, with the choices of the rulebook in use. */
export async function completionCommand(
  session: Context,
  { shell, program, output }: CompletionOptions,
): Promise<ExitCode> {
  const loaded = await session.rulebook();
  if (!loaded.ok) return reportProblems(session.io, loaded.problems);
  const script = completionReporters[shell](shapeOf(program, loaded.value.rulebook));
  return (await emit(session.io, script, output)) ?? exitCodes.done;
}

/** What completion needs to know of a command, its options and the commands below it: all of it is in the program. */
export function shapeOf(command: Command, rulebook: Rulebook): CommandShape {
  return {
    name: command.name(),
    about: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => optionShape(option, rulebook)),
    operands: command.registeredArguments.map((argument) => operandShape(argument, rulebook)),
    commands: command.commands.map((below) => shapeOf(below, rulebook)),
  };
}

function optionShape(option: Option, { questions }: Rulebook): CommandShape["options"][number] {
  const names = [option.long, option.short].filter((name) => name !== undefined && name !== null);
  const question = questions.find(({ id }) => option.long === `--${id}`);
  if (question) {
    const choices = question.choices.map(({ id, label }) => ({ word: id, about: label }));
    return { names, about: question.ask, takes: wordsPlace([...choices, { word: unsure, about: "not sure" }]) };
  }
  const [, value = ""] = /[<[]([^>\]]+)/.exec(option.flags) ?? [];
  const place = { ...wordsPlace(asWords(option.argChoices)), list: value.includes(","), files: value === "file" };
  return { names, about: option.description, takes: option.required || option.optional ? place : null };
}

/** An operand is one of its choices, an id to explain, or else a file. */
function operandShape(argument: Argument, rulebook: Rulebook): CommandShape["operands"][number] {
  const words = argument.name() === "id" ? idWords(rulebook) : asWords(argument.argChoices);
  return { place: { ...wordsPlace(words), files: words.length === 0 }, repeats: argument.variadic };
}

function idWords(rulebook: Rulebook): Word[] {
  return explainableIds(rulebook).map((id) => {
    const kinds = explain(rulebook, id).map(({ kind }) => kind);
    return { word: id, about: kinds.join(", ") };
  });
}

function asWords(names: readonly string[] = []): Word[] {
  return names.map((word) => ({ word, about: "" }));
}

function wordsPlace(words: Word[]): Place {
  return { words, list: false, files: false };
}
