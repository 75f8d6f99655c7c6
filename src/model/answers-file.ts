import * as z from "zod/mini";
import { costlessFileSchema } from "./answers.ts";
import { costSettingsSchema } from "./cost-inputs.ts";
import { described } from "./described.ts";

/** An answers file. Which questions and choices exist is the rulebook's business and is checked against it. */
export const answersFileSchema = z.extend(costlessFileSchema, {
  costs: z.optional(described(costSettingsSchema, "Overrides for the cost model")),
});
export type AnswersFile = z.infer<typeof answersFileSchema>;
