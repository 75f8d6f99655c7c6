import { describe, expect, it } from "vitest";
import type { ModelPrices, PackagePrices } from "../../../../src/engine/cost/inputs/package.ts";
import { costRows, resolveCosts } from "../../../../src/engine/cost/inputs/resolve.ts";
import type { CostAnswers } from "../../../../src/engine/cost/inputs/value-sources.ts";
import type { CostSettings } from "../../../../src/model/cost-inputs.ts";
import type { PriceList } from "../../../../src/model/price-list.ts";
import { layer, tinyPrices } from "../tiny-prices.ts";

type Asked = {
  keys?: string[];
  answers?: Partial<CostAnswers>;
  prices?: PackagePrices;
  list?: PriceList;
};

const training = ["training_usd_per_mtok", "training_gpu_hours", "training_usd_per_gpu_hour"].map(
  (field) => `fine-tuning.${field}`,
);

function rowsFor(settings: CostSettings, { keys = [], answers = {}, list = tinyPrices }: Asked = {}) {
  const request = { list, layers: [layer("flag", settings)], keys: [...keys, ...training], asOf: undefined };
  const rows = costRows({ ...request, answers: { choices: {}, numbers: {}, ...answers } });
  if (!rows.ok) throw new Error(JSON.stringify(rows.problems));
  return rows.value;
}

/** What is found in the tiny list, with some settings. */
function resolved(settings: CostSettings, asked: Asked = {}) {
  const found = resolveCosts(rowsFor(settings, asked), asked.prices ?? {});
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}

function problems(settings: CostSettings, asked: Asked = {}) {
  const found = resolveCosts(rowsFor(settings, asked), asked.prices ?? {});
  return found.ok ? [] : found.problems.map(({ file, code, message, hint }) => ({ file, code, message, hint }));
}

const tiers = [
  { above: 0, input_usd_per_mtok: 1 },
  { above: 1000, input_usd_per_mtok: 2 },
];
const tiered: ModelPrices = { matched: "m", exact: true, tiers };

describe("a price that depends on the size of a call", () => {
  const sent = { tool_tokens: 100, history_tokens: 100, question_tokens: 100 };
  const rag = { model: "beta/small-1", system_tokens: 100, chunks: 3, chunk_tokens: 200 };
  const prompt = { model: "beta/small-1", system_tokens: 100, samples: 3, pasted_tokens: 300 };
  const tuned = { models: { "my/ft": { base: "beta/small-1" } } };
  const tuning = { model: "my/ft", training: "acme/tuning", tokens_per_example: 100 };
  const now = { model: "beta/small-1" };

  // A thousand tokens are a short prompt, and one more is a long one.
  it.each<[block: string, CostSettings, usd: number]>([
    ["rag", { ...sent, rag }, 1],
    ["rag", { ...sent, rag: { ...rag, system_tokens: 101 } }, 2],
    ["rag", { ...sent, rag: { ...rag, chunk_tokens: 201 } }, 2],
    ["rag", { ...sent, rag: { ...rag, chunks: 3.1 } }, 2],
    ["rag", { ...sent, tool_tokens: 101, rag }, 2],
    ["rag", { ...sent, history_tokens: 101, rag }, 2],
    ["rag", { ...sent, question_tokens: 101, rag }, 2],
    ["rag", { ...sent, rag, prompt: { pasted_tokens: 5000 } }, 1],
    ["prompt", { ...sent, prompt, "fine-tuning": { tokens_per_example: 100 } }, 1],
    ["prompt", { ...sent, prompt: { ...prompt, samples: 3.1 }, "fine-tuning": { tokens_per_example: 100 } }, 2],
    ["prompt", { ...sent, prompt, "fine-tuning": { tokens_per_example: 101 } }, 2],
    ["prompt", { ...sent, prompt: { ...prompt, pasted_tokens: 301 }, "fine-tuning": { tokens_per_example: 100 } }, 2],
    [
      "prompt",
      { ...sent, prompt, rag: { chunks: 50, chunk_tokens: 500 }, "fine-tuning": { tokens_per_example: 100 } },
      1,
    ],
    ["fine-tuning", { ...tuned, ...sent, prompt, rag, "fine-tuning": { ...tuning, system_tokens: 700 } }, 1],
    ["fine-tuning", { ...tuned, ...sent, prompt, rag, "fine-tuning": { ...tuning, system_tokens: 701 } }, 2],
    ["today", { ...sent, rag: { system_tokens: 5000 }, today: { ...now, input_tokens: 1000 } }, 1],
    ["today", { today: { ...now, input_tokens: 1001 } }, 2],
  ])("%s, set %j, costs %d", (block, settings, usd) => {
    const key = `${block}.input_usd_per_mtok`;
    const { rows } = resolved(settings, { keys: [key], prices: { "beta/small-one": tiered } }).context;
    expect(rows.find((row) => row.key === key)).toMatchObject({ value: usd, from: "package" });
  });

  it("takes what nobody says of a size from the assumptions", () => {
    const key = "rag.input_usd_per_mtok";
    const of = (chunk_tokens: number) =>
      resolved(
        { preset: "last", rag: { model: "beta/small-1", chunk_tokens }, "fine-tuning": { training: "acme/tuning" } },
        {
          keys: [key],
          prices: { "beta/small-one": tiered },
        },
      ).context.rows.find((row) => row.key === key)?.value;
    // Five chunks by the assumption.
    expect([of(200), of(201)]).toEqual([1, 2]);
  });

  it("says so where it is another model's", () => {
    const other = { "beta/small-one": { ...tiered, matched: "other", exact: false } };
    const settings = { rag: { model: "beta/small-1" } };
    expect(resolved(settings, { keys: ["rag.input_usd_per_mtok"], prices: other }).notices).toEqual([
      "beta/small-one: @pydantic/genai-prices has no such model and answers with other",
    ]);
  });
});

describe("the places that are asked in turn", () => {
  const keys = ["rag.chunks", "prompt.input_usd_per_mtok", "horizon_months", "answer_tokens"];

  it.each<[key: string, CostSettings, answers: Partial<CostAnswers>, value: unknown, from: string]>([
    ["answer_tokens", {}, { choices: { reader: "machine" } }, 7, "flag"],
    ["answer_tokens", { answer_tokens: undefined }, { choices: { reader: "machine" } }, 50, "answer"],
    ["rag.chunks", {}, {}, 4, "preset"],
    ["rag.chunks", { rag: { chunks: 9 } }, {}, 9, "flag"],
    ["horizon_months", {}, {}, 12, "assumption"],
    ["prompt.input_usd_per_mtok", {}, {}, 1, "list"],
    // A prompt shares the prices of RAG's model, unless it has one of its own.
    ["prompt.input_usd_per_mtok", { rag: { input_usd_per_mtok: 3 } }, {}, 3, "flag"],
    ["prompt.input_usd_per_mtok", { prompt: { model: "Large" }, rag: { input_usd_per_mtok: 3 } }, {}, 10, "list"],
  ])("give %s with %j and %j", (key, settings, answers, value, from) => {
    const { rows } = resolved({ answer_tokens: 7, ...settings }, { keys, answers }).context;
    expect(rows.find((row) => row.key === key)).toMatchObject({ value, from });
  });
});

describe("what is nowhere or wrong", () => {
  const bill = "fine-tuning.training_usd_per_mtok";
  const missing = (key: string, reason = "") => ({
    file: key,
    code: "missing-price",
    message: `there is no value for ${key}${reason}`,
    hint: `give it as --price ${key}=VALUE, or in a --prices file`,
  });

  it("is said by its key", () => {
    expect(problems({}, { keys: ["rag.chunk_tokens", "rag.retires", "rag.cached_input_usd_per_mtok"] })).toEqual([
      missing("rag.chunk_tokens"),
    ]);
  });

  it("is one of two bills for training", () => {
    expect(problems({ preset: "last" })).toEqual([missing(bill)]);
    const hours = { training_gpu_hours: 3 };
    expect(problems({ preset: "last", "fine-tuning": hours })).toEqual([
      missing("fine-tuning.training_usd_per_gpu_hour"),
    ]);
    expect(problems({ preset: "last", "fine-tuning": { ...hours, training_usd_per_gpu_hour: 2 } })).toEqual([]);
  });

  it("is said with the weak price that there is", () => {
    const models = { "my/t": { training: "acme/guessed", input_usd_per_mtok: 1 } };
    const weak = ": acme/guessed in the price list has one of confidence D (an example)";
    expect(problems({ models, "fine-tuning": { model: "my/t" } })).toEqual([missing(bill, weak)]);
  });

  it("is said once of a model behind several columns", () => {
    const found = problems({ model: "zz/qqqqqq", "tuned-model": "zz/qqqqqq" });
    expect(found.map(({ file, code }) => [file, code])).toEqual([["model", "unknown-id"]]);
  });

  it.each<[value: number, shown: string | null]>([
    [0, null],
    [1e15, null],
    [2e15, "2000000000000000"],
    [-1, "-1"],
  ])("is an answer of %d a month", (value, shown) => {
    const message = `calls_per_month is ${shown} (your answer to volume), and costs are worked out up to 1e15`;
    const problem = { file: "calls_per_month", code: "shape", message, hint: "give a smaller figure" };
    const answers: Partial<CostAnswers> = { numbers: { volume: { value, from: "answer" } } };
    expect(problems({}, { answers })).toEqual(shown === null ? [] : [problem]);
  });

  it("is a currency without its rate", () => {
    expect(problems({ currency: "EUR" })).toMatchObject([{ file: "currency", code: "shape" }]);
  });

  it.each<[retires: string, gone: boolean]>([
    ["2026-11-21", false],
    ["2026-11-20", true],
  ])("is a model that goes away on %s, where totals run from 2026-11-20", (retires, gone) => {
    expect(problems({ "fine-tuning": { retires } }, { keys: ["fine-tuning.retires"] })).toEqual(
      gone
        ? [
            {
              file: "fine-tuning.retires",
              code: "retired",
              message: `the fine-tuned model's base was retired on ${retires}, and totals run from 2026-11-20`,
              hint: "name another with --price fine-tuning.model=…, or the right day with --price fine-tuning.retires=DATE",
            },
          ]
        : [],
    );
  });
});

describe("what is found", () => {
  it.each<[what: string, given: CostSettings["fine-tuning"], bill: (number | null)[]]>([
    ["by the token, as the list does", {}, [5, null, null]],
    [
      "by the token, where that is given",
      { training_usd_per_mtok: 4, training_gpu_hours: 3, training_usd_per_gpu_hour: 2 },
      [4, null, null],
    ],
    ["by the hour, where that is given", { training_gpu_hours: 3, training_usd_per_gpu_hour: 2 }, [null, 3, 2]],
  ])("bills training %s", (_, tuning, bill) => {
    const { rows } = resolved({ "fine-tuning": tuning }).context;
    expect(training.map((key) => rows.find((row) => row.key === key)?.value)).toEqual(bill);
  });

  it("is the volume first, and whether it was said, answered or stands for a band", () => {
    const numbers = { volume: { value: 5, from: "answer" }, examples: { value: 9, from: "band" } } as const;
    const volumeOf = (settings: CostSettings, from: "answer" | "band") =>
      resolved(settings, { answers: { numbers: { ...numbers, volume: { value: 5, from } } } }).context;
    expect(volumeOf({}, "answer").volume).toEqual({ callsPerMonth: 5, from: "answer" });
    expect(volumeOf({}, "band").volume).toEqual({ callsPerMonth: 5, from: "band" });
    expect(volumeOf({ calls_per_month: 7 }, "band").volume).toEqual({ callsPerMonth: 7, from: "setting" });
    expect(volumeOf({}, "answer").rows.map(({ key }) => key)).toEqual(["calls_per_month", ...training]);
    expect(resolved({}).context.rows.map(({ key }) => key)).toEqual(training);
  });

  it("is said with the terms of the comparison", () => {
    const { context, inputs } = resolved({ budget_usd: 0 }, { answers: { choices: { volatility: "daily" } } });
    expect(context).toMatchObject({
      preset: "plain",
      asOf: "2026-11-20",
      volume: null,
      budgetUsd: 0,
      currency: null,
      today: null,
      keepsUp: false,
      limits: { pace: null, startSeconds: null },
      sensitivity: ["answer_tokens"],
      oldBefore: { date: "2026-11-20", days: 180 },
    });
    expect(context.models.rag.name).toBe("Acme Small 1");
    expect(inputs).toEqual({
      "fine-tuning": { training_usd_per_mtok: 5, training_gpu_hours: null, training_usd_per_gpu_hour: null },
    });
    expect([resolved({}).context.keepsUp, resolved({}).context.budgetUsd]).toEqual([true, null]);
  });

  it("asks the package once for a model behind several columns", () => {
    expect(rowsFor({ model: "beta/small-1", "tuned-model": "beta/small-1" }).asked).toEqual(["beta/small-one"]);
  });
});
