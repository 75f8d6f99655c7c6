import * as z from "zod/mini";
import { approachSchema } from "./approach-schema.ts";
import { conditionSchema } from "./condition.ts";
import { costSettingsSchema } from "./cost-inputs.ts";
import { daySchema } from "./day-schema.ts";
import { described } from "./described.ts";

const text = z.string().check(z.minLength(1, "must not be empty"));
const assumed = { basis: described(text, "Where the number comes from, or that it is a guess") };

const presetSchema = z.extend(costSettingsSchema, {
  name: described(text, "What it is, in words"),
  when: z.optional(described(conditionSchema, "The answers that make it the one to start from")),
});

const value = z.nullable(z.union([z.number(), z.string()]));

const raceSchema = z.strictObject({
  "prompt-carries-facts": described(conditionSchema, "Where facts are needed and stand in the prompt itself"),
  "start-without-prompt": described(z.array(text), "What a neither-yet may start with that is no prompt"),
  "not-called": described(
    z.partialRecord(approachSchema, z.strictObject({ when: conditionSchema, because: text })),
    "Approaches that these answers do not call for, unless a need for them is shown",
  ),
});

const limitsSchema = z.strictObject({
  deadline: described(
    z.strictObject({ question: text, choices: z.record(z.string(), z.enum(["days", "weeks", "months"])) }),
    "How long there is until a first version",
  ),
  start: described(
    z.strictObject({ question: text, seconds: z.record(z.string(), z.number()) }),
    "How long an answer may take to start",
  ),
});

/** rules/prices.yaml: prices with their source and date, and the assumptions the cost model starts from. */
export const priceListSchema = z.extend(costSettingsSchema, {
  date: described(daySchema, "When the list was last gone through; totals run from here"),
  "stale-after-days": described(z.int(), "A price older than this is said to be old"),
  sources: z.record(z.string(), z.strictObject({ title: text, where: text, date: text })),
  assumptions: described(
    z.record(z.string(), z.strictObject({ value, ...assumed })),
    "What an input is when nobody gives it, by its key",
  ),
  "from-answers": described(
    z.record(z.string(), z.array(z.strictObject({ key: text, choices: z.optional(z.array(text)) }))),
    "Number questions that give inputs: all answers, or those that fall in some choices",
  ),
  "from-choices": described(
    z.record(z.string(), z.record(z.string(), z.strictObject({ ...assumed, inputs: z.record(z.string(), value) }))),
    "What a choice says about inputs: question, choice, inputs by key",
  ),
  race: described(raceSchema, "Which columns are out of the race, besides what a constraint excludes"),
  limits: described(limitsSchema, "Questions whose answers a column is held against"),
  volatility: z.strictObject({
    question: text,
    "share-per-change": described(
      z.strictObject({ value: z.number(), ...assumed }),
      "The part of the corpus one change touches",
    ),
    choices: z.record(
      z.string(),
      z.strictObject({
        changes_per_year: z.number(),
        retrains_per_year: z.number(),
        hybrid_retrains_per_year: described(z.number(), "Where retrieval brings the facts"),
        keeps_up: described(z.boolean(), "Whether retraining can follow changes this fast"),
      }),
    ),
  }),
  sensitivity: described(z.array(text), "The assumptions halved and doubled for the band around the crossover"),
  presets: z.record(z.string(), presetSchema),
});
export type PriceList = z.infer<typeof priceListSchema>;
