import * as z from "zod/mini";
import { largestFigure, paces, type ServedField, smallestFigure } from "./cost-figures.ts";
import { daySchema } from "./day-schema.ts";
import { described } from "./described.ts";

const bounded = z.number().check(
  z.maximum(largestFigure, "it must be at most 1e15"),
  z.refine((value) => value <= 0 || value >= smallestFigure, "it must be 0, or at least 1e-9"),
);
const number = bounded.check(z.nonnegative("it must be 0 or more"));
const positive = bounded.check(z.positive("it must be more than 0"));
const share = z.number().check(z.minimum(0, "it is a share from 0 to 1"), z.maximum(1, "it is a share from 0 to 1"));
const usdPerMtok = number.check(
  z.refine((value) => value === 0 || value >= 1e-4, "this looks like a price per token: give USD per 1M tokens"),
);

/** What a served model costs. Prices that a provider need not have are null: then there is no discount, or no such bill. */
const servedModel = {
  input_usd_per_mtok: usdPerMtok,
  cached_input_usd_per_mtok: z.nullable(usdPerMtok),
  cache_write_usd_per_mtok: z.nullable(usdPerMtok),
  output_usd_per_mtok: usdPerMtok,
  cache_min_prefix_tokens: described(number, "A shorter static prefix is never cached"),
  cache_hit_share: described(share, "The share of calls that find the static prefix in the cache"),
  cache_lifetime_minutes: described(positive, "How long a prefix stays in the cache: one call in each writes it anew"),
  hosting_usd_per_hour: described(number, "What one machine costs while it is up, used or not; 0 where there is none"),
  power_watts: described(number, "What one machine of your own draws; it counts with owned hardware only"),
  input_tokens_per_second: described(positive, "What one machine reads"),
  output_tokens_per_second: described(positive, "What one machine writes"),
  context_window_tokens: described(z.nullable(positive), "The longest prompt the model reads; null where not known"),
  retires: described(z.nullable(daySchema), "The day the model it is built on goes away"),
} satisfies Record<ServedField, z.ZodMiniType>;

const firstVersion = described(z.enum(paces), "How long until a first version works");

const promptInputs = {
  ...servedModel,
  system_tokens: described(number, "The instructions"),
  samples: described(number, "Samples of input and right output in the prompt, each of fine-tuning.tokens_per_example"),
  pasted_tokens: described(number, "Text that stands in every prompt; 0 where none is pasted"),
  setup_hours: number,
  upkeep_hours_per_month: number,
  evaluation_usd: number,
  first_version: firstVersion,
};

const ragInputs = {
  ...servedModel,
  system_tokens: described(number, "The static part of the prompt"),
  chunks: described(number, "How many chunks are retrieved for a call"),
  chunk_tokens: number,
  embed_usd_per_mtok: usdPerMtok,
  rerank_candidates: described(number, "How many chunks are reranked for a call; 0 is no reranker"),
  rerank_usd_per_k_searches: number,
  corpus_tokens: number,
  overlap_factor: described(positive, "Tokens after cutting into overlapping chunks, per token of the corpus"),
  changed_share_per_month: described(
    number,
    "The part of the corpus embedded again each month; over 1 is several times",
  ),
  cleaning_hours_per_mtok: described(number, "Cleaning and splitting, hours per million tokens of the corpus"),
  rights_hours: described(number, "Building the check of who may see what into the search"),
  embedding_dimensions: number,
  metadata_bytes_per_chunk: number,
  vector_db_minimum_usd_per_month: described(number, "The least that is billed, or a flat price"),
  vector_db_usd_per_gb_month: number,
  vector_db_usd_per_m_read_units: number,
  vector_db_usd_per_m_write_units: number,
  read_units_per_call: number,
  write_units_per_chunk: number,
  search_usd_per_month: described(number, "Search infrastructure besides the vector database"),
  search_seconds: described(number, "What embedding the question and searching add before an answer starts"),
  setup_hours: number,
  upkeep_hours_per_month: number,
  evaluation_usd: number,
  first_version: firstVersion,
};

const fineTuningInputs = {
  ...servedModel,
  system_tokens: number,
  examples: described(number, "Examples that are needed"),
  examples_at_hand: described(number, "Examples there are: only what is missing is paid for, all are trained on"),
  tokens_per_example: number,
  usd_per_example: described(number, "Writing or checking one training example"),
  epochs: number,
  runs: described(number, "Training runs until one is good enough"),
  training_usd_per_mtok: described(z.nullable(usdPerMtok), "Null where training is billed by the GPU hour"),
  training_gpu_hours: described(z.nullable(number), "GPU hours of one run; null where training is billed by the token"),
  training_usd_per_gpu_hour: z.nullable(number),
  storage_usd_per_month: number,
  setup_hours: number,
  upkeep_hours_per_month: number,
  hours_factor: described(number, "What all hours of tuning are multiplied by: more for a team that is new to it"),
  evaluation_usd: number,
  retrains_per_month: number,
  retrain_hours: number,
  retrain_evaluation_usd: number,
  retrain_refresh_share: described(share, "The share of the examples written anew for a retraining"),
  first_version: firstVersion,
};

const hybridInputs = {
  retrains_per_month: described(number, "How often a tuned model is retrained when retrieval brings the facts"),
  first_version: firstVersion,
};

const sharedInputs = {
  horizon_months: described(positive, "The months over which set-up is spread and totals run"),
  hours_per_month: positive,
  labour_usd_per_hour: number,
  question_tokens: described(number, "What a user or a program sends: a question, or the document to work on"),
  history_tokens: number,
  answer_tokens: number,
  tool_tokens: described(number, "Definitions of tools in every prompt; a fine-tuned model reads them too"),
  calls_per_question: described(positive, "Calls to the model for one user's question; an agent makes several"),
  peak_factor: described(positive, "Capacity that must be up, per capacity used on average"),
  hardware: described(z.enum(["owned", "rented"]), "Owned machines cost their electricity, and no rent"),
  electricity_usd_per_kwh: number,
  read_tokens_per_second: described(positive, "How fast a model reads a prompt before its answer starts"),
};

/** Everything the cost formulas use. The unit is the end of each key. */
export const costInputsSchema = z.strictObject({
  ...sharedInputs,
  prompt: z.strictObject(promptInputs),
  rag: z.strictObject(ragInputs),
  "fine-tuning": z.strictObject(fineTuningInputs),
  hybrid: z.strictObject(hybridInputs),
});
export type CostInputs = z.infer<typeof costInputsSchema>;

const currencyCode = z.string().check(z.regex(/^[A-Z]{3}$/, "a code of three capital letters, such as EUR"));
const rate = positive.check(z.minimum(1e-6, "it must be at least 0.000001"));
const reference = z.string().check(z.minLength(1, "must not be empty"));

const readDate = z
  .string()
  .check(z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/, "a date like 2026, 2026-11 or 2026-11-01"));

/** What a row of a price table may say of itself. */
const provenance = {
  source: z.optional(described(reference, "A key in sources, or where the price is from in words")),
  date: z.optional(described(readDate, "When the price was read: YYYY, YYYY-MM or YYYY-MM-DD")),
  confidence: z.optional(
    described(z.enum(["A", "B", "C", "D"]), "A first-party, B dataset or agreeing sources, C one source, D unverified"),
  ),
  note: z.optional(z.string()),
};
function row<T extends Record<string, z.ZodMiniType>>(shape: T) {
  return z.record(z.string(), z.strictObject({ ...z.partial(z.object(shape)).shape, ...provenance }));
}

const {
  cache_hit_share: _,
  power_watts,
  input_tokens_per_second,
  output_tokens_per_second,
  ...modelPrices
} = servedModel;
const machine = { power_watts, input_tokens_per_second, output_tokens_per_second };
const { training_usd_per_mtok, training_gpu_hours, training_usd_per_gpu_hour, storage_usd_per_month } =
  fineTuningInputs;
const { embed_usd_per_mtok, embedding_dimensions, rerank_usd_per_k_searches } = ragInputs;

/** The tables of a price list. A row's fields are named like the inputs they fill. */
const tables = {
  models: described(
    row({
      ...modelPrices,
      ...machine,
      name: described(reference, "How people call it"),
      base: described(
        reference,
        "A tuned model: the row of the model it is built on, whose prices it shares where it has none",
      ),
      training: described(reference, "The row of training that trains it"),
      hosting: described(reference, "The row of hosting it runs on"),
      package: described(reference, "The provider/model of the price package that fills what the row leaves out"),
    }),
    "What a model costs to call",
  ),
  training: row({ training_usd_per_mtok, training_gpu_hours, training_usd_per_gpu_hour }),
  hosting: row({
    hosting_usd_per_hour: servedModel.hosting_usd_per_hour,
    storage_usd_per_month,
    ...machine,
  }),
  embeddings: row({ embed_usd_per_mtok, embedding_dimensions, package: reference }),
  rerankers: row({ rerank_usd_per_k_searches }),
  "vector-dbs": row({
    vector_db_minimum_usd_per_month: number,
    vector_db_usd_per_gb_month: number,
    vector_db_usd_per_m_read_units: number,
    vector_db_usd_per_m_write_units: number,
  }),
};
const tablesSchema = z.strictObject(tables);
export type PriceTables = z.infer<typeof tablesSchema>;
/** What every row has, whatever its table. */
export type PriceRow = z.infer<z.ZodMiniObject<typeof provenance>>;
export const tableNames = Object.keys(tables) as (keyof PriceTables)[];

/** Which row of which table fills an approach's inputs. */
const ragReferences = { model: reference, embedding: reference, reranker: reference, "vector-db": reference };
const fineTuningReferences = { model: reference, training: reference };

function partialOf<T extends Record<string, z.ZodMiniType>>(shape: T) {
  return z.partial(z.strictObject(shape));
}

/** What is paid now: a bill, or the calls of a model. */
const today = z.strictObject({
  usd_per_month: z.optional(described(number, "What it costs a month")),
  model: z.optional(described(reference, "The model that runs, as provider/model or its name")),
  input_tokens: z.optional(described(number, "Tokens that a call reads")),
  output_tokens: z.optional(described(number, "Tokens that a call writes")),
});

const settings = {
  preset: z.optional(described(reference, "The preset to start from")),
  model: z.optional(described(reference, "The model of every column; a tuned version of it where there is one")),
  "tuned-model": z.optional(described(reference, "The model that is trained, where it is another")),
  today: z.optional(described(today, "Today's bill, to compare with")),
  currency: z.optional(described(currencyCode, "What sums are shown in, such as EUR")),
  rate: z.optional(described(rate, "Units of the currency per US dollar")),
  "rate-date": z.optional(described(daySchema, "The day of the rate")),
  calls_per_month: z.optional(described(number, "The volume, where it differs from the answer to that question")),
  budget_usd: z.optional(described(number, "What may be spent before launch, where it differs from the answer")),
  ...partialOf(sharedInputs).shape,
  prompt: z.optional(partialOf({ model: reference, hosting: reference, ...promptInputs })),
  rag: z.optional(partialOf({ ...ragReferences, hosting: reference, ...ragInputs })),
  "fine-tuning": z.optional(partialOf({ ...fineTuningReferences, hosting: reference, ...fineTuningInputs })),
  hybrid: z.optional(partialOf(hybridInputs)),
};

/** What a person may set: in `--prices FILE`, in `costs:` of an answers file, and, but for the tables, with `--price`. */
export const costSettingsSchema = z.strictObject({
  ...settings,
  ...z.partial(tablesSchema).shape,
  source: provenance.source,
  date: provenance.date,
  "as-of": z.optional(described(daySchema, "The day the totals run from")),
});
export type CostSettings = z.infer<typeof costSettingsSchema>;
