import { describe, expect, it } from "vitest";
import {
  answered,
  asOfRag,
  assumed,
  changeOf,
  type CostAnswers,
  fromPreset,
  given,
} from "../../../../src/engine/cost/inputs/value-sources.ts";
import type { InputRow } from "../../../../src/model/cost.ts";
import { layer, tinyPrices } from "../tiny-prices.ts";

describe("what is set", () => {
  const flags = layer("flag", { answer_tokens: 9 });
  const file = layer("prices-file", {
    answer_tokens: 8,
    source: "our bill",
    date: "2026-10",
    rag: { chunks: 0, retires: null },
  });
  const find = given([flags, file]);

  it.each<[key: string, row: Partial<InputRow>]>([
    ["answer_tokens", { value: 9, unit: "tokens", source: "flag", date: null, confidence: "given", from: "flag" }],
    [
      "rag.chunks",
      { value: 0, unit: "count", source: "our bill", date: "2026-10", confidence: "given", from: "prices-file" },
    ],
    ["rag.retires", { value: null, unit: "date", from: "prices-file" }],
  ])("of %s is what the first place says", (key, row) => {
    expect(find(key)).toMatchObject({ key, ...row });
  });

  it("is nothing where no place says anything", () => {
    expect(find("rag.chunk_tokens")).toBeUndefined();
    expect(given([])("answer_tokens")).toBeUndefined();
  });
});

describe("what answers give", () => {
  type Said = [key: string, value: number, source: string];

  it.each<[what: string, answers: Partial<CostAnswers>, said: Said[], silent: string[]]>([
    ["nothing, where there are none", {}, [], ["calls_per_month", "answer_tokens", "hybrid.retrains_per_month"]],
    [
      "inputs, by a choice that says them",
      { choices: { reader: "machine" } },
      [
        ["answer_tokens", 50, "your answer: reader machine; no prose"],
        ["history_tokens", 0, "your answer: reader machine; no prose"],
      ],
      [],
    ],
    ["nothing, by a choice that says nothing", { choices: { reader: "constructor" } }, [], ["answer_tokens"]],
    [
      "a number",
      { numbers: { volume: { value: 5000, from: "answer" } } },
      [["calls_per_month", 5000, "your answer to volume"]],
      ["fine-tuning.examples_at_hand"],
    ],
    [
      "a number for a band",
      { numbers: { volume: { value: 5000, from: "band" } } },
      [["calls_per_month", 5000, "your answer to volume, a number for its band"]],
      [],
    ],
    [
      "a number that falls in a choice that counts",
      { choices: { examples: "many" }, numbers: { examples: { value: 700, from: "answer" } } },
      [["fine-tuning.examples_at_hand", 700, "your answer to examples"]],
      [],
    ],
    [
      "no number that falls in another",
      { choices: { examples: "none" }, numbers: { examples: { value: 3, from: "answer" } } },
      [],
      ["fine-tuning.examples_at_hand"],
    ],
    [
      "no number without a choice where only some count",
      { numbers: { examples: { value: 3, from: "answer" } } },
      [],
      ["fine-tuning.examples_at_hand"],
    ],
    [
      "how often is trained and embedded again, per month",
      { choices: { volatility: "monthly" } },
      [
        ["fine-tuning.retrains_per_month", 0.5, "your answer: volatility monthly"],
        ["hybrid.retrains_per_month", 0.25, "your answer: volatility monthly; retrieval brings the facts"],
        ["rag.changed_share_per_month", 0.1, "your answer: volatility monthly; a guess"],
      ],
      [],
    ],
  ])("is %s", (_, { choices = {}, numbers = {} }, said, silent) => {
    const find = answered(tinyPrices, { choices, numbers });
    for (const [key, value, source] of said) {
      expect(find(key)).toMatchObject({ key, value, source, date: null, confidence: "assumed", from: "answer" });
    }
    for (const key of silent) expect(find(key)).toBeUndefined();
  });

  it("is how often things change, by the answer to that", () => {
    expect(changeOf(tinyPrices, { volatility: "daily" })).toMatchObject({ changes_per_year: 360, keeps_up: false });
    for (const choices of [{}, { volatility: "never" }, { volatility: "constructor" }]) {
      expect(changeOf(tinyPrices, choices)).toBeUndefined();
    }
  });
});

describe("what is said of RAG's model", () => {
  const find = asOfRag(given([layer("flag", { rag: { input_usd_per_mtok: 3, chunks: 4, system_tokens: 5 } })]));

  it("is said of the prompt's", () => {
    expect(find("prompt.input_usd_per_mtok")).toMatchObject({ key: "prompt.input_usd_per_mtok", value: 3 });
  });

  // The same model has not the same instructions, and a tuned one is another.
  it.each([
    "prompt.system_tokens",
    "prompt.output_usd_per_mtok",
    "fine-tuning.input_usd_per_mtok",
    "input_usd_per_mtok",
  ])("does not say %s", (key) => {
    expect(find(key)).toBeUndefined();
  });
});

describe("what a preset and the assumptions say", () => {
  it("is the preset's own, with its day", () => {
    const row = {
      key: "rag.chunks",
      value: 4,
      unit: "count",
      source: "preset plain",
      confidence: "assumed",
      from: "preset",
    };
    const { plain } = tinyPrices.presets;
    expect(fromPreset({ id: "plain", ...plain! })("rag.chunks")).toEqual({ ...row, date: "2026-10-01" });
    const { date: _, ...undated } = plain!;
    expect(fromPreset({ id: "plain", ...undated })("rag.chunks")).toEqual({ ...row, date: null });
    expect(fromPreset({ id: "plain", ...plain! })("rag.chunk_tokens")).toBeUndefined();
  });

  it("is an assumption with its basis", () => {
    expect(assumed(tinyPrices)("horizon_months")).toEqual({
      key: "horizon_months",
      value: 12,
      unit: "months",
      source: "A year",
      date: null,
      confidence: "assumed",
      from: "assumption",
    });
    expect(assumed(tinyPrices)("answer_tokens")).toBeUndefined();
    expect(assumed(tinyPrices)("constructor")).toBeUndefined();
  });
});
