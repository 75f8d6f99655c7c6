import * as z from "zod/mini";
import { approachSchema, outcomeSchema, pointsSchema, verdictKindSchema } from "./approach-schema.ts";
import { daySchema } from "./day-schema.ts";
import { described } from "./described.ts";
import { origins } from "./origin.ts";

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()], "it must be a choice, a number, or unsure");

const share = z.number().check(z.minimum(0, "it is a share from 0 to 1"), z.maximum(1, "it is a share from 0 to 1"));

/** What an answer was measured on: by which command, what it said, the files by their hash, how many, and the interval. */
export const measuredSchema = z.strictObject({
  by: z.string(),
  value: z.union([z.string(), z.number()], "it must be the choice or number that was measured"),
  files: z.array(z.strictObject({ file: z.string(), sha256: z.string() })),
  with: z.optional(
    described(
      z.record(z.string(), z.union([z.string(), z.number()])),
      "The flags it was measured with, where they are not the usual ones",
    ),
  ),
  of: z.number(),
  low: z.optional(share),
  high: z.optional(share),
});
export type Measured = z.infer<typeof measuredSchema>;

/** What a reviewed answer may carry besides its value. */
const reviewFields = {
  because: z.optional(z.string()),
  measured: z.optional(described(measuredSchema, "What it was measured on; written by `advise measure`")),
  evidence: z.optional(z.string()),
  by: z.optional(z.string()),
  "as-of": z.optional(daySchema),
  "review-by": z.optional(daySchema),
};

/** An answer with its reasons, for review. */
export const longAnswerSchema = z.strictObject({ value: scalar, ...reviewFields });

/** The decision that --save recorded and that check compares with. */
export const recordSchema = z.strictObject({
  outcome: outcomeSchema,
  kind: verdictKindSchema,
  leader: z.nullable(approachSchema),
  margin: z.nullable(z.int()),
  scores: pointsSchema,
  points: z.record(z.string(), pointsSchema),
  form: z.optional(z.string()),
  answers: z.string(),
  rulebook: z.string(),
  engine: z.string(),
});
export type DecisionRecord = z.infer<typeof recordSchema>;

const idList = z.optional(z.array(z.string()));

/** What a case must give: always its outcome, and more where that is what the case is about. */
const expectSchema = z.strictObject({
  outcome: outcomeSchema,
  kind: z.optional(verdictKindSchema),
  leader: z.optional(described(z.union([approachSchema, z.literal("none")]), "The approach that is ahead, or none")),
  "start-with": z.optional(z.string()),
  form: z.optional(z.string()),
  constraints: described(idList, "Constraints that must be met, among others"),
  gates: described(idList, "Gates that must hold, among others"),
  warnings: described(idList, "Warnings that must be given, among others"),
  conflicts: described(idList, "Conflicts that must be named, among others"),
});
export type Expect = z.infer<typeof expectSchema>;

/** Answers as they are given. Which questions and choices exist is the rulebook's business. */
export const givenAnswersSchema = z.record(
  z.string(),
  z.union([scalar, longAnswerSchema], "it must be a choice, a number, or a block with value:"),
);

/** An answers file without `costs:`. Most are, and the schema of costs is larger than all the rest. */
export const costlessFileSchema = z.strictObject({
  advise: described(z.literal(1), "The version of this format"),
  title: z.optional(z.string()),
  answers: z.nullish(givenAnswersSchema),
  fixed: z.optional(described(z.array(z.string()), "Answers not up for discussion: flips never change these")),
  costs: z.optional(z.never()),
  expect: z.optional(described(expectSchema, "A case: what it must give")),
  source: z.optional(described(z.record(z.string(), z.unknown()), "A case: where it comes from")),
  decision: z.optional(recordSchema),
});

/** One validated answer: the value as given, the choice it falls in (null when unsure), where it came from, and the review fields. */
export const answerSchema = z.strictObject({
  value: z.union([z.string(), z.number()]),
  choice: z.nullable(z.string()),
  from: z.enum(origins),
  ...reviewFields,
});
export type Answer = z.infer<typeof answerSchema>;

/** The answers a person gave, by question. Unanswered is absent. */
export const answersSchema = z.record(z.string(), answerSchema);
export type Answers = z.infer<typeof answersSchema>;

/** What scoring needs to know of the answers: the choice by question. Unanswered and unsure are absent. */
export type Choices = Readonly<Record<string, string>>;
