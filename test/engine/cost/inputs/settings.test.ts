import { describe, expect, it } from "vitest";
import {
  columnModels,
  consultedQuestions,
  limitsOf,
  rateless,
  shownCurrency,
  type Today,
  todayOf,
} from "../../../../src/engine/cost/inputs/settings.ts";
import type { ValueSource } from "../../../../src/engine/cost/inputs/value-sources.ts";
import type { InputRow } from "../../../../src/model/cost.ts";
import type { CostSettings } from "../../../../src/model/cost-inputs.ts";
import { inputs } from "../round-inputs.ts";
import { layer, tablesOf, tinyPrices } from "../tiny-prices.ts";

/** A source that gives these values, all by the same confidence. */
function finding(values: Record<string, InputRow["value"]>, confidence: InputRow["confidence"] = "A"): ValueSource {
  return (key) =>
    Object.hasOwn(values, key)
      ? { key, value: values[key]!, unit: "", source: "", date: null, confidence, from: "list" }
      : undefined;
}

describe("the currency that sums are shown in", () => {
  it.each<[what: string, CostSettings[], shown: ReturnType<typeof shownCurrency>]>([
    ["is the dollar where nothing is set", [{}], null],
    ["is the dollar without a rate", [{ currency: "EUR" }], null],
    ["is the dollar with no more than a rate", [{ rate: 0.9 }], null],
    [
      "is what is set, in whatever place",
      [{ currency: "EUR" }, { rate: 0.9 }],
      { code: "EUR", perUsd: 0.9, date: null },
    ],
    [
      "has the day of its rate",
      [
        { currency: "EUR", rate: 0.9, "rate-date": "2026-11-02" },
        { currency: "GBP", rate: 0.8 },
      ],
      { code: "EUR", perUsd: 0.9, date: "2026-11-02" },
    ],
  ])("%s", (_, settings, shown) => {
    expect(shownCurrency(settings.map((one) => layer("flag", one)))).toEqual(shown);
  });

  it.each<[what: string, CostSettings, problems: ReturnType<typeof rateless>]>([
    ["nor rate, or both, is no problem", {}, []],
    ["and its rate are no problem", { currency: "EUR", rate: 0.9 }, []],
    [
      "is missing with a rate alone",
      { rate: 0.9 },
      [{ path: ["rate"], code: "shape", message: "a rate is given and no currency", hint: "name it: --currency EUR" }],
    ],
    [
      "is missing its rate",
      { currency: "SEK" },
      [
        {
          path: ["currency"],
          code: "shape",
          message: "SEK is given without its rate",
          hint: "give how many SEK a US dollar is worth: --rate 0.92",
        },
      ],
    ],
  ])("%s", (_, settings, problems) => {
    expect(rateless([layer("flag", settings)])).toEqual(problems);
  });
});

describe("what is paid today", () => {
  const model = { model: "Small 1" };
  const prices = { "today.input_usd_per_mtok": 2, "today.output_usd_per_mtok": 10 };
  const tokens = { "today.input_tokens": 1000, "today.output_tokens": 100 };
  const name = "Acme Small 1";

  it.each<[what: string, CostSettings["today"], values: Record<string, InputRow["value"]>, Today | null]>([
    ["is not known where nothing is said", undefined, {}, null],
    ["is the bill", {}, { "today.usd_per_month": 500 }, { perMonthUsd: 500, perCallUsd: null, model: null }],
    ["is a bill of nothing too", {}, { "today.usd_per_month": 0 }, { perMonthUsd: 0, perCallUsd: null, model: null }],
    [
      "is the bill, whatever the model costs",
      model,
      { "today.usd_per_month": 500, ...prices, ...tokens },
      { perMonthUsd: 500, perCallUsd: null, model: name },
    ],
    // 1,000 tokens at 2 a million and 100 at 10.
    ["is a call of the model", model, { ...prices, ...tokens }, { perMonthUsd: null, perCallUsd: 0.003, model: name }],
    // 500 of instructions, three samples of 1,000, a question of 30 with 20 before it; an answer of 200.
    ["is a call of the prompt's size", model, prices, { perMonthUsd: null, perCallUsd: 0.0091, model: name }],
    ["is nothing where the model has no price", model, tokens, { perMonthUsd: null, perCallUsd: 0, model: name }],
    [
      "is a month of the machine that the model runs on",
      model,
      { ...prices, "today.hosting_usd_per_hour": 2 },
      { perMonthUsd: 1400, perCallUsd: null, model: name },
    ],
    [
      "is a call where a machine costs nothing",
      model,
      { ...prices, ...tokens, "today.hosting_usd_per_hour": 0 },
      { perMonthUsd: null, perCallUsd: 0.003, model: name },
    ],
    ["is not known by what is no number", {}, { "today.usd_per_month": null }, null],
  ])("%s", (_, today, values, paid) => {
    expect(todayOf(tablesOf([{ today }]), finding(values), inputs)).toEqual(paid);
  });
});

describe("the limits of the answers", () => {
  it.each<[choices: Record<string, string>, pace: string | null, startSeconds: number | null]>([
    [{}, null, null],
    [{ deadline: "soon" }, "weeks", null],
    [{ wait: "instant" }, null, 0.5],
    [{ deadline: "whenever", wait: "any" }, null, null],
    // What JavaScript has a meaning for is no choice.
    [{ deadline: "constructor", wait: "constructor" }, null, null],
  ])("%j", (choices, pace, startSeconds) => {
    expect(limitsOf(tinyPrices, choices)).toEqual({ pace, startSeconds });
  });
});

describe("the questions that costs read", () => {
  const numbers = ["volume", "examples"];
  const rest = ["volatility", "deadline", "wait", "supply", "knowledge"];

  it.each<[what: string, preset: string, CostSettings, choices: Record<string, string>, questions: string[]]>([
    ["are those of inputs, limits and the race", "plain", {}, {}, [...numbers, ...rest]],
    ["are one of a choice that says something", "plain", {}, { reader: "machine" }, [...numbers, "reader", ...rest]],
    ["are none of a choice that says nothing", "plain", {}, { reader: "person" }, [...numbers, ...rest]],
    ["are none of what JavaScript has a meaning for", "plain", {}, { reader: "constructor" }, [...numbers, ...rest]],
    ["are what chose the preset", "careful", {}, {}, [...numbers, ...rest, "place"]],
    ["are not what would have chosen one that is named", "careful", { preset: "careful" }, {}, [...numbers, ...rest]],
  ])("%s", (_, preset, settings, choices, questions) => {
    expect(consultedQuestions(tablesOf([settings], preset), { choices, numbers: {} })).toEqual(questions);
  });
});

describe("the model of each column", () => {
  const yours = { id: null, name: "a model at your prices", example: false };
  const small = { id: "acme/small-1", name: "Acme Small 1", example: true };
  const tuned = { id: "acme/ft:small-1", name: "Acme Small 1 Tuned", example: true };

  it("is the preset's, and a hybrid's the tuned one", () => {
    const models = columnModels(tablesOf([]), finding({}));
    expect(models).toEqual({ prompt: small, rag: small, "fine-tuning": tuned, hybrid: tuned });
  });

  it("is nameless where a person gave both its prices", () => {
    const both = finding({ "rag.input_usd_per_mtok": 1, "rag.output_usd_per_mtok": 2 }, "given");
    expect(columnModels(tablesOf([]), both)).toEqual({
      prompt: small,
      rag: yours,
      "fine-tuning": tuned,
      hybrid: tuned,
    });
    expect(columnModels(tablesOf([]), finding({ "rag.input_usd_per_mtok": 1 }, "given")).rag).toEqual(small);
    expect(columnModels(tablesOf([]), finding({ "rag.output_usd_per_mtok": 1 }, "given")).rag).toEqual(small);
  });
});
