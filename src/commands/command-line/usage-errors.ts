import { type Argument, type Command, InvalidArgumentError, type Option } from "commander";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { didYouMean, meant, nearest } from "../../text/did-you-mean.ts";
import { quote } from "../../text/quote.ts";
import { usageProblem } from "./context.ts";

/** Arguments that cannot be understood. What was meant instead is found among all commands, of which a run loads few. */
export class UsageError extends Error {
  readonly explain: (whole: Command) => Diagnostic;
  constructor(explain: UsageError["explain"]) {
    super("the arguments cannot be understood");
    this.explain = explain;
  }
}

function refuse(explain: UsageError["explain"]): never {
  throw new UsageError(explain);
}

/** Lets a command, and those below it, throw what is wrong with their arguments, in place of commander's own words. */
export function explainUsageErrors(command: Command): void {
  Object.assign(command, {
    unknownOption: (flag: string) => refuse((whole) => unknownFlag(command, whole, flag)),
    unknownCommand: () => refuse((whole) => unknownCommand(command, whole, command.args[0] ?? "")),
    missingArgument: (name: string) => refuse(() => missingOperand(command, name)),
    // It would be said before a flag that is not known; the hook below says it after.
    missingMandatoryOptionValue: () => undefined,
    optionMissingArgument: (option: Option) => refuse(() => badValue(option, "its value is missing")),
    _excessArguments: () => refuse((whole) => excessOperand(command, whole)),
  });
  for (const option of command.options) if (option.required) refuseBadValues(option);
  for (const argument of command.registeredArguments) refuseBadOperands(command, argument);
  command.hook("preAction", (_, { args }) => {
    if (args.includes("")) refuse(() => usageProblem(nameOf(command), "an argument is empty", usageOf(command)));
    const missing = command.options.find(
      (option) => option.mandatory && command.getOptionValue(option.attributeName()) === undefined,
    );
    if (missing) refuse(() => usageProblem(nameOf(command), `${missing.flags} is missing`, moreIn(command)));
  });
  command.hook("preSubcommand", (_, below) => {
    const idle = command.options.find((option) => isIdleBefore(command, option));
    if (idle) refuse(() => misplacedFlag(below, idle.long ?? idle.flags));
  });
  for (const below of command.commands) explainUsageErrors(below);
}

/** Whether a flag was given before a command below, which does not see it there. --rules and --no-color count anywhere. */
function isIdleBefore(command: Command, option: Option): boolean {
  return (
    command.getOptionValueSource(option.attributeName()) === "cli" &&
    !["--rules", "--no-color"].includes(option.long ?? "")
  );
}

/** `--save --force`: whoever writes that forgot the file; and `--save "$FILE"` is empty where FILE was never set. */
function refuseBadValues(option: Option): void {
  const { parseArg: parse, argChoices: choices } = option;
  const list = option.flags.includes(",");
  option.argParser((value: string, previous: unknown): unknown => {
    if (choices && !(list ? value.split(",") : [value]).every((one) => choices.includes(one)))
      refuse(() => unknownValue(option, value, choices));
    const [, named] = /<(file|folder)>/.exec(option.flags) ?? [];
    if (value === "" && named) refuse(() => badValue(option, `names no ${named}`));
    if (value.startsWith("--")) refuse(() => badValue(option, `${quote(value)} is a flag, not its value`));
    try {
      return parse ? parse(value, previous) : value;
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      return refuse(() => badValue(option, error.message));
    }
  });
}

function refuseBadOperands(command: Command, argument: Argument): void {
  const choices = argument.argChoices;
  if (!choices) return;
  argument.argParser((value: string) => {
    if (choices.includes(value)) return value;
    const said = `${quote(value)} is not a <${argument.name()}>`;
    const hint = didYouMean(value, choices, `one of: ${choices.join(", ")}`);
    return refuse(() => usageProblem(nameOf(command), said, hint));
  });
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}
function usageOf(command: Command): string {
  return `usage: ${command.createHelp().commandUsage(command)}`;
}
function withCommandsBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withCommandsBelow)];
}
function flagsOf(command: Command): string[] {
  const options = command.createHelp().visibleOptions(command);
  return options.flatMap(({ long }) => long ?? []);
}
/** The names of the commands below; those below the program itself may not all be loaded. */
function commandsBelow(command: Command, whole: Command): string[] {
  return (command.parent ? command : whole).commands.map((below) => below.name());
}

function unknownFlag(command: Command, whole: Command, given: string): Diagnostic {
  const flag = given.replace(/=.*/s, "");
  const owners = withCommandsBelow(whole).filter((one) => flagsOf(one).includes(flag));
  const own = flagsOf(command);
  const near = nearest(
    flag.replace(/^--/, ""),
    own.map((one) => one.slice(2)),
  );
  const hint =
    owners.length > 0
      ? `it is a flag of ${owners.map(nameOf).join(", ")};`
      : near
        ? meant(`--${near}`)
        : `flags: ${own.join(" ")};`;
  return usageProblem(nameOf(command), `${quote(flag)} is not one of its flags`, `${hint} ${moreIn(command)}`);
}

function misplacedFlag(below: Command, flag: string): Diagnostic {
  const own = withCommandsBelow(below).some(({ options }) => options.some(({ long }) => long === flag));
  const hint = own ? `write it behind: ${nameOf(below)} … ${flag}` : `leave it out; ${moreIn(below)}`;
  return usageProblem(flag, `before ${below.name()} it does nothing`, hint);
}

function unknownCommand(command: Command, whole: Command, word: string): Diagnostic {
  const names = commandsBelow(command, whole);
  const hint = didYouMean(word, names, `commands: ${names.join(", ")}`);
  return usageProblem(nameOf(command), `${quote(word)} is not one of its commands`, hint);
}

function missingOperand(command: Command, name: string): Diagnostic {
  const operand = command.registeredArguments.find((argument) => argument.name() === name);
  const choices = operand?.argChoices;
  const right = choices ? `one of ${choices.join(", ")}` : operand?.description;
  const shown = `<${name}${operand?.variadic ? "..." : ""}>`;
  return usageProblem(nameOf(command), `${shown} is missing`, `${right}; ${moreIn(command)}`);
}

/** `advise chek answers.yaml`: two operands where one is a file, and what is wrong is the first. */
function excessOperand(command: Command, whole: Command): Diagnostic {
  const [first = "", ...rest] = command.args;
  const asked = [nameOf(command), ...rest].join(" ");
  if (first === "help") return usageProblem(nameOf(command), `${quote(first)} is a flag`, `write ${asked} --help`);
  if (commandsBelow(command, whole).length > 0 && !/[./\\]/.test(first)) return unknownCommand(command, whole, first);
  const extra = command.args[command.registeredArguments.length];
  return usageProblem(nameOf(command), `${quote(extra)} is one argument too many`, usageOf(command));
}

/** A value that is none of those an option takes; of a list, the part that is none. */
function unknownValue({ flags, long }: Option, value: string, choices: readonly string[]): Diagnostic {
  const wrong = value.split(",").find((part) => !choices.includes(part)) ?? value;
  const hint = didYouMean(wrong, choices, `one of: ${choices.join(", ")}`);
  return usageProblem(long ?? flags, `${quote(wrong)} is not one of its values`, hint);
}

/** A value that is missing, or for the reason given none that the option takes. */
function badValue({ flags, long, description, argChoices }: Option, reason: string): Diagnostic {
  const hint = argChoices ? `one of: ${argChoices.join(", ")}` : `${flags}: ${description}`;
  return usageProblem(long ?? flags, reason, hint);
}

function moreIn(command: Command): string {
  return `\`${nameOf(command)} --help\` has the rest`;
}
