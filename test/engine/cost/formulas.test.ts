import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { costFormulas } from "../../../src/engine/cost/formulas.ts";

type Result = string | null | number | readonly (number | string)[];
type Example = {
  id: string;
  formula: keyof typeof costFormulas;
  quality: string;
  inputs: Record<string, unknown>;
  expected: Record<string, Result>;
  published?: Record<string, Result>;
};
const file = new URL("../../data/cost-examples.yaml", import.meta.url);
const examples = parse(readFileSync(file, "utf8")) as Example[];

function expectClose(actual: unknown, expected: unknown, what: string): void {
  if (Array.isArray(expected)) {
    expect(actual, what).toHaveLength(expected.length);
    expected.forEach((one, index) => {
      expectClose((actual as unknown[])[index], one, `${what}[${index}]`);
    });
  } else if (typeof expected === "number") {
    expect(actual, what).toBeTypeOf("number");
    expect(Math.abs((actual as number) - expected), what).toBeLessThanOrEqual(
      1e-7 * Math.max(1e-4, Math.abs(expected)),
    );
  } else expect(actual, what).toBe(expected);
}

describe("worked examples", () => {
  it.each(examples.map((example) => [example.id, example] as const))("%s", (_, { formula, inputs, expected }) => {
    const result = costFormulas[formula](inputs) as Record<string, unknown>;
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    for (const [key, value] of Object.entries(expected)) expectClose(result[key], value, key);
  });

  it("covers every formula", () => {
    expect(new Set(examples.map(({ formula }) => formula))).toEqual(new Set(Object.keys(costFormulas)));
  });

  it("keeps what is wrong in print apart from what is right", () => {
    const wrong = examples.filter(({ quality }) => quality === "published_error");
    expect(wrong.map(({ id }) => id)).toEqual(["costlens-rag-100k-claude35", "codetreatise-totals-12mo"]);
    for (const { published = {}, formula, inputs } of wrong) {
      const result = costFormulas[formula](inputs) as Record<string, Result>;
      for (const key of Object.keys(published)) expect(result[key]).not.toEqual(published[key]);
    }
  });
});

// The published examples leave some inputs at 0 or 1, where they tell nothing.
describe("formulas, worked out by hand", () => {
  it.each<[name: keyof typeof costFormulas, inputs: Record<string, unknown>, result: Record<string, unknown>]>([
    [
      "training_hours",
      {
        hours: 5,
        gpus: 4,
        usd_per_hour: 3,
        grader_input_tokens: 2e6,
        grader_input_usd_per_mtok: 7,
        grader_output_tokens: 1e6,
        grader_output_usd_per_mtok: 11,
      },
      { grader_usd: 25, training_usd: 85 },
    ],
    [
      "training_throughput",
      { examples: 3600, tokens_per_example: 100, epochs: 2, tokens_per_second: 50, gpus: 8, usd_per_hour: 3 },
      { hours: 4, training_usd: 96 },
    ],
    [
      "monthly_inference",
      {
        calls: 1000,
        input_tokens_per_call: 2000,
        input_usd_per_mtok: 1,
        output_tokens_per_call: 500,
        output_usd_per_mtok: 4,
        hosting_usd_per_hour: 2,
        hours_per_month: 700,
        replicas: 3,
        storage_usd_per_month: 9,
      },
      { input_usd: 2, output_usd: 2, hosting_usd: 4200, total_usd: 4213 },
    ],
    [
      "cached_input",
      {
        static_tokens: 1e6,
        dynamic_tokens: 1e6,
        input_usd_per_mtok: 4,
        cached_usd_per_mtok: 1,
        cache_write_usd_per_mtok: 5,
        hit_rate: 0.5,
        min_prefix_tokens: 1024,
      },
      { cached_call_usd: 7, uncached_call_usd: 8, saving_fraction: 0.125 },
    ],
    [
      "cached_input",
      {
        static_tokens: 0,
        dynamic_tokens: 0,
        input_usd_per_mtok: 4,
        cached_usd_per_mtok: 1,
        hit_rate: 0.5,
        min_prefix_tokens: 0,
      },
      { cached_call_usd: 0, uncached_call_usd: 0, saving_fraction: 0 },
    ],
    [
      "horizon_totals",
      {
        horizon_months: 10,
        calls_per_month: [0, 100, 200],
        rag_setup_usd: 0,
        rag_fixed_usd_per_month: 0,
        rag_usd_per_call: 1,
        ft_setup_usd: 1000,
        ft_fixed_usd_per_month: 0,
        ft_usd_per_call: 0,
      },
      { rag_usd: [0, 1000, 2000], ft_usd: [1000, 1000, 1000], cheaper: ["rag", "equal", "ft"] },
    ],
  ])("%s of %j", (name, inputs, result) => {
    expect(costFormulas[name](inputs)).toEqual(result);
  });
});

const about20k = expect.closeTo(20_000, 6) as number;

const crossoverInputs = {
  horizon_months: 10,
  rag_setup_usd: 0,
  rag_fixed_usd_per_month: 100,
  rag_usd_per_call: 0.02,
  ft_setup_usd: 1000,
  ft_fixed_usd_per_month: 100,
  ft_usd_per_call: 0.01,
};

describe("crossover", () => {
  it.each([
    ["dearer set-up, cheaper calls", {}, { kind: "above", crossover_calls_per_month: 10_000, cheaper: null }],
    ["cheaper in all", { ft_setup_usd: 0 }, { kind: "always", crossover_calls_per_month: null, cheaper: null }],
    ["dearer in all", { ft_usd_per_call: 0.03 }, { kind: "never", crossover_calls_per_month: null, cheaper: null }],
    [
      "cheaper set-up, dearer calls",
      { rag_setup_usd: 3000, ft_usd_per_call: 0.03 },
      { kind: "below", crossover_calls_per_month: about20k },
    ],
    ["the same", { ft_setup_usd: 0, ft_usd_per_call: 0.02 }, { kind: "any", cheaper: "equal" }],
    ["only set-up differs", { ft_usd_per_call: 0.02, rag_setup_usd: 2000 }, { kind: "any", cheaper: "fine-tuning" }],
    ["spread over less time", { ft_amortisation_months: 5 }, { kind: "above", crossover_calls_per_month: about20k }],
  ])("%s", (_, change, expected) => {
    expect(costFormulas.crossover({ ...crossoverInputs, ...change })).toMatchObject(expected);
  });
});

describe("payback", () => {
  it("is null when nothing is saved", () => {
    const inputs = { horizon_days: 10, rag_usd_per_day: 1, ft_usd_per_day: 2, extra_ft_setup_usd: 5 };
    expect(costFormulas.payback(inputs)).toMatchObject({ payback_days: null, first_day_rag_dearer: null });
    expect(costFormulas.payback_calls({ setup_usd: 10, saving_usd_per_call: 0 })).toEqual({ payback_calls: null });
  });

  it("is at once when nothing extra was spent", () => {
    const inputs = { horizon_days: 10, rag_usd_per_day: 2, ft_usd_per_day: 1, extra_ft_setup_usd: -5 };
    expect(costFormulas.payback(inputs)).toMatchObject({ payback_days: 0, first_day_rag_dearer: 1 });
  });
});

describe("bad inputs", () => {
  it.each([
    ["missing", { dataset_tokens: 1, epochs: 1 }, "training_tokens: usd_per_mtok: a number is missing or is none"],
    [
      "negative",
      { dataset_tokens: -1, epochs: 1, usd_per_mtok: 1 },
      "training_tokens: dataset_tokens: it must be 0 or more",
    ],
    ["no number", { dataset_tokens: Number.NaN, epochs: 1, usd_per_mtok: 1 }, "training_tokens: dataset_tokens"],
    ["text", { dataset_tokens: "5", epochs: 1, usd_per_mtok: 1 }, "training_tokens: dataset_tokens"],
    ["nothing", undefined, "training_tokens: inputs"],
  ])("%s is refused by name", (_, inputs, message) => {
    expect(() => costFormulas.training_tokens(inputs)).toThrow(RangeError);
    expect(() => costFormulas.training_tokens(inputs)).toThrow(message);
  });
});
