import * as z from "zod/mini";
import { conditionSchema } from "./condition.ts";
import { costSettingsSchema } from "./cost-inputs.ts";
import { daySchema } from "./day-schema.ts";
import { described } from "./described.ts";

const text = z.string().check(z.minLength(1, "must not be empty"));
const assumed = { basis: described(text, "Where the number comes from, or that it is a guess") };

const presetSchema = z.extend(costSettingsSchema, {
  title: described(text, "What it compares"),
  when: z.optional(described(conditionSchema, "The answers that make it the one to start from")),
});

/** rules/prices.yaml: prices with their source and date, and the assumptions the cost model starts from. */
export const priceListSchema = z.extend(costSettingsSchema, {
  date: described(daySchema, "When the list was last gone through; totals run from here"),
  "stale-after-days": described(z.int(), "A price older than this is said to be old"),
  sources: z.record(z.string(), z.strictObject({ title: text, where: text, date: text })),
  assumptions: described(
    z.record(z.string(), z.strictObject({ value: z.nullable(z.union([z.number(), z.string()])), ...assumed })),
    "What an input is when nobody gives it, by its key",
  ),
  "from-answers": described(z.record(z.string(), z.string()), "Number questions that give an input: question to key"),
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
