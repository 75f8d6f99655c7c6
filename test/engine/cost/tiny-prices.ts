import type { Tables } from "../../../src/engine/cost/inputs/references.ts";
import type { SettingsLayer } from "../../../src/engine/cost/inputs/rows.ts";
import type { CostSettings } from "../../../src/model/cost-inputs.ts";
import type { PriceList } from "../../../src/model/price-list.ts";

/** What a layer sets, as the flags, a price file or an answers file. */
export function layer(from: SettingsLayer["from"], settings: CostSettings): SettingsLayer {
  return { from, name: from, settings };
}

const read = { source: "page", date: "2026-11", confidence: "A" } as const;

/** A price list small enough to look up in the head. */
export const tinyPrices: PriceList = {
  date: "2026-11-20",
  "stale-after-days": 180,
  sources: { page: { title: "A price page", where: "https://example.org/prices", date: "2026-11" } },
  models: {
    "beta/l": { name: "Large", input_usd_per_mtok: 7, ...read },
    "acme/small-1": { name: "Acme Small 1", input_usd_per_mtok: 1, output_usd_per_mtok: 4, ...read },
    "acme/ft:small-1": {
      name: "Acme Small 1 Tuned",
      base: "acme/small-1",
      training: "acme/tuning",
      hosting: "acme/gpu",
      retires: "2028-01-01",
    },
    "acme/Large": { input_usd_per_mtok: 10, output_usd_per_mtok: 30, ...read },
    "beta/tune-up": { base: "acme/Large", input_usd_per_mtok: 12, ...read },
    "beta/small-1": { package: "beta/small-one" },
    "acme/g": { name: "Acme Gamma" },
    "beta/g": { name: "Gamma" },
  },
  training: {
    "acme/tuning": { training_usd_per_mtok: 5, ...read },
    "acme/guessed": { training_usd_per_mtok: 2, source: "page", confidence: "D", note: "an example" },
  },
  hosting: { "acme/gpu": { hosting_usd_per_hour: 3, ...read } },
  embeddings: { "acme/embed": { embed_usd_per_mtok: 0.1, ...read }, "acme/embed-2": { embedding_dimensions: 100 } },
  rerankers: { "acme/rerank": { rerank_usd_per_k_searches: 2, ...read } },
  "vector-dbs": { "acme/db": { vector_db_minimum_usd_per_month: 50, ...read } },
  assumptions: {
    horizon_months: { value: 12, basis: "A year" },
    "rag.chunks": { value: 5, basis: "A guess" },
  },
  "from-answers": {
    volume: [{ key: "calls_per_month" }],
    examples: [{ key: "fine-tuning.examples_at_hand", choices: ["some", "many"] }],
  },
  "from-choices": {
    reader: { machine: { basis: "no prose", inputs: { answer_tokens: 50, history_tokens: 0 } } },
  },
  race: {
    "prompt-carries-facts": { test: "supply", in: ["pasted"] },
    "start-without-prompt": ["relax"],
    "not-called": { rag: { when: { test: "knowledge", in: ["none"] }, because: "Nothing is to be fetched." } },
  },
  limits: {
    deadline: { question: "deadline", choices: { soon: "weeks" } },
    start: { question: "wait", seconds: { instant: 0.5 } },
  },
  volatility: {
    question: "volatility",
    "share-per-change": { value: 0.1, basis: "a guess" },
    choices: {
      monthly: { changes_per_year: 12, retrains_per_year: 6, hybrid_retrains_per_year: 3, keeps_up: true },
      daily: { changes_per_year: 360, retrains_per_year: 48, hybrid_retrains_per_year: 3, keeps_up: false },
    },
  },
  sensitivity: ["answer_tokens"],
  presets: {
    own: { name: "Machines of your own", when: { test: "place", in: ["cellar"] }, hardware: "owned" },
    careful: { name: "In a vault", when: { test: "place", in: ["vault", "cellar"] }, rag: { model: "acme/Large" } },
    plain: {
      name: "Plain",
      date: "2026-10-01",
      rag: { model: "acme/small-1", embedding: "acme/embed", chunks: 4 },
      "fine-tuning": { model: "acme/ft:small-1" },
    },
    last: { name: "Another without a condition" },
  },
};

/** Where rows are looked for: in what flags set, and in the tiny list, from one of its presets. */
export function tablesOf(settings: CostSettings[], id = "plain"): Tables {
  const preset = { id, ...tinyPrices.presets[id]! };
  return { list: tinyPrices, layers: settings.map((one) => layer("flag", one)), preset };
}
