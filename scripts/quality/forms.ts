import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import * as z from "zod/mini";
import { fires } from "../../src/engine/rulebook/condition.ts";
import type { Choices } from "../../src/model/answers.ts";
import { type Outcome, outcomeSchema } from "../../src/model/approach.ts";
import { conditionSchema } from "../../src/model/condition.ts";

const formSchema = z.object({
  id: z.string(),
  when: z._default(conditionSchema, { all: [] }),
  unless: z.optional(conditionSchema),
});
const draftSchema = z.object({ forms: z.record(outcomeSchema, z.array(formSchema)) });

/** The form of an outcome on some answers; null where none holds. */
export type FormOf = (outcome: Outcome, choices: Choices) => string | null;

/** Reads the forms from their draft, until the rulebook has them. */
export async function readForms(file: string): Promise<FormOf> {
  const { forms } = draftSchema.parse(parse(await readFile(file, "utf8")));
  return (outcome, choices) => forms[outcome].find((form) => fires(form, (test) => choices[test]))?.id ?? null;
}
