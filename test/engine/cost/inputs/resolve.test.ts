import { describe, expect, it } from "vitest";
import { costOf } from "../../../../src/engine/cost/compare.ts";
import type { SettingsLayer } from "../../../../src/engine/cost/inputs/rows.ts";
import { parsePriceFile, parsePriceFlags } from "../../../../src/load/prices/layers.ts";
import type { Diagnostic } from "../../../../src/model/diagnostic.ts";
import { contextOf, costWith, problemsWith, resolvedWith } from "../../../cost-request.ts";
import { layer } from "../tiny-prices.ts";

function rowOf(key: string, price: string[], layers: SettingsLayer[] = []) {
  return resolvedWith(price, { layers }).context.rows.find((row) => row.key === key);
}

describe("precedence", () => {
  const file = layer("prices-file", { rag: { input_usd_per_mtok: 2, output_usd_per_mtok: 20 } });
  const answers = layer("answers-file", { rag: { input_usd_per_mtok: 3, output_usd_per_mtok: 30, chunks: 7 } });

  it.each<[string, string[], SettingsLayer[], number, string]>([
    ["a flag", ["rag.input_usd_per_mtok=1"], [file, answers], 1, "flag"],
    ["the price file", [], [file, answers], 2, "prices-file"],
    ["the answers file", [], [answers], 3, "answers-file"],
    ["the price list", ["rag.model=openai/gpt-6.1-sol"], [], 2, "list"],
    ["the package", ["rag.model=openai/gpt-6-luna"], [], 0.1, "package"],
  ])("%s comes before what follows", (_, price, layers, value, from) => {
    expect(rowOf("rag.input_usd_per_mtok", price, layers)).toMatchObject({ value, from });
  });

  it("is by field: each is taken from the first place that has it", () => {
    const { inputs } = resolvedWith(["rag.input_usd_per_mtok=1"], { layers: [file, answers] });
    expect(inputs.rag).toMatchObject({ input_usd_per_mtok: 1, output_usd_per_mtok: 20, chunks: 7 });
  });

  it("is by field in a row too: a file can give only the cached rate", () => {
    const own = layer("prices-file", { models: { "openai/gpt-6.1-sol": { cached_input_usd_per_mtok: 0.07 } } });
    const { inputs } = resolvedWith(["rag.model=openai/gpt-6.1-sol"], { layers: [own] });
    expect(inputs.rag).toMatchObject({ cached_input_usd_per_mtok: 0.07, input_usd_per_mtok: 2 });
  });

  it("a model of one's own fills every input", () => {
    const own = layer("prices-file", {
      date: "2026-11",
      models: {
        "my/tuned": {
          input_usd_per_mtok: 1,
          output_usd_per_mtok: 2,
          training: "aws/nova-micro",
          hosting: "azure/standard",
        },
      },
    });
    expect(rowOf("fine-tuning.output_usd_per_mtok", ["fine-tuning.model=my/tuned"], [own])).toMatchObject({
      value: 2,
      date: "2026-11",
      confidence: "given",
    });
    expect(resolvedWith(["fine-tuning.model=my/tuned"], { layers: [own] }).inputs["fine-tuning"]).toMatchObject({
      hosting_usd_per_hour: 1.7,
      training_usd_per_mtok: 1,
      cached_input_usd_per_mtok: null,
    });
  });
});

describe("answers", () => {
  const from = (choices: Record<string, string>) => resolvedWith([], { answers: { choices, numbers: {} } });

  it.each([
    ["static", 0, 0, 0, true],
    ["yearly", 1 / 12, 1 / 12, 0.05 / 12, true],
    ["monthly", 1, 1 / 6, 0.05, true],
    ["weekly", 52 / 12, 1 / 6, (0.05 * 52) / 12, true],
    ["daily", 52 / 12, 1 / 6, (0.05 * 365) / 12, false],
  ])(
    "volatility %s sets how often is retrained and how much is embedded again",
    (volatility, retrains, hybrid, share, keepsUp) => {
      const { inputs, context } = from({ volatility });
      expect(inputs["fine-tuning"].retrains_per_month).toBeCloseTo(retrains, 12);
      expect(inputs.hybrid.retrains_per_month).toBeCloseTo(hybrid, 12);
      expect(inputs.rag.changed_share_per_month).toBeCloseTo(share, 12);
      expect(context.keepsUp).toBe(keepsUp);
    },
  );

  it.each([
    [{}, "hosted"],
    [{ "base-model": "small" }, "self-hosted"],
    [{ "base-model": "tunable" }, "large-tunable"],
    [{ "base-model": "hosted-only", deployment: "cloud" }, "hosted-only"],
    [{ deployment: "private" }, "self-hosted"],
    [{ deployment: "offline", "base-model": "small" }, "owned"],
    [{ deployment: "cloud" }, "hosted"],
  ])("%j start from the preset %s", (choices, preset) => {
    expect(from(choices).context.preset).toBe(preset);
  });

  it("a named preset wins over the answers", () => {
    const { context } = resolvedWith(["preset=hosted"], {
      answers: { choices: { deployment: "offline" }, numbers: {} },
    });
    expect(context.preset).toBe("hosted");
  });

  it("the volume is the answer, or what is set instead of it", () => {
    const answers = { choices: {}, numbers: { volume: { value: 5000, from: "answer" as const } } };
    expect(resolvedWith([], { answers }).context.volume).toEqual({ callsPerMonth: 5000, from: "answer" });
    expect(resolvedWith(["calls_per_month=70k"], { answers }).context.volume).toEqual({
      callsPerMonth: 70_000,
      from: "setting",
    });
    const band = { choices: {}, numbers: { volume: { value: 134_164, from: "band" as const } } };
    expect(resolvedWith([], { answers: band }).context.volume).toEqual({ callsPerMonth: 134_164, from: "band" });
    expect(resolvedWith([]).context.volume).toBeNull();
  });
});

describe("weak prices", () => {
  it("one of confidence D is not used unasked, and said to be there", () => {
    expect(problemsWith(["fine-tuning.model=azure/ft:gpt-4.1-mini"])).toMatchObject([
      {
        code: "missing-price",
        message:
          "there is no value for fine-tuning.training_usd_per_mtok: azure/example-in-the-guide in the price list has one of confidence D (The guide's example, not Azure's rate)",
        hint: "give it as --price fine-tuning.training_usd_per_mtok=VALUE, or in a --prices file",
      },
    ]);
  });

  it("it is used when a person names it, with its confidence", () => {
    const price = ["fine-tuning.model=azure/ft:gpt-4.1-mini", "fine-tuning.training=azure/example-in-the-guide"];
    expect(rowOf("fine-tuning.training_usd_per_mtok", price)).toMatchObject({ value: 2, confidence: "D" });
  });
});

describe("training", () => {
  it("is billed once: by the token where a person gave that price", () => {
    const { inputs } = resolvedWith(["preset=self-hosted", "fine-tuning.training_usd_per_mtok=4"]);
    expect(inputs["fine-tuning"]).toMatchObject({ training_usd_per_mtok: 4, training_gpu_hours: null });
  });

  it("by the hour where a person gave the hours", () => {
    const price = ["fine-tuning.training_gpu_hours=3", "fine-tuning.training_usd_per_gpu_hour=2"];
    expect(resolvedWith(price).inputs["fine-tuning"]).toMatchObject({
      training_usd_per_mtok: null,
      training_gpu_hours: 3,
    });
  });

  it("hours without a price for them are not free", () => {
    expect(problemsWith(["fine-tuning.training_gpu_hours=3"])).toMatchObject([
      { message: "there is no value for fine-tuning.training_usd_per_gpu_hour" },
    ]);
  });
});

describe("the day", () => {
  const model = "fine-tuning.model=openai/ft:gpt-4.1-mini";

  it("a base model that is gone is an error", () => {
    expect(problemsWith([model], { asOf: "2027-01-14" })).toMatchObject([
      {
        code: "retired",
        message: "the fine-tuned model's base was retired on 2027-01-14, and totals run from 2027-01-14",
      },
    ]);
    expect(problemsWith([model], { asOf: "2027-01-13" })).toEqual([]);
  });

  it("runs from --as-of, else from a repeated run's day, else from the list's own", () => {
    const run = layer("prices-file", { "as-of": "2026-10-01" });
    expect(resolvedWith([]).context.asOf).toBe("2026-11-20");
    expect(resolvedWith([], { layers: [run] }).context.asOf).toBe("2026-10-01");
    expect(resolvedWith([], { layers: [run], asOf: "2026-12-24" }).context.asOf).toBe("2026-12-24");
  });
});

describe("a run repeated from its JSON", () => {
  it.each(["hosted", "mixed", "self-hosted"])("gives the same figures: %s", (preset) => {
    const answers = {
      choices: { volatility: "monthly" },
      numbers: { volume: { value: 2e6, from: "answer" as const } },
    };
    const first = costWith([`preset=${preset}`, "rag.chunks=9"], { answers, asOf: "2026-12-01" });
    const file = parsePriceFile({ file: "run.json", text: JSON.stringify(first) });
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    const resolved = resolvedWith([], { layers: [file.value] });
    const again = costOf(resolved.inputs, contextOf(resolved));
    // What was an example is now named, and a file has one date for all it says.
    const figures = ({ inputs: rows, volume, models, old: _, ...rest }: typeof first) => ({
      ...rest,
      models: Object.values(models).map(({ id, name }) => [id, name]),
      values: rows.map(({ key, value }) => [key, value]),
      calls: volume?.callsPerMonth,
    });
    expect(figures(again)).toEqual(figures(first));
  });
});

function problemsOf(flag: string): Diagnostic[] {
  const flags = parsePriceFlags([flag]);
  return flags.ok ? problemsWith([flag]) : flags.problems;
}

describe("bad input", () => {
  it.each([
    ["rag.input_usd_per_mtok=-1", "shape", 'rag.input_usd_per_mtok is "-1"', "it must be 0 or more"],
    ["rag.input_usd_per_mtok=NaN", "shape", 'rag.input_usd_per_mtok is "NaN"', "it must be a number"],
    ["rag.input_usd_per_mtok=Infinity", "shape", 'rag.input_usd_per_mtok is "Infinity"', "it must be a number"],
    ["rag.input_usd_per_mtok=", "shape", 'rag.input_usd_per_mtok is ""', "it must be a number"],
    ["rag.input_usd_per_mtok=0.0000004", "shape", "4e-7", "this looks like a price per token: give USD per 1M tokens"],
    ["rag.input_usd_per_mtok=cheap", "shape", 'rag.input_usd_per_mtok is "cheap"', "it must be a number"],
    ["rag.cache_hit_share=90", "shape", 'rag.cache_hit_share is "90"', "it is a share from 0 to 1"],
    ["horizon_months=0", "shape", 'horizon_months is "0"', "it must be more than 0"],
    ["fine-tuning.retires=2027-02-30", "shape", "2027-02-30", "a day that the calendar has"],
    ["rag.input_usd_per_mtok", "usage", "has no value", "write it as --price key=value"],
    [
      "input_usd_per_mtok=1",
      "unknown-key",
      '"input_usd_per_mtok" is not a key of the cost model',
      "did you mean prompt.input_usd_per_mtok or rag.input_usd_per_mtok or fine-tuning.input_usd_per_mtok?",
    ],
    [
      "rag.imput_usd_per_mtok=1",
      "unknown-key",
      '"rag.imput_usd_per_mtok" is not a key',
      "did you mean rag.input_usd_per_mtok?",
    ],
    ["models=1", "unknown-key", '"models" is not a key', "`advise cost --keys` lists every key"],
    ["__proto__.x=1", "unknown-key", '"__proto__.x" is not a key', "lists every key"],
    [
      "rag.model=openai/gpt-6-lunar",
      "unknown-id",
      '"openai/gpt-6-lunar" is in neither the price list nor @pydantic/genai-prices',
      "did you mean openai/gpt-6-luna?",
    ],
    ["rag.model=__proto__", "unknown-id", '"__proto__" is in neither', "describe it under models:"],
    [
      "rag.vector-db=pinecone/standart",
      "unknown-id",
      '"pinecone/standart" is not in the price list',
      "did you mean pinecone/standard?",
    ],
    [
      "preset=hostet",
      "unknown-id",
      '"hostet" is not a preset',
      "did you mean hosted? presets: owned, self-hosted, large-tunable, hosted-only, hosted, mixed",
    ],
    [
      "fine-tuning.model=aws/ft:nova-pro",
      "missing-price",
      "there is no value for fine-tuning.training_usd_per_mtok",
      "give it as --price fine-tuning.training_usd_per_mtok=VALUE",
    ],
    [
      "fine-tuning.model=openai/gpt-6-luna",
      "missing-price",
      "there is no value for fine-tuning.hosting_usd_per_hour",
      "give it as --price",
    ],
  ])("%s", (flag, code, message, hint) => {
    const [problem] = problemsOf(flag);
    expect(problem).toMatchObject({ code });
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toContain(hint);
  });

  it("a model that is built on itself has no price, and is not followed for ever", () => {
    const models = { "my/a": { base: "my/b" }, "my/b": { base: "my/a" } };
    const problems = problemsWith(["rag.model=my/a"], { layers: [layer("prices-file", { models })] });
    expect(problems.map(({ code, file }) => [code, file])).toContainEqual(["missing-price", "rag.input_usd_per_mtok"]);
  });

  it("a price file is checked at its lines", () => {
    const text = "rag:\n  imput_usd_per_mtok: 1\nmodels:\n  my/model: {input_usd_per_mtok: 0.0000001}\n";
    const file = parsePriceFile({ file: "p.yaml", text });
    expect(file.ok ? [] : file.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, "unknown-key"],
      [4, "shape"],
    ]);
  });

  it("the last of two flags for one key counts", () => {
    expect(resolvedWith(["rag.chunks=3", "rag.chunks=4"]).inputs.rag.chunks).toBe(4);
  });
});
