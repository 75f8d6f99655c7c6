// Derives from the schema of an answers file what a run checks without zod.
import { toJSONSchema } from "zod/v4/core";
import type * as z from "zod/mini";
import type { JsonSchema } from "../src/load/conforms.ts";
import { costlessFileSchema } from "../src/model/answers.ts";
import { daySchema } from "../src/model/day-schema.ts";

/**
 * The shape of an answers file without costs, as a JSON Schema. Where the schema asks for more than a JSON Schema says, or
 * makes another value of what it takes, there stands a keyword that nothing conforms to.
 */
export function answersShape(): JsonSchema {
  const { $schema: _, ...shape } = toJSONSchema(costlessFileSchema, {
    target: "draft-7",
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      delete jsonSchema.description;
      if ((zodSchema as unknown) === daySchema) {
        delete jsonSchema.pattern;
        jsonSchema.format = "date";
      } else if (!isSaid(zodSchema._zod.def)) jsonSchema.unsaid = true;
    },
  });
  return shape;
}

type Def = { type: string; checks?: z.core.$ZodCheck<never>[] | undefined; catchall?: unknown };

const said = "string number boolean null literal enum union optional nullable array object record unknown never";

/** Whether a JSON Schema says all of it. An object that takes other keys and drops them makes another value. */
function isSaid({ type, checks = [], catchall }: Def): boolean {
  if (!said.split(" ").includes(type) || (type === "object" && catchall === undefined)) return false;
  return checks.every((check) => check._zod.def.check === "describe");
}
