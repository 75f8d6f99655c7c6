import { describe, expect, it } from "vitest";
import { askedOfPackage, type Block, referencedRows } from "../../../../src/engine/cost/inputs/references.ts";
import type { CostSettings } from "../../../../src/model/cost-inputs.ts";
import { tablesOf } from "../tiny-prices.ts";

const small = { input_usd_per_mtok: 1, output_usd_per_mtok: 4 };
const embed = { embed_usd_per_mtok: 0.1 };
const training = { training_usd_per_mtok: 5 };
const hosting = { hosting_usd_per_hour: 3 };

/** The figures of each row that a block leads to, the models to ask for, and what is in no table. */
function rowsOf(block: Block, settings: CostSettings, preset?: string) {
  const rows = referencedRows(tablesOf([settings], preset), block);
  const figures = rows.candidates.map(({ fields }) =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => /_|retires/.test(key))),
  );
  return { figures, asked: askedOfPackage(rows), unlisted: rows.unlisted.map(({ table, id }) => `${table} ${id}`) };
}

describe("the rows of a block", () => {
  const models = {
    "my/ft": { base: "beta/small-1", training: "acme/tuning" },
    "my/priced": { base: "beta/new", input_usd_per_mtok: 8 },
    "my/lost": { base: "beta/new" },
    "my/a": { base: "my/b", retires: "2027-01-01" },
    "my/b": { base: "my/a" },
    "my/second": { base: "acme/ft:small-1" },
    "my/old": { base: "acme/ft:small-1", input_usd_per_mtok: 9 },
  };
  type Found = ReturnType<typeof rowsOf>;

  it.each<[what: string, Block, CostSettings, Partial<Found>]>([
    ["are what the preset names", "rag", {}, { figures: [small, embed], asked: [], unlisted: [] }],
    ["are RAG's for a prompt without a model of its own", "prompt", {}, { figures: [small, embed], asked: [] }],
    [
      "are its own for a prompt with one",
      "prompt",
      { prompt: { model: "Large" } },
      { figures: [{ input_usd_per_mtok: 10, output_usd_per_mtok: 30 }] },
    ],
    [
      "are a tuned model's, its base's prices, its training and its hosting",
      "fine-tuning",
      {},
      { figures: [{ retires: "2028-01-01" }, small, training, hosting], asked: [], unlisted: [] },
    ],
    [
      "of a tuned model with a price of its own are not its base's",
      "fine-tuning",
      { "tuned-model": "Large" },
      { figures: [{ input_usd_per_mtok: 12 }, {}], asked: [], unlisted: [] },
    ],
    [
      "of such a one are when its base goes away",
      "fine-tuning",
      { models, "fine-tuning": { model: "my/old" } },
      { figures: [{ input_usd_per_mtok: 9 }, { retires: "2028-01-01" }, {}] },
    ],
    [
      "of one without a price are its base's, when that goes away with them",
      "fine-tuning",
      { models, "fine-tuning": { model: "my/second" } },
      { figures: [{}, { retires: "2028-01-01" }, small] },
    ],
    [
      "are asked of the package by the name that a row gives",
      "rag",
      { rag: { model: "beta/small-1" } },
      { figures: [{}, embed], asked: ["beta/small-one"], unlisted: [] },
    ],
    [
      "are asked for by the base of a model without a price",
      "fine-tuning",
      { models, "fine-tuning": { model: "my/ft" } },
      { figures: [{}, {}, training], asked: ["beta/small-one"] },
    ],
    [
      "are asked for by a base that is in no table, if only whether there is one",
      "fine-tuning",
      { models, "fine-tuning": { model: "my/priced" } },
      { figures: [{ input_usd_per_mtok: 8 }], asked: ["beta/new"], unlisted: ["models beta/new"] },
    ],
    [
      "are not followed for ever",
      "rag",
      { models, rag: { model: "my/a" } },
      { figures: [{ retires: "2027-01-01" }, {}, embed], asked: [], unlisted: [] },
    ],
    [
      "are named by a person before a model's own row",
      "fine-tuning",
      { "fine-tuning": { training: "acme/guessed" } },
      { figures: [{ retires: "2028-01-01" }, small, { training_usd_per_mtok: 2 }, hosting] },
    ],
    [
      "are asked for where an embedding has no price",
      "rag",
      { rag: { embedding: "acme/embed-2" } },
      { figures: [small, { embedding_dimensions: 100 }], asked: ["acme/embed-2"], unlisted: [] },
    ],
    [
      "are not asked for where one of an embedding's rows has its price",
      "rag",
      { embeddings: { "acme/embed": { embedding_dimensions: 9 } } },
      { figures: [small, { embedding_dimensions: 9 }, embed], asked: [] },
    ],
    [
      "are the reranker's and the database's, which no package has",
      "rag",
      { rag: { reranker: "acme/rerank", "vector-db": "acme/none" } },
      { figures: [small, embed, { rerank_usd_per_k_searches: 2 }], asked: [], unlisted: ["vector-dbs acme/none"] },
    ],
    ["are none of a model of today that nobody named", "today", {}, { figures: [], asked: [], unlisted: [] }],
    ["are those of the model of today", "today", { today: { model: "Small 1" } }, { figures: [small] }],
  ])("%s", (_, block, settings, found) => {
    const all = rowsOf(block, settings);
    expect(all).toEqual({ ...all, ...found });
  });

  it("fill from the package what a model or an embedding costs", () => {
    const rows = referencedRows(tablesOf([{ models, rag: { model: "my/lost", embedding: "acme/embed-2" } }]), "rag");
    const prices = ["input", "output", "cached_input"].map((what) => `${what}_usd_per_mtok`);
    expect(rows.packaged).toEqual([
      { id: "beta/new", keys: [...prices, "cache_write_usd_per_mtok", "context_window_tokens"] },
      { id: "acme/embed-2", keys: ["embed_usd_per_mtok"] },
    ]);
  });

  it("are too weak only where a person did not name them", () => {
    const weak = "acme/guessed in the price list has one of confidence D (an example)";
    const own = { "my/t": { training: "acme/guessed", input_usd_per_mtok: 1 } };
    const weaknesses = (settings: CostSettings) =>
      referencedRows(tablesOf([settings]), "fine-tuning").candidates.flatMap((one) => one.weak ?? []);
    expect(weaknesses({ models: own, "fine-tuning": { model: "my/t" } })).toEqual([weak]);
    expect(weaknesses({ "fine-tuning": { training: "acme/guessed" } })).toEqual([]);
    const preset = { id: "weak", name: "Weak", "fine-tuning": { training: "acme/guessed" } };
    const [candidate] = referencedRows({ ...tablesOf([]), preset }, "fine-tuning").candidates;
    expect(candidate!.weak).toBe(weak);
  });
});
