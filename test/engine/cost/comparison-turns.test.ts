import { describe, expect, it } from "vitest";
import { type CostContext, costOf } from "../../../src/engine/cost/compare.ts";
import { type CostColumn, costColumns } from "../../../src/model/cost-column.ts";
import type { Cost, InputRow } from "../../../src/model/cost.ts";
import { contextOf, openRace, ragAndTuning, resolvedWith } from "../../cost-request.ts";
import { inputs } from "./round-inputs.ts";

const volume: CostContext["volume"] = { callsPerMonth: 1e6, from: "setting" };
const context: CostContext = { ...contextOf(resolvedWith([]), openRace), volume };

function costed(change: Partial<CostContext> = {}): Cost {
  return costOf(inputs, { ...context, ...change });
}

describe("the terms of a comparison", () => {
  it("are carried as they are", () => {
    const said = {
      asOf: "2026-12-01",
      volume: { callsPerMonth: 5, from: "band" as const },
      budgetUsd: 3,
      currency: { code: "EUR", perUsd: 0.9, date: null },
      keepsUp: false,
      unused: ["colour"],
    };
    const cost = costed({ ...said, preset: "hosted", race: { ...ragAndTuning, advised: null } });
    expect(cost).toMatchObject({ ...said, preset: { id: "hosted" }, horizonMonths: 12, callsPerQuestion: 1 });
    expect([cost.advised, cost.race, cost.inputs]).toEqual([null, ["rag", "fine-tuning"], context.rows]);
  });
});

describe("the crossovers", () => {
  const between = (...entered: CostColumn[]) => costed({ race: { ...openRace, entered } });

  it("are of every two in the race, in their order", () => {
    expect(between("prompt", "rag", "hybrid").crossovers.map(({ from, to }) => [from, to])).toEqual([
      ["prompt", "rag"],
      ["prompt", "hybrid"],
      ["rag", "hybrid"],
    ]);
    expect(between("rag").crossovers).toEqual([]);
  });

  it("from RAG to fine-tuning is one of its own, and is none where one of them is out", () => {
    const { crossover, crossovers } = between("prompt", "rag", "fine-tuning");
    const { at, ...rest } = crossovers[2]!;
    expect({ from: "rag", to: "fine-tuning", ...crossover }).toEqual({ callsPerMonth: at, ...rest });
    expect(between("prompt", "rag").crossover).toBeNull();
    expect(between("prompt", "fine-tuning").crossover).toBeNull();
  });

  it("hold what the rules say of the volume only where both are in the race", () => {
    const volumeRules = { rules: ["busy"], favours: "rag" as const };
    const said = (entered: CostColumn[]) => costed({ volumeRules, race: { ...openRace, entered } }).volumeRule;
    expect(said([...costColumns])).toEqual({ ...volumeRules, cheaper: "fine-tuning", agrees: false });
    expect(said(["prompt", "rag"])).toBeNull();
  });
});

describe("old prices behind a pair", () => {
  const row = (key: string, source = "a page"): InputRow => {
    return { key, value: 1, unit: "", source, date: "2020", confidence: "B", from: "list" };
  };
  const tuned = row("fine-tuning.hosting_usd_per_hour");
  // RAG costs 21,447.21 and a twelfth of 4,300.84 a month, fine-tuning 11,449 and a twelfth of 8,850.
  const more = 21_447.21 + 4300.84 / 12 - (11_449 + 8850 / 12);

  it("would turn it where its bill has grown by what the other costs more", () => {
    const { old } = costed({ race: ragAndTuning, rows: [tuned] });
    expect(old).toEqual([
      { keys: [tuned.key], source: "a page", date: "2020", turnsAt: expect.closeTo(1 + more / 8400, 9) as number },
    ]);
  });

  it("are multiplied together where they are from one source", () => {
    const { old } = costed({ race: ragAndTuning, rows: [tuned, row("rag.hosting_usd_per_hour")] });
    // Of both the machines, RAG's 11,200 and the other's 8,400: what is left is dearer with RAG at any price.
    expect(old).toEqual([
      { keys: [tuned.key, "rag.hosting_usd_per_hour"], source: "a page", date: "2020", turnsAt: null },
    ]);
  });

  it("are only those that a column in the race pays", () => {
    const rows = [row("prompt.evaluation_usd", "a talk"), tuned];
    expect(costed({ race: ragAndTuning, rows }).old.map(({ source }) => source)).toEqual(["a page"]);
    expect(costed({ rows }).old.map(({ source }) => source)).toEqual(["a talk", "a page"]);
  });

  it.each<[what: string, change: Partial<CostContext>]>([
    ["a volume", { race: ragAndTuning, volume: null }],
    ["a pair", { race: { ...openRace, entered: ["fine-tuning"] } }],
  ])("turn nothing without %s", (_, change) => {
    expect(costed({ ...change, rows: [tuned] }).old).toMatchObject([{ keys: [tuned.key], turnsAt: null }]);
  });
});

describe("the volumes that are drawn", () => {
  // Ten a decade from 1,000 on: past a million, and past ten times the volume, though no further than 10 thousand million.
  it.each<[calls: number | null, last: number]>([
    [null, 1e6],
    [1000, 1e6],
    [100_000, 1e6],
    [100_001, 1e7],
    [2e8, 1e10],
    [5e12, 1e10],
  ])("for %s calls end with %d", (calls, last) => {
    const race = { ...openRace, entered: ["rag" as const] };
    const { curve } = costed({ race, volume: calls === null ? null : { callsPerMonth: calls, from: "answer" } });
    const drawn = curve.map(({ callsPerMonth }) => callsPerMonth);
    expect([drawn[0], drawn[1], drawn.at(-1)]).toEqual([1000, 1258.93, last]);
    expect(drawn).toHaveLength((Math.log10(last) - 3) * 10 + 1);
  });

  it("have what each column costs there", () => {
    const { curve } = costed();
    const at = curve.find(({ callsPerMonth }) => callsPerMonth === 1e6)!;
    expect(at.rag).toBeCloseTo(21_447.21 + 4300.84 / 12, 8);
    expect(at.prompt).toBeCloseTo(17_350 + 1150 / 12, 8);
  });
});
