import type { Rulebook } from "../model/rulebook.ts";
import { plainJson } from "../model/plain.ts";
import { answersJsonSchema, decisionJsonSchema, rulebookJsonSchema } from "../report/schema.ts";
import { type ExitCode, exitCodes } from "./io.ts";
import { emit } from "./output.ts";
import { refuse, type Session } from "./session.ts";

const schemas = {
  answers: answersJsonSchema,
  rules: rulebookJsonSchema,
  decision: decisionJsonSchema,
} satisfies Record<string, (rulebook: Rulebook) => unknown>;

export type SchemaOptions = { what: keyof typeof schemas; output: string | undefined };

/** `advise schema answers|rules|decision`: for answers, the questions and choices of the rulebook in use. */
export const schemaCommand = async (session: Session, { what, output }: SchemaOptions): Promise<ExitCode> => {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return refuse(io, loaded.problems);
  const schema = schemas[what](loaded.value.rulebook);
  return (await emit(io, `${plainJson(schema)}\n`, output)) ?? exitCodes.done;
};
