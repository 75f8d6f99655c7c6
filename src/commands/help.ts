import type { Command } from "commander";
import { didYouMean } from "../text/did-you-mean.ts";
import { quote } from "../text/quote.ts";
import { reportProblems, usageProblem } from "./command-line/context.ts";
import { exitCodes } from "./command-line/exit-codes.ts";
import { answersHelp, flagsHelp } from "./command-line/help.ts";
import { write } from "./command-line/io.ts";
import { exampleText, noColorOption, rulesOption, type Setup } from "./command-line/options.ts";

export function addHelp(program: Command, { context, questions, exit, whole }: Setup): void {
  program
    .command("help")
    .summary("help on a command, on all flags, or on all answers")
    .description("show the help of a command, every flag, or every question with what its choices say")
    .argument("[topic...]", "a command, flags, or answers")
    .addOption(rulesOption())
    .addOption(noColorOption())
    .addHelpText("after", exampleText("advise help check", "advise help answers", "advise help flags"))
    .action(async (topic: string[]) => {
      const { io } = context;
      const root = await whole();
      const [first, ...rest] = topic;
      if (rest.length === 0 && first === "answers") await write(io.stdout, answersHelp(questions));
      else if (rest.length === 0 && first === "flags")
        await write(io.stdout, flagsHelp(root, root.createHelp(), questions));
      else {
        const found = commandAt(root, topic);
        if (typeof found === "string") return exit(await reportProblems(io, [noTopic(found, root)]));
        found.outputHelp();
      }
      exit(exitCodes.done);
    });
}

/** The command that some words lead to, or the first word that leads nowhere. */
function commandAt(command: Command, [first, ...rest]: readonly string[]): Command | string {
  if (first === undefined) return command;
  const below = command.commands.find((one) => one.name() === first);
  return below ? commandAt(below, rest) : first;
}

function noTopic(word: string, { commands }: Command) {
  const topics = [...commands.map((command) => command.name()), "flags", "answers"];
  const hint = didYouMean(word, topics, `topics: ${topics.join(", ")}`);
  return usageProblem("advise help", `${quote(word)} is not a topic`, hint);
}
