import * as z from "zod/mini";
import { answerSchema } from "./answers.ts";
import { approachSchema, needSchema, outcomeSchema, pointsSchema, verdictKindSchema } from "./approach.ts";
import { costSchema } from "./cost.ts";
import { described } from "./described.ts";
import { rulebookChangeSchema } from "./extension.ts";

const citedSchema = z.strictObject({ id: z.string(), title: z.string(), where: z.string() });
/** A source as it is shown: the id it is cited by, its title and its address. */
export type Cited = z.infer<typeof citedSchema>;

const traceEntrySchema = z.strictObject({
  rule: z.string(),
  weight: z.int(),
  effect: pointsSchema,
  points: described(pointsSchema, "weight times effect"),
  need: z.nullable(needSchema),
  because: z.string(),
  answers: described(z.record(z.string(), z.string()), "The answers that made it fire: choice by question"),
  contested: z.nullable(z.string()),
  changed: described(z.nullable(z.string()), "What an extending rulebook changed in it, and why"),
  sources: z.array(citedSchema),
});
/** One fired rule with its points. A score is its base points plus the sum of the trace. */
export type TraceEntry = z.infer<typeof traceEntrySchema>;

const remarkSchema = z.strictObject({ id: z.string(), say: z.string(), sources: z.array(citedSchema) });
export type DecisionRemark = z.infer<typeof remarkSchema>;

const changeSchema = z.strictObject({
  question: z.string(),
  from: z.string(),
  to: z.string(),
  at: described(z.nullable(z.number()), "The threshold of a number question"),
  way: described(z.nullable(z.enum(["up", "down"])), "Up: the number reaches the threshold; down: it falls below"),
});

const flipSchema = z.strictObject({ changes: z.array(changeSchema), outcome: outcomeSchema });
/** A minimal set of answer changes that changes the outcome. */
export type Flip = z.infer<typeof flipSchema>;

const firmnessSchema = z.strictObject({
  radius: z.nullable(z.number()),
  level: z.enum(["firm", "leaning", "close-call"]),
  share: described(
    z.nullable(z.number()),
    "The outcome's own share of the ways the open questions could turn out, where the level depends on it: under one half, it is at most leaning",
  ),
  weights: z.array(z.strictObject({ rule: z.string(), weight: z.int(), flipsAt: z.nullable(z.number()) })),
});
export type Firmness = z.infer<typeof firmnessSchema>;

const verdictSchema = z.strictObject({
  outcome: outcomeSchema,
  leader: z.nullable(approachSchema),
  runnerUp: z.nullable(approachSchema),
  kind: verdictKindSchema,
  margin: z.nullable(z.int()),
  needs: z.array(needSchema),
  startWith: z.nullable(z.string()),
  tie: z.array(approachSchema),
  headline: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** The result: one plain JSON value of which every format is a pure function. Nulls are present, never absent. */
export const decisionSchema = z.strictObject({
  schema: z.literal("advise/decision/1"),
  engine: z.string(),
  rulebook: z.strictObject({
    id: z.string(),
    version: z.string(),
    digest: z.string(),
    changes: described(z.array(rulebookChangeSchema), "In what it differs from the rulebook it extends"),
  }),
  title: z.nullable(z.string()),
  answers: z.record(z.string(), answerSchema),
  ignored: z.array(z.string()),
  unanswered: z.array(z.string()),
  verdict: verdictSchema,
  base: pointsSchema,
  bar: z.int(),
  scores: pointsSchema,
  excluded: z.array(
    z.strictObject({
      approach: approachSchema,
      constraint: z.string(),
      kind: z.enum(["rules-out", "not-yet"]),
      because: z.string(),
      remedy: z.string(),
      answers: z.record(z.string(), z.string()),
      sources: z.array(citedSchema),
    }),
  ),
  gates: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(["neither-yet", "do-first"]),
      say: z.string(),
      sources: z.array(citedSchema),
    }),
  ),
  trace: z.array(traceEntrySchema),
  shares: z.nullable(z.record(outcomeSchema, z.number())),
  settled: z.nullable(z.boolean()),
  askNext: z.nullable(z.array(z.strictObject({ question: z.string(), gain: z.number() }))),
  flips: z.nullable(z.array(flipSchema)),
  neverMatters: z.nullable(z.array(z.string())),
  firmness: z.nullable(firmnessSchema),
  cost: described(z.nullable(costSchema), "The cost comparison, when the volume is answered"),
  conflicts: z.array(remarkSchema),
  warnings: z.array(remarkSchema),
  nextSteps: z.array(z.strictObject({ text: z.string(), sources: z.array(citedSchema) })),
});
export type Decision = z.infer<typeof decisionSchema>;
