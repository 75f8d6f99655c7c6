import * as z from "zod/mini";
import { approachSchema } from "./approach-schema.ts";
import { described } from "./described.ts";

const usd = z.number();

/** One line of a bill: what, how much, and the keys of the inputs it follows from. */
const costLineSchema = z.strictObject({ item: z.string(), usd, keys: z.array(z.string()) });
export type CostLine = z.infer<typeof costLineSchema>;

export const approachCostSchema = z.strictObject({
  setup: z.array(costLineSchema),
  perMonth: described(z.array(costLineSchema), "At the volume, or with no calls where the volume is not known"),
  perCall: z.array(costLineSchema),
  setupUsd: usd,
  perMonthUsd: usd,
  perCallUsd: usd,
  amortisedOverMonths: described(z.number(), "Months over which the set-up is spread; of a hybrid, its tuned model's"),
  monthlyUsd: described(z.nullable(usd), "Set-up per month, fixed per month and calls, at the volume"),
  totalUsd: described(z.nullable(usd), "monthlyUsd over the horizon"),
});
export type ApproachCost = z.infer<typeof approachCostSchema>;

const cheaperSchema = z.enum(["rag", "fine-tuning", "equal"]);
export type Cheaper = z.infer<typeof cheaperSchema>;

/** A monthly volume at which the cheaper of the two changes. */
const changeSchema = z.strictObject({
  callsPerMonth: z.number(),
  cheaper: described(z.enum(["rag", "fine-tuning"]), "Which is cheaper just above it"),
  atStep: described(z.boolean(), "The cost of one side jumps here, so that the two are not equal"),
});

export const crossoverSchema = z.strictObject({
  kind: described(
    z.enum(["above", "below", "always", "never", "any"]),
    "Fine-tuning is cheaper above or below the volume, always, never, or whatever `cheaper` says at any volume",
  ),
  callsPerMonth: described(z.nullable(z.number()), "The last change"),
  cheaper: described(z.nullable(cheaperSchema), "With kind any: which side is cheaper"),
  changes: z.array(changeSchema),
});
export type Crossover = z.infer<typeof crossoverSchema>;

const inputRowSchema = z.strictObject({
  key: z.string(),
  value: z.nullable(z.union([z.number(), z.string()])),
  unit: z.string(),
  source: z.string(),
  date: z.nullable(z.string()),
  confidence: z.enum(["A", "B", "C", "D", "assumed", "given"]),
  from: z.enum(["flag", "prices-file", "answers-file", "answer", "preset", "list", "package", "assumption"]),
});
/** One resolved input: its value, and where it is from. */
export type InputRow = z.infer<typeof inputRowSchema>;

/** The cost comparison: one plain JSON value. `inputs` is all it was computed from. */
export const costSchema = z.strictObject({
  schema: z.literal("advise/cost/1"),
  preset: z.strictObject({ id: z.string(), title: z.string() }),
  asOf: described(z.string(), "The day the totals run from"),
  horizonMonths: z.number(),
  volume: z.nullable(
    z.strictObject({
      callsPerMonth: z.number(),
      from: described(
        z.enum(["setting", "answer", "band"]),
        "band: a number that stands for the band that was answered: its geometric middle; half of one from 0, the start of one without an end",
      ),
    }),
  ),
  keepsUp: described(z.boolean(), "Whether retraining can follow the changes; if not, fine-tuning's cost is a floor"),
  approaches: z.record(approachSchema, approachCostSchema),
  crossover: crossoverSchema,
  band: described(
    z.array(z.strictObject({ key: z.string(), factor: z.number(), crossover: crossoverSchema })),
    "The crossover with one assumption changed by a factor",
  ),
  payback: described(
    z.nullable(z.strictObject({ months: z.nullable(z.number()) })),
    "Months until fine-tuning's extra set-up is earned back at the volume; months null: never",
  ),
  saving: described(
    z.strictObject({
      perCallUsd: usd,
      shorterPromptUsd: usd,
      cheaperModelUsd: usd,
      sameModel: described(z.nullable(crossoverSchema), "The crossover when only the shorter prompt counts"),
    }),
    "What a call saves with fine-tuning, by its cause",
  ),
  volumeRule: described(
    z.nullable(
      z.strictObject({
        rules: z.array(z.string()),
        favours: cheaperSchema,
        cheaper: cheaperSchema,
        agrees: z.boolean(),
      }),
    ),
    "What the rulebook says of this volume beside what these prices say",
  ),
  curve: z.array(z.strictObject({ callsPerMonth: z.number(), rag: usd, "fine-tuning": usd, hybrid: usd })),
  inputs: z.array(inputRowSchema),
});
export type Cost = z.infer<typeof costSchema>;
