import { type Result, success } from "../model/diagnostic.ts";
import { plainJson } from "../text/escape.ts";
import { answersJsonSchema, decisionJsonSchema, rulebookJsonSchema } from "../report/json-schema.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { emit } from "./command-line/output.ts";
import { reportProblems, type Context } from "./command-line/context.ts";

type SchemaOf = (session: Context) => Promise<Result<unknown>>;

/** Only answers hang on a rulebook: whoever mends a broken one still gets the schema of rulebooks. */
const schemas = {
  answers: async (session) => {
    const loaded = await session.rulebook();
    return loaded.ok ? success(answersJsonSchema(loaded.value.rulebook)) : loaded;
  },
  rules: () => Promise.resolve(success(rulebookJsonSchema())),
  decision: () => Promise.resolve(success(decisionJsonSchema())),
} satisfies Record<string, SchemaOf>;

export type SchemaOptions = { what: keyof typeof schemas; output: string | undefined };

/** `advise schema answers|rules|decision`: for answers, the questions and choices of the rulebook in use. */
export async function schemaCommand(session: Context, { what, output }: SchemaOptions): Promise<ExitCode> {
  const { io } = session;
  const schema = await schemas[what](session);
  if (!schema.ok) return reportProblems(io, schema.problems);
  return (await emit(io, `${plainJson(schema.value)}\n`, output)) ?? exitCodes.done;
}
