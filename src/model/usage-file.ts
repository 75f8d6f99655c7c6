import * as z from "zod/mini";

/** More than any export counts; a larger number is a mistake, and sums of these stay exact. */
const mostCounted = 1e12;
const count = z.union([z.number(), z.string()], "it must be a whole number").check(
  z.refine((value) => {
    const number = typeof value === "string" ? (/^\d{1,13}(\.0+)?$/.test(value.trim()) ? Number(value) : NaN) : value;
    return Number.isInteger(number) && number >= 0 && number <= mostCounted;
  }, "it must be a whole number from 0 to 1,000,000,000,000"),
);
const text = z.nullish(z.string());
const cell = z.nullish(z.union([z.string(), z.number()]));
const time = z.union([z.number(), z.string()], "it must be a time");

/** One result in a bucket of OpenAI's usage pages: the sums of a span of time, perhaps by model and project. */
const bucketResultSchema = z.object({
  object: text,
  input_tokens: z.optional(count),
  output_tokens: z.optional(count),
  num_model_requests: z.optional(count),
  model: text,
});

/** A span of time in OpenAI's usage pages (GET /v1/organization/usage/completions): seconds since 1970. */
export const bucketSchema = z.object({
  start_time: time,
  end_time: z.optional(time),
  results: z.array(bucketResultSchema),
});

/** A page of them. */
export const usagePageSchema = z.object({ data: z.array(z.unknown()) });

/** One call, in a log of LiteLLM or a plain table; or with `calls` the sums of several. */
export const callSchema = z.object({
  time,
  model: cell,
  input: count,
  output: count,
  calls: z.optional(count),
  id: cell,
  kind: cell,
  status: cell,
});
export type Call = z.infer<typeof callSchema>;
