import { describe, expect, it } from "vitest";
import { type CostContext, costOf } from "../../../src/engine/cost/compare.ts";
import { type CostColumn, costColumns } from "../../../src/model/cost-column.ts";
import type { Cost } from "../../../src/model/cost.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { contextOf, openRace, resolvedWith } from "../../cost-request.ts";
import { inputs } from "./round-inputs.ts";

// A million calls a month of the round inputs, by the bills worked out in bill.test.ts.
const running = { prompt: 17_350, rag: 21_447.21, "fine-tuning": 11_449, hybrid: 28_076.21 };
const setup = { prompt: 1150, rag: 4300.84, "fine-tuning": 8850, hybrid: 13_150.84 };

type Volume = CostContext["volume"];
const million: Volume = { callsPerMonth: 1e6, from: "setting" };
const context: CostContext = { ...contextOf(resolvedWith([]), openRace), volume: million };

function costed(change: Partial<CostContext> = {}, of: CostInputs = inputs): Cost {
  return costOf(of, { ...context, ...change });
}

/** A figure up to the rounding of sums. */
function about(figure: number): number {
  return expect.closeTo(figure, 8) as number;
}

describe("a column", () => {
  it.each(costColumns)("%s has its sums at the volume", (column) => {
    const sums = costed().approaches[column];
    expect(sums.setupUsd).toBeCloseTo(setup[column], 9);
    expect(sums.runningUsd).toBeCloseTo(running[column], 9);
    expect(sums.monthlyUsd).toBeCloseTo(running[column] + setup[column] / 12, 9);
    expect(sums.totalUsd).toBeCloseTo(running[column] * 12 + setup[column], 8);
    expect(sums.perMonthUsd + sums.perCallUsd * 1e6).toBeCloseTo(running[column], 9);
  });

  it("has no sum without a volume, and the lines of a month without calls", () => {
    const { rag } = costed({ volume: null }).approaches;
    expect(rag).toMatchObject({ runningUsd: null, monthlyUsd: null, totalUsd: null });
    // The database's 15 for what it stores, and one machine.
    expect(rag.perMonthUsd).toBeCloseTo(15 + 1400 + 607.21, 9);
  });

  it("has no line of nothing", () => {
    const { rag } = inputs;
    const free = { ...rag, vector_db_minimum_usd_per_month: 0, vector_db_usd_per_gb_month: 0 };
    const lines = costed({ volume: null }, { ...inputs, rag: free }).approaches.rag.perMonth;
    expect(lines.map(({ item }) => item)).not.toContain("vector database");
  });

  it("spreads a tuned model's set-up over what is left of it", () => {
    const retiring = { ...inputs, "fine-tuning": { ...inputs["fine-tuning"], retires: "2027-01-20" } };
    const cost = costed({ asOf: "2026-11-20" }, retiring);
    const months = costColumns.map((column) => cost.approaches[column].amortisedOverMonths);
    const left = about(61 / 30.4375);
    expect(months).toEqual([12, 12, left, left]);
  });

  it("is held against the budget, the deadline and the wait", () => {
    const limits = { pace: "weeks", startSeconds: 3 } as const;
    const { approaches } = costed({ budgetUsd: 5000, limits });
    const found = costColumns.map((column) => {
      const { overBudgetUsd, firstVersion, start } = approaches[column];
      return [overBudgetUsd, firstVersion.fits, start.fits];
    });
    expect(found).toEqual([
      [0, "yes", "no"],
      [0, "yes", "perhaps"],
      [3850, "perhaps", "yes"],
      [about(8150.84), "perhaps", "perhaps"],
    ]);
    const { overBudgetUsd, firstVersion, start } = costed().approaches.rag;
    expect([overBudgetUsd, firstVersion.fits, start.fits]).toEqual([null, null, null]);
    expect(firstVersion.range).toBe("days to weeks");
  });

  it("says why it is out of the race", () => {
    const because = "A tuned model cannot cite.";
    const places = { ...openRace.places, "fine-tuning": { status: "ruled-out" as const, because } };
    const { rag, "fine-tuning": tuning } = costed({ race: { ...openRace, places } }).approaches;
    expect([rag.status, rag.because, tuning.status, tuning.because]).toEqual(["called", null, "ruled-out", because]);
  });
});

describe("the pair that a headline speaks of", () => {
  type Entered = { entered?: CostColumn[]; open?: CostColumn[]; volume?: Volume };
  const all: Entered = {};

  function pairOf(advised: CostColumn | null, { entered = [...costColumns], open = [], volume = million }: Entered) {
    const places = { ...openRace.places };
    for (const column of open) places[column] = { status: "open", because: null };
    const { pair } = costed({ race: { places, entered, advised }, volume });
    return pair && `${pair.from} ${pair.to}`;
  }

  // By the month fine-tuning is cheapest, then the prompt, RAG and a hybrid; without calls the prompt is, then RAG.
  it.each<[what: string, advised: CostColumn | null, Entered, pair: string | null]>([
    ["is the advised and the cheapest other", "rag", all, "rag fine-tuning"],
    ["is the advised and the next where it is the cheapest", "fine-tuning", all, "prompt fine-tuning"],
    ["stands in the order of the columns", "hybrid", all, "fine-tuning hybrid"],
    ["is the two cheapest where nothing is advised", null, all, "prompt fine-tuning"],
    [
      "is the two cheapest where what is advised is out",
      "prompt",
      { entered: ["rag", "fine-tuning", "hybrid"] },
      "rag fine-tuning",
    ],
    ["is the two cheapest without calls", null, { volume: null }, "prompt rag"],
    ["is the advised and the next without calls", "prompt", { volume: null }, "prompt rag"],
    ["has no other that is only open", "rag", { open: ["fine-tuning"] }, "prompt rag"],
    ["has what is advised, though it is only open", "rag", { open: ["rag"] }, "rag fine-tuning"],
    ["is none of one", "rag", { entered: ["rag"] }, null],
    ["is none where the others are only open", "rag", { open: ["prompt", "fine-tuning", "hybrid"] }, null],
    ["is none where all are only open", null, { open: [...costColumns] }, null],
  ])("%s: %s advised, %j", (_, advised, entered, pair) => {
    expect(pairOf(advised, entered)).toBe(pair);
  });

  const keys = ["answer_tokens", "prompt.samples", "rag.chunk_tokens", "fine-tuning.runs", "hybrid.retrains_per_month"];
  it.each<[CostColumn, CostColumn, moved: string[]]>([
    ["prompt", "rag", ["answer_tokens", "prompt.samples", "rag.chunk_tokens"]],
    ["rag", "fine-tuning", ["answer_tokens", "rag.chunk_tokens", "fine-tuning.runs"]],
    ["rag", "hybrid", ["answer_tokens", "rag.chunk_tokens", "fine-tuning.runs"]],
    ["prompt", "fine-tuning", ["answer_tokens", "prompt.samples", "fine-tuning.runs"]],
    ["prompt", "hybrid", ["answer_tokens", "prompt.samples", "rag.chunk_tokens", "fine-tuning.runs"]],
  ])("of %s and %s is moved by the assumptions of both", (from, to, moved) => {
    const { band } = costed({ race: { ...openRace, entered: [from, to], advised: from }, sensitivity: keys });
    expect(band.map(({ key, factor }) => [key, factor])).toEqual(
      moved.flatMap((key) => [0.5, 2].map((by) => [key, by])),
    );
  });

  it("has a payback by the extra set-up and what a month saves, and a saving", () => {
    const { payback, saving } = costed({ race: { ...openRace, entered: ["prompt", "fine-tuning"], advised: null } });
    expect(payback!.months).toBeCloseTo((8850 - 1150) / (17_350 - 11_449), 9);
    expect(saving!.perCallUsd).toBeCloseTo(0.00305, 12);
    expect(costed({ volume: null }).payback).toBeNull();
  });

  it("has neither where there is none", () => {
    const race = { ...openRace, entered: ["rag" as const] };
    expect(costed({ race })).toMatchObject({ pair: null, band: [], payback: null, saving: null });
  });
});

describe("today's bill", () => {
  const today = (bill: CostContext["today"], volume: Volume = million) => costed({ today: bill, volume }).today;

  it("is compared with what running each column costs, and its set-up", () => {
    const { savings, ...rest } = today({ perMonthUsd: 20_000, perCallUsd: null, model: "Old" })!;
    expect(rest).toEqual({ perMonthUsd: 20_000, model: "Old" });
    expect(savings).toEqual([
      { column: "prompt", perMonthUsd: about(2650), paidAfterMonths: about(1150 / 2650) },
      { column: "rag", perMonthUsd: about(-1447.21), paidAfterMonths: null },
      { column: "fine-tuning", perMonthUsd: about(8551), paidAfterMonths: about(8850 / 8551) },
      { column: "hybrid", perMonthUsd: about(-8076.21), paidAfterMonths: null },
    ]);
  });

  it("follows from a call's cost and the volume", () => {
    const { perMonthUsd, savings } = today({ perMonthUsd: null, perCallUsd: 0.02, model: null })!;
    expect(perMonthUsd).toBeCloseTo(20_000, 9);
    expect(savings[0]!.perMonthUsd).toBeCloseTo(2650, 8);
  });

  it.each<[what: string, bill: CostContext["today"], found: Cost["today"]]>([
    ["is nothing that is not said", null, null],
    [
      "is compared with nothing without a volume",
      { perMonthUsd: 500, perCallUsd: null, model: null },
      { perMonthUsd: 500, model: null, savings: [] },
    ],
    [
      "is not known by the call without a volume",
      { perMonthUsd: null, perCallUsd: 0.02, model: "Old" },
      { perMonthUsd: null, model: "Old", savings: [] },
    ],
  ])("%s", (_, bill, found) => {
    expect(today(bill, null)).toEqual(found);
  });

  it("is not known with a volume and no cost of a call", () => {
    const found = today({ perMonthUsd: null, perCallUsd: null, model: "Old" });
    expect(found).toEqual({ perMonthUsd: null, model: "Old", savings: [] });
  });
});

describe("a prompt that is too long", () => {
  // 3,550 tokens are read and 200 written.
  it.each<[window: number | null, entered: CostColumn[], found: Cost["contextTokens"]]>([
    [3749, [...costColumns], { prompt: 3750, window: 3749 }],
    [3750, [...costColumns], null],
    [null, [...costColumns], null],
    [3749, ["rag", "fine-tuning"], null],
  ])("for %s tokens, with %j in the race", (window, entered, found) => {
    const long = { ...inputs, prompt: { ...inputs.prompt, context_window_tokens: window } };
    expect(costed({ race: { ...openRace, entered } }, long).contextTokens).toEqual(found);
  });
});
