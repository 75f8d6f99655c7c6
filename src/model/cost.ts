import * as z from "zod/mini";
import { costColumns, statuses } from "./cost-column.ts";
import { described } from "./described.ts";

const usd = z.number();
const columnSchema = z.enum(costColumns);

/** One line of a bill: what, how much, and the keys of the inputs it follows from. */
const costLineSchema = z.strictObject({ item: z.string(), usd, keys: z.array(z.string()) });
export type CostLine = z.infer<typeof costLineSchema>;

const fits = z.nullable(z.enum(["yes", "perhaps", "no"]));

export const columnCostSchema = z.strictObject({
  status: described(
    z.enum(statuses),
    "called: the answers show its need; open: they may yet; not-called: no answer calls for it; ruled-out: a constraint excludes it",
  ),
  because: described(z.nullable(z.string()), "Why it is out of the race; null where it is in"),
  setup: z.array(costLineSchema),
  perMonth: described(z.array(costLineSchema), "At the volume, or with no calls where the volume is not known"),
  perCall: z.array(costLineSchema),
  setupUsd: usd,
  perMonthUsd: usd,
  perCallUsd: usd,
  runningUsd: described(z.nullable(usd), "A month at the volume without set-up; null where the volume is not known"),
  amortisedOverMonths: described(z.number(), "Months over which the set-up is spread; of a hybrid, its tuned model's"),
  monthlyUsd: described(z.nullable(usd), "Set-up per month, fixed per month and calls, at the volume"),
  totalUsd: described(z.nullable(usd), "monthlyUsd over the horizon"),
  overBudgetUsd: described(z.nullable(usd), "Set-up beyond the budget that was answered; 0 where it fits"),
  firstVersion: z.strictObject({
    range: described(z.string(), "How long until a first version, in words"),
    fits: described(fits, "Against the deadline that was answered"),
  }),
  start: z.strictObject({
    seconds: described(z.number(), "What it adds before an answer starts, beyond the model's own pause"),
    fits: described(fits, "Against the wait that was answered"),
  }),
});
export type ColumnCost = z.infer<typeof columnCostSchema>;

const cheaperSchema = z.enum([...costColumns, "equal"]);
export type Cheaper = z.infer<typeof cheaperSchema>;

/** A monthly volume at which the cheaper of the two changes. */
const changeSchema = z.strictObject({
  callsPerMonth: z.number(),
  cheaper: described(columnSchema, "Which is cheaper just above it"),
  atStep: described(z.boolean(), "The cost of one side jumps here, so that the two are not equal"),
});
export type VolumeChange = z.infer<typeof changeSchema>;

const kindSchema = described(
  z.enum(["above", "below", "always", "never", "any"]),
  "The second is cheaper above or below the volume, always, never, or whatever `cheaper` says at any volume",
);
const allListed = described(
  z.boolean(),
  "Whether `changes` has all of them; false where the steps of the machines turn the result thousands of times",
);

export const crossoverSchema = z.strictObject({
  kind: kindSchema,
  callsPerMonth: described(z.nullable(z.number()), "The last change"),
  cheaper: described(z.nullable(cheaperSchema), "With kind any: which side is cheaper"),
  changes: z.array(changeSchema),
  allListed,
});
export type Crossover = z.infer<typeof crossoverSchema>;

const pairSchema = z.strictObject({ from: columnSchema, to: columnSchema });

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

/** The volume, and how it is known. */
const volumeSchema = z.strictObject({
  callsPerMonth: z.number(),
  from: described(
    z.enum(["setting", "answer", "band"]),
    "band: a number that stands for the band that was answered: its geometric middle; half of one from 0, the start of one without an end",
  ),
});

const modelSchema = z.strictObject({
  id: described(z.nullable(z.string()), "provider/model; null where only prices were given"),
  name: z.string(),
  example: described(z.boolean(), "Nobody named it: it stands for a model of one's own"),
});
export type CostModel = z.infer<typeof modelSchema>;

const todaySchema = z.strictObject({
  perMonthUsd: described(z.nullable(usd), "Null where neither a bill nor a volume says so"),
  model: z.nullable(z.string()),
  savings: z.array(
    z.strictObject({
      column: columnSchema,
      perMonthUsd: described(usd, "What running it saves a month; negative where it costs more"),
      paidAfterMonths: described(z.nullable(z.number()), "Months until its set-up is paid by that; null: never"),
    }),
  ),
});

const oldPriceSchema = z.strictObject({
  keys: z.array(z.string()),
  source: z.string(),
  date: z.string(),
  turnsAt: described(
    z.nullable(z.number()),
    "By how much these prices would have to be multiplied to change which of the pair is cheaper at the volume; null: by nothing",
  ),
});
export type OldPrice = z.infer<typeof oldPriceSchema>;

const curvePoint = { callsPerMonth: z.number(), prompt: usd, rag: usd, "fine-tuning": usd, hybrid: usd };

/** The cost comparison: one plain JSON value. `inputs` is all it was computed from. */
export const costSchema = z.strictObject({
  schema: z.literal("advise/cost/1"),
  preset: z.strictObject({ id: z.string(), title: described(z.string(), "The models that are compared") }),
  models: z.record(columnSchema, modelSchema),
  asOf: described(z.string(), "The day the totals run from"),
  horizonMonths: z.number(),
  currency: described(
    z.nullable(z.strictObject({ code: z.string(), perUsd: z.number(), date: z.nullable(z.string()) })),
    "What texts give sums in; every figure here stays in US dollars",
  ),
  volume: z.nullable(volumeSchema),
  callsPerQuestion: described(z.number(), "Calls to the model that one user's question takes"),
  keepsUp: described(z.boolean(), "Whether retraining can follow the changes; if not, fine-tuning's cost is a floor"),
  advised: described(z.nullable(columnSchema), "The column of what the decision advises; null where none is"),
  race: described(z.array(columnSchema), "The columns that answers call for or may yet call for"),
  approaches: z.record(columnSchema, columnCostSchema),
  crossover: described(
    z.nullable(crossoverSchema),
    "From RAG to fine-tuning; null where one of them is out of the race",
  ),
  crossovers: described(
    z.array(
      z.strictObject({
        ...pairSchema.shape,
        kind: kindSchema,
        at: described(z.nullable(z.number()), "The last change, in calls a month"),
        cheaper: z.nullable(cheaperSchema),
        changes: z.array(changeSchema),
        allListed,
      }),
    ),
    "Of each pair that is in the race",
  ),
  pair: described(
    z.nullable(pairSchema),
    "The two that band, payback and saving speak of: the advised and the next best",
  ),
  band: described(
    z.array(z.strictObject({ key: z.string(), factor: z.number(), crossover: crossoverSchema })),
    "The crossover of the pair with one assumption changed by a factor",
  ),
  payback: described(
    z.nullable(z.strictObject({ months: z.nullable(z.number()) })),
    "Months until what the second of the pair costs more to set up is earned back at the volume; months null: never",
  ),
  saving: described(
    z.nullable(
      z.strictObject({
        perCallUsd: usd,
        shorterPromptUsd: usd,
        cheaperModelUsd: usd,
        sameModel: described(z.nullable(crossoverSchema), "The crossover when only the shorter prompt counts"),
      }),
    ),
    "What a call saves with the second of the pair, by its cause; null without a pair",
  ),
  today: described(z.nullable(todaySchema), "Today's bill, and what each column in the race would save of it"),
  budgetUsd: described(z.nullable(usd), "What may be spent before launch, where it was answered"),
  contextTokens: described(
    z.nullable(z.strictObject({ prompt: z.number(), window: z.number() })),
    "A prompt that is longer than what its model reads at once",
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
    "What the rulebook says of this volume between RAG and fine-tuning beside what these prices say; null where one is out",
  ),
  curve: z.array(z.strictObject(curvePoint)),
  old: described(z.array(oldPriceSchema), "Prices much older than the price list, and how wrong they would have to be"),
  unused: described(z.array(z.string()), "Given answers that these costs do not use"),
  inputs: z.array(inputRowSchema),
});
export type Cost = z.infer<typeof costSchema>;
