import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billOf, curvesOf, sumUsd } from "../../../src/engine/cost/bill.ts";
import { costOf } from "../../../src/engine/cost/compare.ts";
import { monthlyUsd } from "../../../src/engine/cost/curve.ts";
import { costColumns } from "../../../src/model/cost-column.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { contextOf, resolvedWith, shippedPrices } from "../../cost-request.ts";
import { runs } from "../../seed.ts";
import { straightCrossover } from "./closed-form.ts";

const asOf = shippedPrices.date;
const presets = ["hosted", "mixed", "self-hosted", "owned"].map((id) => resolvedWith([`preset=${id}`]).inputs);

type Leaf = (value: unknown, key: string) => unknown;

function mapInputs(inputs: CostInputs, leaf: Leaf): CostInputs {
  const walk = (block: object, prefix: string): object =>
    Object.fromEntries(
      Object.entries(block).map(([key, value]: [string, unknown]) => {
        const path = prefix === "" ? key : `${prefix}.${key}`;
        return [key, typeof value === "object" && value !== null ? walk(value, path) : leaf(value, path)];
      }),
    );
  return walk(inputs, "") as CostInputs;
}

function keysOf(inputs: CostInputs): string[] {
  const keys: string[] = [];
  mapInputs(inputs, (value, key) => keys.push(key) && value);
  return keys;
}

/** Sheets of inputs around the presets: every number up to ten times more or less, shares kept shares. */
const inputsArb = fc
  .record({
    from: fc.constantFrom(...presets),
    factors: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 90, maxLength: 90 }),
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
function isPrice(key: string): boolean {
  return key.includes("usd");
}

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
          for (const approach of costColumns) {
            const was = monthlyUsd(before[approach], calls);
            expect(monthlyUsd(after[approach], calls)).toBeGreaterThanOrEqual(was * (1 - 1e-12));
          }
        },
      ),
      { numRuns: runs(600) },
    );
  });

  it("some total follows each price that is billed", () => {
    const all = presets.map((inputs) => ({
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
        return costColumns.some(
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
        const cost = costOf(inputs, contextOf(resolvedWith([])));
        const { rag, "fine-tuning": tuning } = curvesOf(inputs, asOf);
        for (const { callsPerMonth, atStep } of cost.crossover!.changes) {
          const gap = Math.abs(monthlyUsd(rag, callsPerMonth) - monthlyUsd(tuning, callsPerMonth));
          if (!atStep) expect(gap).toBeLessThan(Math.max(0.01, 1e-9 * monthlyUsd(rag, callsPerMonth)));
        }
      }),
      { numRuns: runs(150) },
    );
  });

  it("scaling every price leaves the crossover where it is", () => {
    const context = contextOf(resolvedWith([]));
    fc.assert(
      fc.property(inputsArb, fc.double({ min: 0.01, max: 100, noNaN: true }), (inputs, by) => {
        const scaled = mapInputs(inputs, (value, key) =>
          isPrice(key) && typeof value === "number" ? value * by : value,
        );
        const [a, b] = [costOf(inputs, context).crossover!, costOf(scaled, context).crossover!];
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
          hardware: "rented",
          rag: {
            ...steps.rag,
            hosting_usd_per_hour: 0,
            vector_db_usd_per_m_read_units: 0,
            cached_input_usd_per_mtok: null,
          },
          "fine-tuning": { ...steps["fine-tuning"], hosting_usd_per_hour: 0, cached_input_usd_per_mtok: null },
        };
        const [rag, tuning] = [billOf("rag", inputs), billOf("fine-tuning", inputs)];
        const { rag: ragCurve, "fine-tuning": tuningCurve } = curvesOf(inputs, asOf);
        const k = monthlyUsd(tuningCurve, 0) - monthlyUsd(ragCurve, 0);
        const closed = straightCrossover(k, sumUsd(rag.perCall) - sumUsd(tuning.perCall));
        const found = costOf(inputs, contextOf(resolvedWith([]))).crossover!;
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
        const { saving } = costOf(inputs, contextOf(resolvedWith([])));
        expect(saving!.shorterPromptUsd + saving!.cheaperModelUsd).toBeCloseTo(saving!.perCallUsd, 12);
      }),
      { numRuns: runs(100) },
    );
  });

  it("any rule of the rulebook agrees where both cost the same", () => {
    const { inputs, ...resolved } = resolvedWith([]);
    const free = mapInputs(inputs, (value, key) => (isPrice(key) && value !== null ? 0 : value));
    const { volumeRule: said } = costOf(free, {
      ...contextOf({ inputs, ...resolved }),
      volume: { callsPerMonth: 1000, from: "setting" },
      volumeRules: { rules: [], favours: "rag" },
    });
    expect(said).toEqual({ rules: [], favours: "rag", cheaper: "equal", agrees: true });
  });
});
