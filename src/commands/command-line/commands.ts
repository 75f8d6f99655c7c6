import type { Command } from "commander";
import type { Setup } from "./options.ts";

/** Adds a command, with its flags, examples and run, below the program. */
type AddCommand = (program: Command, setup: Setup) => void;

/** A command besides the decision: how it is loaded, and whether it has a flag for each question of the rulebook. */
type Entry = { load: () => Promise<AddCommand>; asks: boolean };

/** The commands besides the decision, in the order of the help. A run loads those that its words name. */
const commands: Readonly<Record<string, Entry>> = {
  init: { load: async () => (await import("../init.ts")).addInit, asks: false },
  batch: { load: async () => (await import("../batch.ts")).addBatch, asks: false },
  check: { load: async () => (await import("../check.ts")).addCheck, asks: false },
  diff: { load: async () => (await import("../diff.ts")).addDiff, asks: false },
  measure: { load: async () => (await import("../measure.ts")).addMeasure, asks: false },
  explain: { load: async () => (await import("../explain.ts")).addExplain, asks: false },
  panel: { load: async () => (await import("../panel.ts")).addPanel, asks: true },
  precedents: { load: async () => (await import("../precedents.ts")).addPrecedents, asks: true },
  cost: { load: async () => (await import("../cost.ts")).addCost, asks: true },
  examples: { load: async () => (await import("../examples.ts")).addExamples, asks: false },
  terms: { load: async () => (await import("../terms.ts")).addTerms, asks: false },
  rules: { load: async () => (await import("../rules.ts")).addRules, asks: false },
  schema: { load: async () => (await import("../schema.ts")).addSchema, asks: false },
  help: { load: async () => (await import("../help.ts")).addHelp, asks: true },
  completion: { load: async () => (await import("../completion.ts")).addCompletion, asks: false },
};

export const commandNames: readonly string[] = Object.keys(commands);

/** The command that the first word of the arguments names, if it does: nothing else can then run. */
function firstNamed([first = ""]: readonly string[]): string | undefined {
  return commandNames.find((name) => name === first);
}

/** The commands that the arguments can come to: the first word's, or all where a later word names one or help lists them. */
export function commandsIn(args: readonly string[]): readonly string[] {
  const first = firstNamed(args);
  if (first !== undefined) return [first];
  return args.some((arg) => [...commandNames, "-h", "--help"].includes(arg)) ? commandNames : [];
}

/** Whether the arguments can hold answers, so that the rulebook is needed to read them. */
export function mayAnswer(args: readonly string[]): boolean {
  const first = firstNamed(args);
  return first === undefined || commands[first]?.asks === true;
}

/** Adds some of the commands to the program. */
export async function addCommands(program: Command, setup: Setup, names: readonly string[]): Promise<void> {
  const loaded = await Promise.all(names.flatMap((name) => commands[name]?.load() ?? []));
  for (const add of loaded) add(program, setup);
}
