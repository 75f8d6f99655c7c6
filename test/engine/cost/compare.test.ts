import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billOf } from "../../../src/engine/cost/approach.ts";
import { sumUsd } from "../../../src/engine/cost/bill.ts";
import { costOf, curvesOf } from "../../../src/engine/cost/compare.ts";
import { straightCrossover } from "../../../src/engine/cost/crossover.ts";
import { monthlyUsd } from "../../../src/engine/cost/curve.ts";
import { approaches } from "../../../src/model/approach.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { costWith, resolvedWith, shippedPrices } from "../../cost-request.ts";
import { runs } from "../../seed.ts";

const asOf = shippedPrices.date;
const presets = ["hosted", "mixed", "self-hosted"].map((id) => resolvedWith([`preset=${id}`]).inputs);

type Leaf = (value: unknown, key: string) => unknown;

const mapInputs = (inputs: CostInputs, leaf: Leaf): CostInputs => {
  const walk = (block: object, prefix: string): object =>
    Object.fromEntries(
      Object.entries(block).map(([key, value]: [string, unknown]) => {
        const path = prefix === "" ? key : `${prefix}.${key}`;
        return [key, typeof value === "object" && value !== null ? walk(value, path) : leaf(value, path)];
      }),
    );
  return walk(inputs, "") as CostInputs;
};

const keysOf = (inputs: CostInputs): string[] => {
  const keys: string[] = [];
  mapInputs(inputs, (value, key) => keys.push(key) && value);
  return keys;
};

/** Sheets of inputs around the presets: every number up to ten times more or less, shares kept shares. */
const inputsArb = fc
  .record({
    from: fc.constantFrom(...presets),
    factors: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 70, maxLength: 70 }),
  })
  .map(({ from, factors }) => {
    let next = 0;
    return mapInputs(from, (value, key) => {
      const factor = 10 ** (factors[next++ % factors.length] ?? 0);
      if (typeof value !== "number") return value;
      return key.includes("share") ? Math.min(1, value * factor) : value * factor;
    });
  });
const callsArb = fc.integer({ min: 0, max: 50_000_000 });
const isPrice = (key: string): boolean => key.includes("usd");

describe("laws of the model", () => {
  it("raising a price never lowers what any approach costs", () => {
    const prices = keysOf(presets[0]!).filter(isPrice);
    fc.assert(
      fc.property(
        inputsArb,
        fc.constantFrom(...prices),
        fc.double({ min: 1, max: 20, noNaN: true }),
        callsArb,
        (inputs, key, factor, calls) => {
          const dearer = mapInputs(inputs, (value, at) =>
            at === key && typeof value === "number" ? value * factor + 0.001 : value,
          );
          const [before, after] = [curvesOf(inputs, asOf), curvesOf(dearer, asOf)];
          for (const approach of approaches) {
            const was = monthlyUsd(before[approach], calls);
            expect(monthlyUsd(after[approach], calls)).toBeGreaterThanOrEqual(was * (1 - 1e-12));
          }
        },
      ),
      { numRuns: runs(600) },
    );
  });

  it("some total follows each price that is billed", () => {
    const all = [presets[0]!, presets[1]!, presets[2]!].map((inputs) => ({
      ...inputs,
      rag: {
        ...inputs.rag,
        rerank_candidates: 50,
        system_tokens: 2000,
        cached_input_usd_per_mtok: 0.01,
        cache_write_usd_per_mtok: 0.2,
      },
      "fine-tuning": {
        ...inputs["fine-tuning"],
        system_tokens: 2000,
        cached_input_usd_per_mtok: 0.01,
        cache_write_usd_per_mtok: 0.2,
      },
    }));
    const moves = (key: string): boolean =>
      all.some((inputs) => {
        const dearer = mapInputs(inputs, (value, at) => (at === key && typeof value === "number" ? value + 1 : value));
        return approaches.some(
          (approach) =>
            monthlyUsd(curvesOf(dearer, asOf)[approach], 1e8) > monthlyUsd(curvesOf(inputs, asOf)[approach], 1e8),
        );
      });
    const idle = keysOf(all[0]!).filter((key) => isPrice(key) && !moves(key));
    expect(idle).toEqual([]);
  });

  it("at a crossover both cost the same to the cent, or one of them jumps", () => {
    fc.assert(
      fc.property(inputsArb, (inputs) => {
        const cost = costOf(inputs, { ...resolvedWith([]).context, volumeRules: null });
        const { rag, "fine-tuning": tuning } = curvesOf(inputs, asOf);
        for (const { callsPerMonth, atStep } of cost.crossover.changes) {
          const gap = Math.abs(monthlyUsd(rag, callsPerMonth) - monthlyUsd(tuning, callsPerMonth));
          if (!atStep) expect(gap).toBeLessThan(Math.max(0.01, 1e-9 * monthlyUsd(rag, callsPerMonth)));
        }
      }),
      { numRuns: runs(150) },
    );
  });

  it("scaling every price leaves the crossover where it is", () => {
    const context = { ...resolvedWith([]).context, volumeRules: null };
    fc.assert(
      fc.property(inputsArb, fc.double({ min: 0.01, max: 100, noNaN: true }), (inputs, by) => {
        const scaled = mapInputs(inputs, (value, key) =>
          isPrice(key) && typeof value === "number" ? value * by : value,
        );
        const [a, b] = [costOf(inputs, context).crossover, costOf(scaled, context).crossover];
        expect(b.kind).toBe(a.kind);
        expect((b.callsPerMonth ?? 0) / (a.callsPerMonth ?? 1)).toBeCloseTo(a.callsPerMonth === null ? 0 : 1, 9);
      }),
      { numRuns: runs(150) },
    );
  });

  it("without steps the crossover is k/d", () => {
    fc.assert(
      fc.property(inputsArb, (steps) => {
        const inputs: CostInputs = {
          ...steps,
          rag: { ...steps.rag, hosting_usd_per_hour: 0, vector_db_usd_per_m_read_units: 0 },
          "fine-tuning": { ...steps["fine-tuning"], hosting_usd_per_hour: 0 },
        };
        const [rag, tuning] = [billOf("rag", inputs), billOf("fine-tuning", inputs)];
        const { rag: ragCurve, "fine-tuning": tuningCurve } = curvesOf(inputs, asOf);
        const k = monthlyUsd(tuningCurve, 0) - monthlyUsd(ragCurve, 0);
        const closed = straightCrossover(k, sumUsd(rag.perCall) - sumUsd(tuning.perCall));
        const found = costOf(inputs, { ...resolvedWith([]).context, volumeRules: null }).crossover;
        expect(found.kind).toBe(closed.kind);
        expect((found.callsPerMonth ?? 0) / (closed.callsPerMonth ?? 1)).toBeCloseTo(
          closed.callsPerMonth === null ? 0 : 1,
          6,
        );
      }),
      { numRuns: runs(150) },
    );
  });

  it("splits the saving of a call without a rest", () => {
    fc.assert(
      fc.property(inputsArb, (inputs) => {
        const { saving } = costOf(inputs, { ...resolvedWith([]).context, volumeRules: null });
        expect(saving.shorterPromptUsd + saving.cheaperModelUsd).toBeCloseTo(saving.perCallUsd, 12);
      }),
      { numRuns: runs(100) },
    );
  });
});

// Pairs worked out by hand from the formulas, with a retraining every six months and no evaluation of retrieval.
describe("known pairs", () => {
  const base = ["rag.evaluation_usd=0", "rag.changed_share_per_month=0"];
  it.each<[string, string[], number, number]>([
    ["gpt-6-luna, Nova Micro", ["rag.model=openai/gpt-6-luna"], 1.95e6, 0.37],
    ["Nova Micro on both sides", ["rag.model=aws/amazon.nova-micro-v1"], 8.3e6, 0.12],
    ["claude-sonnet-5-5, Nova Micro", ["rag.model=anthropic/claude-sonnet-5-5"], 86_000, 7.42],
    ["gpt-6-sol, Fireworks", ["rag.model=openai/gpt-6-sol", "fine-tuning.model=fireworks/ft:lora-16b"], 872_000, 7.42],
    [
      "Llama 70B, Together",
      ["rag.model=together/llama-3.3-70b-instruct-turbo", "fine-tuning.model=together/ft:lora-16b"],
      2.3e6,
      2.39,
    ],
    [
      "gpt-4.1-mini on Azure",
      [
        "rag.model=azure/gpt-4.1-mini",
        "fine-tuning.model=azure/ft:gpt-4.1-mini",
        "fine-tuning.training_usd_per_mtok=2",
      ],
      2.2e6,
      1.39,
    ],
  ])("%s", (_, price, calls, perThousand) => {
    const cost = costWith([...base, ...price]);
    expect(cost.crossover.kind).toBe("above");
    expect(Math.abs((cost.crossover.callsPerMonth ?? 0) / calls - 1)).toBeLessThan(0.03);
    expect((cost.approaches.rag?.perCallUsd ?? 0) * 1000).toBeCloseTo(perThousand, 1);
  });

  it.each([
    [0, 52_000],
    [1 / 12, 69_000],
    [1 / 3, 120_000],
    [1, 256_000],
    [4.33, 934_000],
  ])("retrained %f times a month", (retrains, calls) => {
    const price = ["rag.model=anthropic/claude-sonnet-5-5", `fine-tuning.retrains_per_month=${retrains}`];
    expect(Math.abs((costWith([...base, ...price]).crossover.callsPerMonth ?? 0) / calls - 1)).toBeLessThan(0.01);
  });

  it("without any labour fine-tuning is cheaper at every volume", () => {
    const free = [
      "labour_usd_per_hour=0",
      "fine-tuning.usd_per_example=0",
      "fine-tuning.evaluation_usd=0",
      "fine-tuning.retrain_evaluation_usd=0",
    ];
    expect(costWith([...base, ...free]).crossover.kind).toBe("always");
  });
});

describe("hybrid", () => {
  it("is RAG's set-up and fine-tuning's together, and dearer than fine-tuning alone when retrained as often", () => {
    const { approaches: cost } = costWith([
      "calls_per_month=100k",
      "hybrid.retrains_per_month=1",
      "fine-tuning.retrains_per_month=1",
    ]);
    const [rag, tuning, hybrid] = [cost.rag, cost["fine-tuning"], cost.hybrid];
    expect(hybrid.setupUsd).toBeCloseTo(rag.setupUsd + tuning.setupUsd, 8);
    expect(hybrid.perMonthUsd).toBeCloseTo(rag.perMonthUsd + tuning.perMonthUsd, 8);
    expect(hybrid.perCallUsd).toBeGreaterThan(tuning.perCallUsd);
    expect(hybrid.totalUsd).toBeCloseTo((hybrid.monthlyUsd ?? 0) * 12, 8);
  });

  it("needs more machines than fine-tuning alone, since its prompts are longer", () => {
    const { approaches: cost } = costWith(["preset=self-hosted", "calls_per_month=30M"]);
    const hosting = (approach: "fine-tuning" | "hybrid"): number =>
      cost[approach].perMonth.find(({ item }) => item === "hosting the model")!.usd / (4.29 * 730);
    expect(hosting("fine-tuning")).toBeCloseTo(1, 9);
    expect(hosting("hybrid")).toBeCloseTo(3, 9);
  });
});

describe("retirement", () => {
  it("spreads the set-up over the months that are left", () => {
    const tuned = costWith(["fine-tuning.model=openai/ft:gpt-4.1-mini"]).approaches["fine-tuning"];
    // 55 days of 30.4375.
    expect(tuned.amortisedOverMonths).toBeCloseTo(55 / 30.4375, 9);
    expect(costWith([]).approaches["fine-tuning"]?.amortisedOverMonths).toBe(12);
  });
});

describe("prompt caching", () => {
  const perCall = (price: string[], item: string): number =>
    costWith(["rag.model=openai/gpt-6-luna", ...price]).approaches.rag.perCall.find((line) => line.item === item)!.usd;

  it("makes a static prefix cheaper from its least length on, and never the retrieved context", () => {
    expect(perCall(["rag.system_tokens=1023"], "instructions")).toBeCloseTo((1023 * 0.1) / 1e6, 15);
    // 90% of the calls read the cache at 0.01, the rest write it at 0.125.
    expect(perCall(["rag.system_tokens=1024"], "instructions")).toBeCloseTo(
      (1024 * (0.9 * 0.01 + 0.1 * 0.125)) / 1e6,
      15,
    );
    expect(perCall(["rag.system_tokens=1024"], "retrieved context")).toBeCloseTo((2000 * 0.1) / 1e6, 15);
  });
});

describe("payback", () => {
  it("is the extra set-up by what a month saves", () => {
    const cost = costWith(["calls_per_month=20M"]);
    const { rag, "fine-tuning": tuning } = cost.approaches;
    const running = (one: typeof rag): number => one.perMonthUsd + one.perCallUsd * 2e7;
    expect(cost.payback?.months).toBeCloseTo((tuning.setupUsd - rag.setupUsd) / (running(rag) - running(tuning)), 9);
    expect(costWith(["calls_per_month=1k"]).payback).toEqual({ months: null });
    expect(costWith([]).payback).toBeNull();
  });
});
