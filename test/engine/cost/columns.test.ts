import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curvesOf } from "../../../src/engine/cost/bill.ts";
import { costOf } from "../../../src/engine/cost/compare.ts";
import { crossoverOf } from "../../../src/engine/cost/crossover.ts";
import { type Curve, monthlyUsd } from "../../../src/engine/cost/curve.ts";
import { costColumns } from "../../../src/model/cost-column.ts";
import { type ServedField, servedFields } from "../../../src/model/cost-figures.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { moneyOf } from "../../../src/words/cost-names.ts";
import { contextOf, costWith, openRace, resolvedWith, shippedPrices } from "../../cost-request.ts";
import { runs } from "../../seed.ts";

const presets = ["hosted", "mixed", "self-hosted", "owned"].map((id) => resolvedWith([`preset=${id}`]));
const figure = fc.double({ min: -1, max: 1, noNaN: true }).map((power) => 10 ** power);

/** Inputs around a preset, with what a prompt reads and what things cost moved. */
const inputsArb = fc
  .record({ from: fc.constantFrom(...presets), factors: fc.array(figure, { minLength: 6, maxLength: 6 }) })
  .map(({ from: { inputs }, factors }): CostInputs => {
    const [a = 1, b = 1, c = 1, d = 1, e = 1, f = 1] = factors;
    return {
      ...inputs,
      labour_usd_per_hour: inputs.labour_usd_per_hour * a,
      question_tokens: inputs.question_tokens * b,
      answer_tokens: inputs.answer_tokens * c,
      tool_tokens: d * 500,
      prompt: {
        ...inputs.prompt,
        system_tokens: inputs.prompt.system_tokens * e,
        pasted_tokens: f > 3 ? 50_000 * f : 0,
      },
    };
  });
const callsArb = fc.integer({ min: 0, max: 100_000_000 });

describe("laws of four columns", () => {
  it("a column's month is what its lines sum to, and its set-up spread", () => {
    fc.assert(
      fc.property(inputsArb, callsArb, (inputs, callsPerMonth) => {
        const context = { ...contextOf(presets[0]!, openRace), volume: { callsPerMonth, from: "setting" as const } };
        const cost = costOf(inputs, context);
        for (const column of costColumns) {
          const { perMonth, perCall, setup, ...sums } = cost.approaches[column];
          const sum = (lines: typeof setup): number => lines.reduce((all, { usd }) => all + usd, 0);
          const running = sum(perMonth) + sum(perCall) * callsPerMonth;
          expect(sums.runningUsd! / running).toBeCloseTo(1, 9);
          expect(sums.setupUsd).toBeCloseTo(sum(setup), 6);
          expect((sums.monthlyUsd! * cost.horizonMonths) / sums.totalUsd!).toBeCloseTo(1, 9);
          // Of a hybrid two set-ups are spread each over its own time.
          if (column !== "hybrid")
            expect((running + sums.setupUsd / sums.amortisedOverMonths) / sums.monthlyUsd!).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it("more volume never makes a column cheaper", () => {
    fc.assert(
      fc.property(inputsArb, callsArb, callsArb, (inputs, one, other) => {
        const curves = curvesOf(inputs, shippedPrices.date);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        for (const column of costColumns) {
          const [small, large] = [monthlyUsd(curves[column], less), monthlyUsd(curves[column], more)];
          expect(large).toBeGreaterThanOrEqual(small * (1 - 1e-12));
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it("on the same base model, with no shorter prompt, fine-tuning never beats the prompt", () => {
    fc.assert(
      fc.property(inputsArb, callsArb, fc.double({ min: 1, max: 2, noNaN: true }), (from, calls, dearer) => {
        const { prompt } = from;
        const system = prompt.system_tokens + prompt.samples * from["fine-tuning"].tokens_per_example;
        const inputs: CostInputs = {
          ...from,
          "fine-tuning": {
            ...from["fine-tuning"],
            ...servedOf(prompt),
            input_usd_per_mtok: prompt.input_usd_per_mtok * dearer,
            output_usd_per_mtok: prompt.output_usd_per_mtok * dearer,
            cached_input_usd_per_mtok: prompt.cached_input_usd_per_mtok && prompt.cached_input_usd_per_mtok * dearer,
            cache_write_usd_per_mtok: prompt.cache_write_usd_per_mtok && prompt.cache_write_usd_per_mtok * dearer,
            system_tokens: system + prompt.pasted_tokens,
          },
        };
        const curves = curvesOf(inputs, shippedPrices.date);
        const [tuned, plain] = [monthlyUsd(curves["fine-tuning"], calls), monthlyUsd(curves.prompt, calls)];
        expect(tuned).toBeGreaterThanOrEqual(plain * (1 - 1e-9));
      }),
      { numRuns: runs(300) },
    );
  });

  it("a currency scales every sum", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 200, max: 6e7, noNaN: true }),
        fc.double({ min: 1, max: 150, noNaN: true }),
        (usd, perUsd) => {
          const text = moneyOf({ currency: { code: "XYZ", perUsd, date: null } })(usd);
          expect(Math.abs(Number(text.replace(/XYZ |,/g, "")) - usd * perUsd)).toBeLessThanOrEqual(0.5);
        },
      ),
      { numRuns: runs(100) },
    );
  });

  it("the crossovers are those of each pair in the race, and no others", () => {
    const race = (...entered: (typeof costColumns)[number][]) =>
      costWith(["calls_per_month=100k"], {}, { ...openRace, entered }).crossovers.map(
        ({ from, to }) => `${from} ${to}`,
      );
    expect(race("prompt", "rag", "hybrid")).toEqual(["prompt rag", "prompt hybrid", "rag hybrid"]);
    expect(race("rag")).toEqual([]);
    expect(race()).toEqual([]);
  });

  it("a cost of nothing in the race still has every column", () => {
    const cost = costWith(["calls_per_month=100k"], {}, { ...openRace, entered: [], advised: null });
    expect(cost.pair).toBeNull();
    expect(Object.keys(cost.approaches)).toEqual([...costColumns]);
  });
});

/** What a served model costs, without what else a prompt has. */
function servedOf(prompt: CostInputs["prompt"]) {
  return Object.fromEntries(servedFields.map((field) => [field, prompt[field]])) as Pick<typeof prompt, ServedField>;
}

describe("steps past counting", () => {
  const flat = { fixed: 0, perCall: 0, floors: [], caps: [], replicas: [] };
  const machines = (usdEach: number, callsEach: number): Curve => ({ ...flat, replicas: [{ usdEach, callsEach }] });

  it("the first and the last change are found without walking to them", () => {
    // $1 a call against $1.000001 for each call begun: they cross at each step, up to a million calls.
    const line: Curve = { ...flat, fixed: 0.5, perCall: 1 };
    const { changes, allListed, kind, callsPerMonth } = crossoverOf(line, machines(1.000001, 1));
    expect(allListed).toBe(false);
    expect(changes.length).toBeLessThan(20_000);
    expect(kind).toBe("below");
    const [first, last] = [changes[0]!.callsPerMonth, callsPerMonth!];
    expect(first).toBeCloseTo(0.500001, 9);
    const cheaper = (calls: number) => Math.sign(monthlyUsd(machines(1.000001, 1), calls) - monthlyUsd(line, calls));
    expect([cheaper(first - 1e-6), cheaper(first + 1e-6)]).toEqual([1, -1]);
    expect(cheaper(last + 0.25)).toBe(1);
    for (const calls of [last + 1.7, last + 999.3, last * 2]) expect(cheaper(calls)).toBe(1);
  });

  it("any figures at all give a bounded list", () => {
    const any = fc.double({ min: 1e-30, max: 1e30, noNaN: true });
    const curve: fc.Arbitrary<Curve> = fc.record({
      fixed: any,
      perCall: fc.oneof(fc.constant(0), any),
      floors: fc.array(fc.record({ minimum: any, base: any, perCall: any }), { maxLength: 1 }),
      caps: fc.array(fc.record({ usdEach: any, mostCalls: any }), { maxLength: 1 }),
      replicas: fc.array(fc.record({ usdEach: any, callsEach: any }), { maxLength: 1 }),
    });
    fc.assert(
      fc.property(curve, curve, (a, b) => {
        const { changes, callsPerMonth } = crossoverOf(a, b);
        expect(changes.length).toBeLessThan(100_000);
        expect(callsPerMonth === null || Number.isFinite(callsPerMonth)).toBe(true);
        for (const [index, { cheaper }] of changes.entries()) expect(cheaper).not.toBe(changes[index - 1]?.cheaper);
      }),
      { numRuns: runs(100) },
    );
  });
});
