import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sensitivityBand } from "../../../src/engine/cost/band.ts";
import { crossoverOf } from "../../../src/engine/cost/crossover.ts";
import { type Curve, monthlyUsd } from "../../../src/engine/cost/curve.ts";
import type { Crossover } from "../../../src/model/cost.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { resolvedWith } from "../../cost-request.ts";
import { runs } from "../../seed.ts";
import { straightCrossover } from "./closed-form.ts";

function straight(fixed: number, perCall: number): Curve {
  return { fixed, perCall, floors: [], caps: [], replicas: [] };
}

const usd = fc.integer({ min: 0, max: 500_000 }).map((cents) => cents / 100);
const perCall = fc.integer({ min: 0, max: 5000 }).map((value) => value / 1e6);
const floor = fc.record({ minimum: usd, base: usd, perCall });
const cap = fc.record({ usdEach: perCall, mostCalls: fc.integer({ min: 1, max: 50_000_000 }) });
const replicas = fc.record({ usdEach: usd, callsEach: fc.integer({ min: 10_000, max: 5_000_000 }) });
const curve: fc.Arbitrary<Curve> = fc.record({
  fixed: usd,
  perCall,
  floors: fc.array(floor, { maxLength: 2 }),
  caps: fc.array(cap, { maxLength: 1 }),
  replicas: fc.array(replicas, { maxLength: 1 }),
});

function cheaperAt(rag: Curve, tuning: Curve, calls: number): string {
  const extra = monthlyUsd(tuning, calls) - monthlyUsd(rag, calls);
  if (Math.abs(extra) < 1e-6) return "equal";
  return extra > 0 ? "rag" : "fine-tuning";
}

function changed(kind: "above" | "below", callsPerMonth: number): Crossover {
  const cheaper = kind === "above" ? "fine-tuning" : "rag";
  return { kind, callsPerMonth, cheaper: null, changes: [{ callsPerMonth, cheaper, atStep: false }], allListed: true };
}
function at(kind: Crossover["kind"], cheaper: Crossover["cheaper"] = null): Crossover {
  return {
    kind,
    callsPerMonth: null,
    cheaper,
    changes: [],
    allListed: true,
  };
}

describe("without steps", () => {
  it.each<[what: string, k: number, d: number, Crossover]>([
    ["dearer by the month, cheaper by the call", 100, 2, changed("above", 50)],
    ["cheaper by the month, dearer by the call", -100, -2, changed("below", 50)],
    ["cheaper in both", -100, 2, at("always")],
    ["as dear by the month, cheaper by the call", 0, 2, at("always")],
    ["dearer in both", 100, -2, at("never")],
    ["as dear by the month, dearer by the call", 0, -2, at("never")],
    ["dearer by the month, as dear by the call", 100, 0, at("any", "rag")],
    ["cheaper by the month, as dear by the call", -100, 0, at("any", "fine-tuning")],
    ["the same", 0, 0, at("any", "equal")],
  ])("fine-tuning that is %s", (_, k, d, crossover) => {
    expect(straightCrossover(k, d)).toEqual(crossover);
    expect(crossoverOf(straight(1000, 3), straight(1000 + k, 3 - d))).toEqual(crossover);
  });

  it("agrees with the closed form", () => {
    fc.assert(
      fc.property(usd, usd, perCall, perCall, (fixedRag, fixedTuning, callRag, callTuning) => {
        const stepped = crossoverOf(straight(fixedRag, callRag), straight(fixedTuning, callTuning));
        const closed = straightCrossover(fixedTuning - fixedRag, callRag - callTuning);
        expect(stepped.kind).toBe(closed.kind);
        expect(stepped.cheaper).toBe(closed.cheaper);
        if (closed.callsPerMonth === null) expect(stepped.callsPerMonth).toBeNull();
        else expect(stepped.callsPerMonth).toBeCloseTo(closed.callsPerMonth, 3);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("with steps", () => {
  it("both sides cost the same at a crossover, to the cent, or one of them jumps there", () => {
    fc.assert(
      fc.property(curve, curve, (rag, tuning) => {
        for (const { callsPerMonth, atStep } of crossoverOf(rag, tuning).changes) {
          const gap = Math.abs(monthlyUsd(tuning, callsPerMonth) - monthlyUsd(rag, callsPerMonth));
          if (!atStep) expect(gap).toBeLessThan(0.01);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it("names the cheaper side of any volume, as trying volumes one by one does", () => {
    const volumes = fc.array(fc.integer({ min: 1, max: 60_000_000 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(curve, curve, volumes, (rag, tuning, calls) => {
        const { changes, kind, cheaper } = crossoverOf(rag, tuning);
        for (const volume of calls) {
          const actual = cheaperAt(rag, tuning, volume);
          const near = changes.some(({ callsPerMonth }) => Math.abs(callsPerMonth - volume) < 1);
          if (actual === "equal" || near) continue;
          const last = changes.findLast(({ callsPerMonth }) => callsPerMonth < volume);
          const first = changes[0]?.cheaper === "rag" ? "fine-tuning" : "rag";
          const always = kind === "any" ? cheaper : kind === "always" ? "fine-tuning" : "rag";
          expect(actual).toBe(last?.cheaper ?? (changes.length > 0 ? first : always));
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it("scaling every price leaves it where it is", () => {
    const scale = (by: number, { fixed, perCall: each, floors, caps, replicas: machines }: Curve): Curve => ({
      fixed: fixed * by,
      perCall: each * by,
      floors: floors.map(({ minimum, base, perCall: call }) => ({
        minimum: minimum * by,
        base: base * by,
        perCall: call * by,
      })),
      caps: caps.map(({ usdEach, mostCalls }) => ({ usdEach: usdEach * by, mostCalls })),
      replicas: machines.map(({ usdEach, callsEach }) => ({ usdEach: usdEach * by, callsEach })),
    });
    fc.assert(
      fc.property(curve, curve, fc.constantFrom(0.25, 0.5, 2, 1024), (rag, tuning, by) => {
        expect(crossoverOf(scale(by, rag), scale(by, tuning))).toEqual(crossoverOf(rag, tuning));
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("shapes", () => {
  const machines = (usdEach: number, callsEach: number): Curve => ({
    ...straight(0, 0),
    replicas: [{ usdEach, callsEach }],
  });

  it("finds every change between a straight line and a staircase, and quotes the last", () => {
    // $2 per 100 calls against $150 for each 10,000 calls begun: the stairs are dearer at first and cheaper for good.
    const { kind, callsPerMonth, changes } = crossoverOf(straight(0, 0.02), machines(150, 10_000));
    expect(kind).toBe("above");
    expect(changes.map(({ callsPerMonth: at, cheaper, atStep }) => [at, cheaper, atStep])).toEqual([
      [7500, "fine-tuning", false],
      [10_000, "rag", true],
      [15_000, "fine-tuning", false],
      [20_000, "rag", true],
      [22_500, "fine-tuning", false],
    ]);
    expect(callsPerMonth).toBe(22_500);
  });

  it("sees a least amount: nothing changes until it is used up", () => {
    const flat: Curve = {
      fixed: 0,
      perCall: 0,
      floors: [{ minimum: 50, base: 0, perCall: 0.001 }],
      caps: [],
      replicas: [],
    };
    expect(crossoverOf(flat, straight(80, 0))).toMatchObject({ kind: "above", callsPerMonth: 80_000 });
    expect(crossoverOf(flat, straight(40, 0))).toMatchObject({ kind: "always" });
  });

  it("is any when both are the same curve", () => {
    fc.assert(
      fc.property(curve, (one) => {
        expect(crossoverOf(one, one)).toEqual(at("any", "equal"));
      }),
      { numRuns: runs(100) },
    );
  });

  it("does not take rounding for a crossover", () => {
    expect(crossoverOf(straight(100, 0.1 + 0.2), straight(50, 0.3))).toMatchObject({
      kind: "any",
      cheaper: "fine-tuning",
    });
  });
});

const { inputs } = resolvedWith([]);
const always: Crossover = { kind: "always", callsPerMonth: null, cheaper: null, changes: [], allListed: true };

/** The inputs from which the crossover of each entry of the band was worked out. */
function tried(...keys: string[]): CostInputs[] {
  const seen: CostInputs[] = [];
  const band = sensitivityBand(inputs, keys, (changed) => {
    seen.push(changed);
    return always;
  });
  expect(band).toEqual(keys.flatMap((key) => [0.5, 2].map((factor) => ({ key, factor, crossover: always }))));
  return seen;
}

describe("the band", () => {
  it("halves and doubles one assumption at a time, all else as it is", () => {
    const { horizon_months: months, rag } = inputs;
    expect(tried("horizon_months", "rag.chunks")).toEqual([
      { ...inputs, horizon_months: months / 2 },
      { ...inputs, horizon_months: months * 2 },
      { ...inputs, rag: { ...rag, chunks: rag.chunks / 2 } },
      { ...inputs, rag: { ...rag, chunks: rag.chunks * 2 } },
    ]);
  });

  it.each(["", "nothing", "rag", "rag.nothing", "nothing.chunks", "rag.retires", "rag.retires.more"])(
    "changes nothing by the key %j, which names no number",
    (key) => {
      expect(tried(key)).toEqual([inputs, inputs]);
    },
  );
});
