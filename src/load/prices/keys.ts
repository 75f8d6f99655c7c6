import type * as z from "zod/mini";
import { costInputsSchema, costSettingsSchema, tableNames } from "../../model/cost-inputs.ts";

/** The dotted keys of a schema of nested blocks, in its order. */
function dottedKeys(schema: z.ZodMiniType, prefix = ""): string[] {
  const { def } = schema._zod as unknown as {
    def: { innerType?: z.ZodMiniType; shape?: Record<string, z.ZodMiniType> };
  };
  if (def.innerType) return dottedKeys(def.innerType, prefix);
  if (!def.shape) return [prefix];
  return Object.entries(def.shape).flatMap(([key, inner]) =>
    dottedKeys(inner, prefix === "" ? key : `${prefix}.${key}`),
  );
}

/** The inputs of the cost model. */
export const inputKeys: readonly string[] = dottedKeys(costInputsSchema);

/** What --price takes: the inputs, and which rows of the price tables they come from. */
export const settingKeys: readonly string[] = dottedKeys(costSettingsSchema).filter(
  (key) => !["source", "date", ...tableNames].includes(key),
);
