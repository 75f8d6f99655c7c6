import * as z from "zod/mini";

/** The schema with a sentence on it, which reaches the JSON Schema and so the editor. */
export function described<T extends z.ZodMiniType>(schema: T, text: string): T {
  return schema.check(z.describe(text));
}
