import { describe, expect, it } from "vitest";
import { type Candidate, candidatesOf, firstSet, idsOf } from "../../../../src/engine/cost/inputs/rows.ts";
import type { PriceTables } from "../../../../src/model/cost-inputs.ts";
import { layer, tinyPrices } from "../tiny-prices.ts";

const file = layer("prices-file", {
  date: "2026-10",
  preset: "plain",
  training: {
    "acme/tuning": { training_usd_per_mtok: 6 },
    "my/own": { training_usd_per_mtok: 1, source: "a quote", date: "2026-09-01", confidence: "C" },
  },
});
const answers = layer("answers-file", {
  preset: "last",
  rate: 2,
  training: { "acme/tuning": { training_gpu_hours: 3 } },
});
const layers = [file, answers];

describe("what is set", () => {
  it("is what the first place says that says anything", () => {
    expect(firstSet(layers, ({ preset }) => preset)).toBe("plain");
    expect(firstSet(layers, ({ rate }) => rate)).toBe(2);
    expect(firstSet(layers, ({ currency }) => currency)).toBeUndefined();
  });
});

describe("the candidates for a row", () => {
  const read = { source: "page", date: "2026-11", confidence: "A" } as const;
  const listed = { from: "list", source: "A price page", date: "2026-11", confidence: "A" } as const;
  const guess = { training_usd_per_mtok: 2 };
  const weak = { from: "list", source: "A price page", date: null, confidence: "D" } as const;

  it.each<[what: string, table: keyof PriceTables, id: string, candidates: Candidate[]]>([
    [
      "are each layer's in turn, then the list's",
      "training",
      "acme/tuning",
      [
        {
          fields: { training_usd_per_mtok: 6 },
          from: "prices-file",
          source: "prices-file",
          date: "2026-10",
          confidence: "given",
        },
        {
          fields: { training_gpu_hours: 3 },
          from: "answers-file",
          source: "answers-file",
          date: null,
          confidence: "given",
        },
        { fields: { training_usd_per_mtok: 5, ...read }, ...listed },
      ],
    ],
    [
      "say of themselves where they are from",
      "training",
      "my/own",
      [
        {
          fields: { training_usd_per_mtok: 1, source: "a quote", date: "2026-09-01", confidence: "C" },
          from: "prices-file",
          source: "a quote",
          date: "2026-09-01",
          confidence: "C",
        },
      ],
    ],
    [
      "are weak at confidence D, with the note why",
      "training",
      "acme/guessed",
      [
        {
          fields: { ...guess, source: "page", confidence: "D", note: "an example" },
          ...weak,
          weak: "acme/guessed in the price list has one of confidence D (an example)",
        },
      ],
    ],
    [
      "are not weak where they say nothing of a source",
      "models",
      "acme/g",
      [{ fields: { name: "Acme Gamma" }, ...weak, source: "" }],
    ],
    ["are none in another table", "hosting", "acme/tuning", []],
    ["are none of an id that JavaScript has a meaning for", "training", "constructor", []],
  ])("%s", (_, table, id, candidates) => {
    expect(candidatesOf(layers, tinyPrices, table, id)).toEqual(candidates);
  });

  it("are weak without a note too, and have a source in words where it is no key", () => {
    const list = { ...tinyPrices, training: { bare: { ...guess, source: "a forum", confidence: "D" as const } } };
    const [candidate] = candidatesOf([], list, "training", "bare");
    expect(candidate).toMatchObject({ source: "a forum", weak: "bare in the price list has one of confidence D" });
  });
});

describe("the ids of a table", () => {
  it("are those of the layers, then the list's, once each", () => {
    expect(idsOf(layers, tinyPrices, "training")).toEqual(["acme/tuning", "my/own", "acme/guessed"]);
    expect(idsOf(layers, tinyPrices, "rerankers")).toEqual(["acme/rerank"]);
    const { rerankers: _, ...list } = tinyPrices;
    expect(idsOf([], list, "rerankers")).toEqual([]);
  });
});
