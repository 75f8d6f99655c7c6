import { type Command, type CommanderError, InvalidArgumentError, type Option } from "commander";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { didYouMean, meant, nearest } from "../../text/did-you-mean.ts";
import { quote } from "../../text/quote.ts";
import { usageProblem } from "./context.ts";

/** Lets a command, and those below it, say what is wrong with their arguments as all problems are said, with what would be right. */
export function explainUsageErrors(command: Command, report: (problem: Diagnostic) => void): void {
  command
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => undefined })
    .exitOverride((error) => {
      if (error.exitCode !== 0 && error.code !== "commander.help") report(usageError(command, error));
      throw error;
    });
  for (const option of command.options) if (option.required) refuseForgottenValue(option);
  command.hook("preAction", (_, { args }) => {
    if (args.includes("")) command.error("an argument is empty");
  });
  command.hook("preSubcommand", (_, below) => {
    const idle = command.options.find((option) => isIdleBefore(command, option));
    if (idle) command.error(`${idle.long} before ${below.name()}`, { code: misplaced });
  });
  for (const below of command.commands) explainUsageErrors(below, report);
}

const misplaced = "advise.misplacedOption";

/** Whether a flag was given before a command below, which does not see it there. --rules and --no-color count anywhere. */
function isIdleBefore(command: Command, option: Option): boolean {
  return (
    command.getOptionValueSource(option.attributeName()) === "cli" &&
    !["--rules", "--no-color"].includes(option.long ?? "")
  );
}

/** `--save --force`: whoever writes that forgot the file; and `--save "$FILE"` is empty where FILE was never set. */
function refuseForgottenValue(option: Option): void {
  const parse = option.parseArg;
  option.argParser((value: string, previous: unknown): unknown => {
    if (value === "" && option.flags.includes("<file>")) throw new InvalidArgumentError("names no file.");
    if (value.startsWith("--")) throw new InvalidArgumentError(`${quote(value)} is a flag, not its value.`);
    return parse ? parse(value, previous) : value;
  });
}

function usageError(command: Command, { code, message }: CommanderError): Diagnostic {
  const said = message.replace(/^error: /, "");
  for (const [pattern, explain] of explainers[code] ?? []) {
    const match = pattern.exec(said);
    if (match) return explain(command, ...match.slice(1));
  }
  return usageProblem(nameOf(command), said, `usage: ${usageOf(command)}`);
}

type Explainer = (command: Command, ...quoted: string[]) => Diagnostic;

/** By commander's code: the parts of its message that say what it is about, and what to say of it. */
const explainers: Record<string, [RegExp, Explainer][]> = {
  "commander.unknownOption": [[/^unknown option '(.*)'$/s, (command, flag = "") => unknownFlag(command, flag)]],
  "commander.unknownCommand": [[/^unknown command '(.*)'$/s, (command, word = "") => unknownCommand(command, word)]],
  "commander.missingArgument": [
    [/^missing required argument '(.*)'$/s, (command, name = "") => missingOperand(command, name)],
  ],
  "commander.excessArguments": [[/^too many arguments/, (command) => excessOperand(command)]],
  [misplaced]: [[/^(\S+) before (\S+)$/, (command, flag = "", below = "") => misplacedFlag(command, flag, below)]],
  "commander.optionMissingArgument": [
    [/^option '(.*)' argument missing$/s, (command, flags = "") => badValue(command, flags, "its value is missing")],
  ],
  "commander.invalidArgument": [
    [
      /^option '(.*?)' argument '(.*)' is invalid\. (.*)\.$/s,
      (command, flags = "", value = "", reason = "") => badValue(command, flags, reason, value),
    ],
    [
      /^command-argument value '(.*)' is invalid for argument '(.*)'\. /s,
      (command, value = "", name = "") => badOperand(command, name, value),
    ],
  ],
};

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}
function usageOf(command: Command): string {
  return command.createHelp().commandUsage(command);
}
function withCommandsBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withCommandsBelow)];
}
function rootOf(command: Command): Command {
  return command.parent ? rootOf(command.parent) : command;
}

function unknownFlag(command: Command, given: string): Diagnostic {
  const flag = given.replace(/=.*/s, "");
  const flagsOf = (one: Command): string[] =>
    one
      .createHelp()
      .visibleOptions(one)
      .flatMap(({ long }) => long ?? []);
  const owners = withCommandsBelow(rootOf(command)).filter((one) => flagsOf(one).includes(flag));
  const near = nearest(
    flag.replace(/^--/, ""),
    flagsOf(command).map((one) => one.slice(2)),
  );
  const hint =
    owners.length > 0
      ? `it is a flag of ${owners.map(nameOf).join(", ")};`
      : near
        ? meant(`--${near}`)
        : `flags: ${flagsOf(command).join(" ")};`;
  return usageProblem(nameOf(command), `${quote(flag)} is not one of its flags`, `${hint} ${moreIn(command)}`);
}

function misplacedFlag(command: Command, flag: string, name: string): Diagnostic {
  const below = command.commands.find((one) => one.name() === name) ?? command;
  const own = withCommandsBelow(below).some(({ options }) => options.some(({ long }) => long === flag));
  const hint = own ? `write it behind: ${nameOf(below)} … ${flag}` : `leave it out; ${moreIn(below)}`;
  return usageProblem(flag, `before ${name} it does nothing`, hint);
}

function unknownCommand(command: Command, word: string): Diagnostic {
  const names = command.commands.map((below) => below.name());
  return usageProblem(
    nameOf(command),
    `${quote(word)} is not one of its commands`,
    didYouMean(word, names, `commands: ${names.join(", ")}`),
  );
}

function missingOperand(command: Command, name: string): Diagnostic {
  const operand = command.registeredArguments.find((argument) => argument.name() === name);
  const choices = operand?.argChoices;
  const right = choices ? `one of ${choices.join(", ")}` : operand?.description;
  const shown = `<${name}${operand?.variadic ? "..." : ""}>`;
  return usageProblem(nameOf(command), `${shown} is missing`, `${right}; ${moreIn(command)}`);
}

/** `advise chek answers.yaml`: two operands where one is a file, and what is wrong is the first. */
function excessOperand(command: Command): Diagnostic {
  const [first = "", ...rest] = command.args;
  const asked = [nameOf(command), ...rest].join(" ");
  if (first === "help") return usageProblem(nameOf(command), `${quote(first)} is a flag`, `write ${asked} --help`);
  if (command.commands.length > 0 && !/[./\\]/.test(first)) return unknownCommand(command, first);
  const extra = command.args[command.registeredArguments.length];
  return usageProblem(nameOf(command), `${quote(extra)} is one argument too many`, `usage: ${usageOf(command)}`);
}

function badOperand(command: Command, name: string, value: string): Diagnostic {
  const choices = command.registeredArguments.find((argument) => argument.name() === name)?.argChoices ?? [];
  return usageProblem(
    nameOf(command),
    `${quote(value)} is not a <${name}>`,
    didYouMean(value, choices, `one of: ${choices.join(", ")}`),
  );
}

/** A value that is missing, or for the reason given none that the flag takes; of a list, the part that is none. */
function badValue(command: Command, flags: string, reason: string, value?: string): Diagnostic {
  const option = command.options.find((one) => one.flags === flags);
  const choices = option?.argChoices;
  const described = `${flags}: ${option?.description}`;
  if (value === undefined || !choices) {
    const hint = choices ? `one of: ${choices.join(", ")}` : described;
    return usageProblem(option?.long ?? flags, reason, hint);
  }
  const wrong = value.split(",").find((part) => !choices.includes(part)) ?? value;
  return usageProblem(
    option.long ?? flags,
    `${quote(wrong)} is not one of its values`,
    didYouMean(wrong, choices, `one of: ${choices.join(", ")}`),
  );
}

function moreIn(command: Command): string {
  return `\`${nameOf(command)} --help\` has the rest`;
}
