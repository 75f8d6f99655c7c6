import * as z from "zod/mini";

const text = z.string();
const flag = z.union([z.boolean(), z.number(), z.string()]);

/** A check of an answer as promptfoo records it. A set of checks has parts, which may have parts themselves. */
const componentSchema = z.object({
  pass: z.boolean(),
  reason: z.nullish(text),
  assertion: z.nullish(z.object({ type: z.optional(text), metric: z.optional(text) })),
});
export type Component = z.infer<typeof componentSchema>;

/** One result of promptfoo, of version 2 or 3 of its output: the parts that are read. */
export const promptfooRowSchema = z.object({
  success: z.boolean(),
  prompt: z.optional(z.object({ label: z.optional(text), id: z.optional(text), display: z.optional(text) })),
  promptId: z.optional(text),
  provider: z.optional(z.union([text, z.object({ id: z.optional(text), label: z.optional(text) })])),
  vars: z.nullish(z.record(z.string(), z.unknown())),
  testIdx: z.optional(z.number()),
  testCase: z.nullish(z.object({ metadata: z.nullish(z.record(z.string(), z.unknown())) })),
  metadata: z.nullish(z.record(z.string(), z.unknown())),
  response: z.nullish(z.unknown()),
  failureReason: z.nullish(z.number()),
  gradingResult: z.nullish(
    z.object({ pass: z.boolean(), reason: z.nullish(text), componentResults: z.nullish(z.array(componentSchema)) }),
  ),
});
export type PromptfooRow = z.infer<typeof promptfooRowSchema>;

/** A row of a plain table of results, its columns under the first of the names that each may have. */
export const resultRowSchema = z.object({
  id: z.union([text, z.number()]),
  condition: z.optional(text),
  pass: flag,
  class: z.optional(z.enum(["", "manner", "cost"])),
  passage: z.optional(z.nullable(flag)),
});

/** A test question: its sources are paths below the documents, or chunks by their id. */
export const questionRowSchema = z.object({
  id: z.optional(z.union([text, z.number()])),
  question: text.check(z.minLength(1)),
  answer: z.optional(z.union([text, z.number()])),
  sources: z.optional(z.union([text, z.array(text)])),
});
export type QuestionRow = z.infer<typeof questionRowSchema>;

/** A passage of a collection that is already cut up: of JSON or JSONL. */
export const passageRowSchema = z.object({ id: text, heading: z.optional(text), text });
