import { describe, expect, it } from "vitest";
import { curvesOf } from "../../../src/engine/cost/bill.ts";
import { costOf } from "../../../src/engine/cost/compare.ts";
import { monthlyUsd } from "../../../src/engine/cost/curve.ts";
import { costColumns } from "../../../src/model/cost-column.ts";
import type { Cheaper } from "../../../src/model/cost.ts";
import { contextOf, costWith, resolvedWith, shippedPrices } from "../../cost-request.ts";

const asOf = shippedPrices.date;

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
    expect(cost.crossover!.kind).toBe("above");
    expect(Math.abs((cost.crossover!.callsPerMonth ?? 0) / calls - 1)).toBeLessThan(0.03);
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
    expect(Math.abs((costWith([...base, ...price]).crossover!.callsPerMonth ?? 0) / calls - 1)).toBeLessThan(0.01);
  });

  it("without any labour fine-tuning is cheaper at every volume", () => {
    const free = [
      "labour_usd_per_hour=0",
      "fine-tuning.usd_per_example=0",
      "fine-tuning.evaluation_usd=0",
      "fine-tuning.retrain_evaluation_usd=0",
    ];
    expect(costWith([...base, ...free]).crossover!.kind).toBe("always");
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

describe("what the rulebook says of the volume", () => {
  const resolved = resolvedWith([]);
  const { inputs } = resolved;
  const { callsPerMonth } = costOf(inputs, contextOf(resolved)).crossover!;

  const volumeRule = (calls: number | null, favours: Cheaper) =>
    costOf(inputs, {
      ...contextOf(resolved),
      volume: calls === null ? null : { callsPerMonth: calls, from: "setting" },
      volumeRules: { rules: ["vol-high"], favours },
    }).volumeRule;

  it.each<[where: string, times: number, favours: Cheaper, cheaper: Cheaper, agrees: boolean]>([
    ["under", 0.5, "rag", "rag", true],
    ["under", 0.5, "fine-tuning", "rag", false],
    ["under", 0.5, "equal", "rag", true],
    ["over", 2, "rag", "fine-tuning", false],
    ["over", 2, "fine-tuning", "fine-tuning", true],
    ["over", 2, "equal", "fine-tuning", true],
  ])("%s the crossover, %f of it, favouring %s", (_, times, favours, cheaper, agrees) => {
    expect(volumeRule(callsPerMonth! * times, favours)).toEqual({ rules: ["vol-high"], favours, cheaper, agrees });
  });

  it("is compared with nothing without a volume, or without a rule", () => {
    expect(volumeRule(null, "rag")).toBeNull();
    expect(costWith(["calls_per_month=1000"]).volumeRule).toBeNull();
  });
});

describe("the comparison", () => {
  it("names its schema, its day and its horizon", () => {
    const cost = costWith(["horizon_months=6"]);
    expect(cost).toMatchObject({ schema: "advise/cost/1", asOf, horizonMonths: 6, volume: null });
  });

  it("spreads a set-up over the horizon, and a tuned model's over what is left of it", () => {
    const { rag, "fine-tuning": tuning, hybrid } = costWith(["fine-tuning.retires=2026-12-31"]).approaches;
    expect(rag.amortisedOverMonths).toBe(12);
    expect(tuning.amortisedOverMonths).toBeLessThan(12);
    expect(hybrid.amortisedOverMonths).toBe(tuning.amortisedOverMonths);
  });

  it("has a month's cost and a total only with a volume, and no line of nothing", () => {
    const unknown = costWith(["rag.vector_db_minimum_usd_per_month=0", "rag.vector_db_usd_per_gb_month=0"]);
    expect(unknown.approaches.rag).toMatchObject({ monthlyUsd: null, totalUsd: null });
    expect(unknown.approaches.rag.perMonth.map(({ usd }) => usd)).not.toContain(0);
    const { monthlyUsd: month, totalUsd } = costWith(["calls_per_month=1000", "horizon_months=6"]).approaches.rag;
    expect(totalUsd).toBeCloseTo(month! * 6, 9);
  });

  it("holds the model fixed only where both are billed alike", () => {
    expect(costWith([]).saving!.sameModel).not.toBeNull();
    expect(costWith(["rag.hosting_usd_per_hour=1"]).saving!.sameModel).toBeNull();
  });

  it("draws ten volumes a decade, from a thousand to ten times what matters", () => {
    const volumes = (...price: string[]) => costWith(price).curve.map((point) => point.callsPerMonth);
    const near = volumes("labour_usd_per_hour=0", "fine-tuning.usd_per_example=0", "fine-tuning.evaluation_usd=0");
    expect([near[0], near[1], near[10], near.at(-1), near.length]).toEqual([1000, 1258.93, 10_000, 1_000_000, 31]);
    const crossover = costWith([]).crossover!.callsPerMonth!;
    const last = 10 ** Math.ceil(Math.log10(10 * crossover));
    expect(volumes().at(-1)).toBe(last);
    expect(volumes("calls_per_month=700M").at(-1)).toBe(1e10);
    expect(volumes("calls_per_month=5000M").at(-1)).toBe(1e10);
  });

  it("draws what each approach costs at each volume", () => {
    const resolved = resolvedWith([]);
    const { inputs } = resolved;
    const curves = curvesOf(inputs, asOf);
    for (const { callsPerMonth, ...usd } of costOf(inputs, contextOf(resolved)).curve) {
      for (const approach of costColumns) expect(usd[approach]).toBe(monthlyUsd(curves[approach], callsPerMonth));
    }
  });
});
