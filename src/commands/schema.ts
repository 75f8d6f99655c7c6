import { type Result, success } from "../model/diagnostic.ts";
import { plainJson } from "../text/escape.ts";
import { answersJsonSchema, decisionJsonSchema, rulebookJsonSchema } from "../report/json-schema.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { emit } from "./command-line/output.ts";
import { reportProblems, type Context } from "./command-line/context.ts";
import type { Command } from "commander";
import { exampleText, noColorOption, outputOption, rulesOption, type Setup } from "./command-line/options.ts";

export function addSchema(program: Command, { context, exit }: Setup): void {
  program
    .command("schema")
    .summary("a JSON Schema, for editors and programs")
    .description("print a JSON Schema (draft-07) for answers files, rulebooks or decisions")
    .addArgument(program.createArgument("<what>", "what it describes").choices(Object.keys(schemas)))
    .addOption(rulesOption())
    .addOption(outputOption())
    .addOption(noColorOption())
    .addHelpText("after", examples)
    .action(async (what: keyof typeof schemas, { output }: { output?: string }) => {
      exit(await runSchema(context, { what, output }));
    });
}

const examples = exampleText(
  "advise schema answers > advise.schema.json",
  "advise schema answers --rules mine.yaml -o mine.schema.json",
  "advise schema decision",
);

type SchemaOf = (context: Context) => Promise<Result<unknown>>;

/** Only answers hang on a rulebook: whoever mends a broken one still gets the schema of rulebooks. */
const schemas = {
  answers: async (context) => {
    const loaded = await context.rulebook();
    return loaded.ok ? success(answersJsonSchema(loaded.value.rulebook)) : loaded;
  },
  rules: () => Promise.resolve(success(rulebookJsonSchema())),
  decision: () => Promise.resolve(success(decisionJsonSchema())),
} satisfies Record<string, SchemaOf>;

export type SchemaOptions = { what: keyof typeof schemas; output: string | undefined };

/** `advise schema answers|rules|decision`: for answers, the questions and choices of the rulebook in use. */
export async function runSchema(context: Context, { what, output }: SchemaOptions): Promise<ExitCode> {
  const { io } = context;
  const schema = await schemas[what](context);
  if (!schema.ok) return reportProblems(io, schema.problems);
  return (await emit(io, `${plainJson(schema.value)}\n`, output)) ?? exitCodes.done;
}
