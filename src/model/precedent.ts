import * as z from "zod/mini";
import type { Outcome } from "./approach.ts";
import { outcomeSchema } from "./approach-schema.ts";
import { described } from "./described.ts";
import { idSchema } from "./rulebook.ts";

const text = z.string().check(z.minLength(1, "must not be empty"));
const address = z
  .string()
  .check(z.regex(/^https?:\/\/[^\s<>()[\]\\`|"']+$/, "an address that begins with http:// or https://"));
const date = z.string().check(z.regex(/^\d{4}(-\d{2}){0,2}$/, "a year, a month or a day: 2025, 2025-06 or 2025-06-30"));

const precedentSchema = z.strictObject({
  id: idSchema,
  source: z.strictObject({
    title: described(text, "Title, with its author or site"),
    where: described(address, "Its address"),
    date: described(z.optional(date), "When it was published, as far as is known"),
  }),
  situation: described(text, "The situation, in two sentences"),
  outcome: described(outcomeSchema, "What was chosen, or what the source found best"),
  form: described(z.optional(idSchema), "How it was carried out: a form of the rulebook, where it is known"),
  went: described(text, "How it went, in a sentence: only what the source says"),
  answers: described(
    z.record(z.string(), z.union([z.string(), z.number()], "it must be a choice or a number")),
    "Answers by question, as in a sheet",
  ),
});
/** A published situation with its outcome, source and answers. */
export type Precedent = z.infer<typeof precedentSchema>;

/** A file of precedents. */
export const precedentsFileSchema = z.strictObject({
  precedents: z.array(precedentSchema).check(z.minLength(1, "there must be at least one")),
});

/** What is shown of a precedent. A page carries no sentences: there they are null. */
export type PrecedentShown = {
  id: string;
  outcome: Outcome;
  form: { id: string; label: string } | null;
  source: { title: string; where: string; date: string | null };
  situation: string | null;
  went: string | null;
};

/**
 * Precedents ready to be compared with sheets of one rulebook, as plain JSON: of each what is shown and the answers that
 * count as numbers (an `Assignment`), and the weight of each question in bits.
 */
export type Precedents = {
  shown: readonly PrecedentShown[];
  sheets: readonly (readonly number[])[];
  weights: readonly number[];
};
