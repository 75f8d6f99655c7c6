import { describe, expect, it } from "vitest";
import { bendsOf, type Curve, lineAt, monthlyUsd, replicasFor, trendAt } from "../../../src/engine/cost/curve.ts";

/**
 * 100 a month and 2 a call; a floor used up at 40 calls; one that no call moves; 3 for each of the first 20 calls; a machine
 * of 7 per 10 calls.
 */
const curve: Curve = {
  fixed: 100,
  perCall: 2,
  floors: [
    { minimum: 50, base: 10, perCall: 1 },
    { minimum: 30, base: 20, perCall: 0 },
  ],
  caps: [{ usdEach: 3, mostCalls: 20 }],
  replicas: [{ usdEach: 7, callsEach: 10 }],
};

describe("a curve", () => {
  it.each([
    [0, 100 + 50 + 30 + 7],
    [10, 100 + 20 + 50 + 30 + 30 + 7],
    [11, 100 + 22 + 50 + 30 + 33 + 14],
    [40, 100 + 80 + 50 + 30 + 60 + 28],
    [41, 100 + 82 + 51 + 30 + 60 + 35],
  ])("costs at %d calls", (calls, usd) => {
    expect(monthlyUsd(curve, calls)).toBe(usd);
  });

  it("needs a machine for every part of its calls, and one for none", () => {
    expect([0, 1, 10, 10.5, 20, 21].map((calls) => replicasFor(calls, 10))).toEqual([1, 1, 1, 2, 2, 3]);
  });

  it.each([
    [5, { intercept: 100 + 50 + 30 + 7, slope: 5 }],
    [35, { intercept: 100 + 50 + 30 + 60 + 28, slope: 2 }],
    [45, { intercept: 100 + 10 + 30 + 60 + 35, slope: 3 }],
  ])("is a straight line around %d calls", (calls, line) => {
    expect(lineAt(curve, calls)).toEqual(line);
  });

  it("stays near its trend past the last bend, and above it by no more than the lift", () => {
    expect(trendAt(curve, 100)).toEqual({ intercept: 100 + 10 + 30 + 60, slope: 2 + 1 + 0.7, lift: 7 });
    const { intercept, slope, lift } = trendAt(curve, 100);
    for (const calls of [1000, 1001, 1009, 1010]) {
      const above = monthlyUsd(curve, calls) - (intercept + slope * calls);
      expect(above).toBeGreaterThanOrEqual(-1e-9);
      expect(above).toBeLessThan(lift);
    }
  });

  it("bends where a floor or a cap is used up", () => {
    expect(bendsOf(curve)).toEqual([40, 20]);
  });

  it("has no bend where a floor is used up from the start, or never, or a cap costs nothing", () => {
    const floors = [
      { minimum: 10, base: 10, perCall: 1 },
      { minimum: 10, base: 20, perCall: 1 },
      { minimum: 20, base: 10, perCall: 0 },
      { minimum: 10, base: 20, perCall: 0 },
    ];
    const caps = [{ usdEach: 0, mostCalls: 5 }];
    expect(bendsOf({ fixed: 0, perCall: 0, floors, caps, replicas: [] })).toEqual([]);
  });
});
