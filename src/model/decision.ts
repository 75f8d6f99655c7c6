import * as z from "zod/mini";
import { answerSchema } from "./answers.ts";
import { approaches } from "./approach.ts";
import { approachSchema, needSchema, outcomeSchema, pointsSchema, verdictKindSchema } from "./approach-schema.ts";
import { costSchema } from "./cost.ts";
import { described } from "./described.ts";
import { rulebookChangeSchema } from "./extension.ts";

const citedSchema = z.strictObject({ id: z.string(), title: z.string(), where: z.string() });
/** A source as it is shown: the id it is cited by, its title and its address. */
export type Cited = z.infer<typeof citedSchema>;

const shortSchema = described(z.string(), "The same in a few words, as a summary says it");

const traceEntrySchema = z.strictObject({
  rule: z.string(),
  weight: z.int(),
  effect: pointsSchema,
  points: described(pointsSchema, "weight times effect"),
  need: z.nullable(needSchema),
  because: z.string(),
  short: shortSchema,
  answers: described(z.record(z.string(), z.string()), "The answers that made it fire: choice by question"),
  contested: z.nullable(z.string()),
  changed: described(z.nullable(z.string()), "What an extending rulebook changed in it, and why"),
  sources: z.array(citedSchema),
});
/** One fired rule with its points. A score is its base points plus the sum of the trace. */
export type TraceEntry = z.infer<typeof traceEntrySchema>;

const noteSchema = z.strictObject({ id: z.string(), say: z.string(), sources: z.array(citedSchema) });
export type DecisionNote = z.infer<typeof noteSchema>;

const conflictsSchema = described(
  z.array(z.string()),
  "The conflicts, by their ids, that the answers would have with others and do not have now",
);

const changeSchema = z.strictObject({
  question: z.string(),
  from: z.string(),
  to: z.string(),
  at: described(z.nullable(z.number()), "The threshold of a number question"),
  way: described(z.nullable(z.enum(["up", "down"])), "Up: the number reaches the threshold; down: it falls below"),
});

const flipSchema = z.strictObject({
  changes: z.array(changeSchema),
  outcome: described(outcomeSchema, "What it changes to"),
  conflicts: conflictsSchema,
});
/** A minimal set of answer changes that changes the outcome. */
export type Flip = z.infer<typeof flipSchema>;

const turnSchema = z.strictObject({
  question: z.string(),
  to: described(z.string(), "The choice"),
  outcome: described(outcomeSchema, "What it changes to"),
  conflicts: conflictsSchema,
});
/** An answer to an open question that by itself changes the outcome. */
export type Turn = z.infer<typeof turnSchema>;

const firmnessSchema = z.strictObject({
  radius: described(
    z.nullable(z.number()),
    "The largest share, 0 to 1, by which every weight may be wrong at once with the same outcome; null with neither-yet",
  ),
  level: z.enum(["firm", "leaning", "close-call"]),
  share: described(
    z.nullable(z.number()),
    "The outcome's own share of the ways the open questions could turn out, where the level depends on it: under one half, it is at most leaning",
  ),
  weights: described(
    z.array(z.strictObject({ rule: z.string(), weight: z.int(), flipsAt: z.nullable(z.number()) })),
    "For each fired rule the weight at which it alone changes the outcome, or null",
  ),
  turns: described(
    z.array(turnSchema),
    "Each answer to an open question that by itself changes the outcome: in the order of askNext, or where that is null core questions first; unsure ones last",
  ),
});
export type Firmness = z.infer<typeof firmnessSchema>;

export const notWorkedOutFields = ["shares", "settled", "askNext", "flips", "neverMatters", "firmness.share"] as const;

const labelsSchema = z.strictObject({ label: z.string(), choices: z.record(z.string(), z.string()) });
/** What a question is called, and the choices of it that a decision names. */
export type Labels = z.infer<typeof labelsSchema>;

const verdictSchema = z.strictObject({
  outcome: outcomeSchema,
  leader: described(
    z.nullable(approachSchema),
    "The approach that is ahead, also with neither-yet; null if all are out",
  ),
  runnerUp: described(z.nullable(approachSchema), "The best other approach that is not excluded"),
  kind: verdictKindSchema,
  margin: described(
    z.nullable(z.int()),
    "Points from the leader down to the bar or to the best other earned approach, whichever is closer",
  ),
  rival: described(
    z.nullable(z.enum([...approaches, "bar"])),
    "What the margin is over: the best other earned approach, or the bar, which a good prompt alone scores; null without a leader",
  ),
  needs: described(z.array(needSchema), "The needs that the answers show"),
  form: described(
    z.nullable(
      z.strictObject({ id: z.string(), label: z.string(), because: z.string(), sources: z.array(citedSchema) }),
    ),
    "How the outcome is carried out; null where the rulebook has no forms for it",
  ),
  startWith: described(
    z.nullable(z.string()),
    "With neither-yet: what to start with, such as prompt; the id of its form",
  ),
  tie: described(z.array(approachSchema), "The approaches that share the leader's score; empty without a tie"),
  headline: described(z.string(), "The verdict and why, in one or two sentences"),
});
export type Verdict = z.infer<typeof verdictSchema>;

const decisionPrecedentSchema = z.strictObject({
  id: z.string(),
  outcome: described(outcomeSchema, "What was chosen there"),
  form: described(
    z.nullable(z.strictObject({ id: z.string(), label: z.string() })),
    "How it was carried out: a form of the rulebook; null where it is not known",
  ),
  source: z.strictObject({ title: z.string(), where: z.string(), date: z.nullable(z.string()) }),
  situation: described(z.nullable(z.string()), "The situation there; null on a page, which carries no sentences"),
  went: described(z.nullable(z.string()), "How it went, as its source says; null on a page"),
  likeness: described(z.number(), "How like it is on the questions that both answer, 0 to 1, by weight"),
  shared: described(
    z.array(z.strictObject({ question: z.string(), choice: z.string() })),
    "The answers on which both agree, those that tell most of outcomes first",
  ),
  differs: described(
    z.array(z.strictObject({ question: z.string(), yours: z.string(), theirs: z.string() })),
    "The answers on which they differ, those that set them apart most first",
  ),
});
/** A published case that is like the sheet decided on. */
export type DecisionPrecedent = z.infer<typeof decisionPrecedentSchema>;

/** The result: one plain JSON value of which every format is a pure function. Nulls are present, never absent. */
export const decisionSchema = z.strictObject({
  schema: z.literal("advise/decision/1"),
  engine: described(z.string(), "The version of advise"),
  rulebook: z.strictObject({
    id: z.string(),
    version: z.string(),
    digest: described(z.string(), "sha256 of what decides in it; wording and sources do not count"),
    changes: described(z.array(rulebookChangeSchema), "In what it differs from the rulebook it extends"),
  }),
  title: z.nullable(z.string()),
  answers: z.record(z.string(), answerSchema),
  ignored: described(z.array(z.string()), "Answered questions that are not asked on these answers, and do not count"),
  unanswered: described(z.array(z.string()), "Questions without an answer, or unsure"),
  verdict: verdictSchema,
  base: described(pointsSchema, "Points before any answer"),
  bar: described(z.int(), "What a good prompt alone scores, in points"),
  closeCall: described(z.int(), "A lead of fewer points than this is a close call"),
  scores: described(pointsSchema, "Base points and the sum of the trace"),
  excluded: z.array(
    z.strictObject({
      approach: approachSchema,
      constraint: z.string(),
      kind: described(z.enum(["rules-out", "not-yet"]), "Out for good, or out for now"),
      because: z.string(),
      remedy: described(z.string(), "What would lift it"),
      answers: described(z.record(z.string(), z.string()), "The answers that met it: choice by question"),
      sources: z.array(citedSchema),
    }),
  ),
  unearned: described(
    z.array(z.strictObject({ approach: approachSchema, lacks: z.array(needSchema) })),
    "The approaches that no answer calls for, with the needs that are lacking: whatever their points, they do not lead while another is called for",
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
  shares: described(
    z.nullable(z.record(outcomeSchema, z.number())),
    "Of the ways the open questions could turn out, the share of each outcome, summing to 1; null unless asked for",
  ),
  settled: described(z.nullable(z.boolean()), "Whether the outcome's own share is 1; null like the shares"),
  askNext: described(
    z.nullable(z.array(z.strictObject({ question: z.string(), gain: z.number() }))),
    "Open questions, the most telling first; gain in bits; null like the shares",
  ),
  flips: described(z.nullable(z.array(flipSchema)), "The smallest sets of other answers that change the outcome"),
  neverMatters: described(z.nullable(z.array(z.string())), "Given answers that stand in no flip"),
  inherent: described(
    z.array(z.string()),
    "Given answers on what the system is for or what has been: summaries tell flips of them last",
  ),
  firmness: z.nullable(firmnessSchema),
  notWorkedOut: described(
    z.array(z.enum(notWorkedOutFields)),
    "What would have taken more work than a stated bound on states: the field is null, and the level at most leaning",
  ),
  cost: described(z.nullable(costSchema), "The cost comparison, when the volume is answered"),
  precedents: described(
    z.nullable(z.array(decisionPrecedentSchema)),
    "The closest published cases, whatever their outcomes; null where the rulebook brings none",
  ),
  conflicts: z.array(noteSchema),
  warnings: z.array(noteSchema),
  nextSteps: z.array(
    z.strictObject({
      text: z.string(),
      short: shortSchema,
      sources: z.array(citedSchema),
    }),
  ),
  panel: described(
    z.nullable(z.array(z.strictObject({ rulebook: z.string(), outcome: outcomeSchema }))),
    "What each published framework beside the rulebook makes of the same answers; null where none was asked",
  ),
  labels: described(
    z.record(z.string(), labelsSchema),
    "What reports for people call the questions and choices that are named here by id",
  ),
});
export type Decision = z.infer<typeof decisionSchema>;
