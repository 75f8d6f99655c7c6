import { describe, expect, it } from "vitest";
import { type Curve, lineAt, monthlyUsd, replicasFor, stepsOf, trendOf } from "../../../src/engine/cost/curve.ts";

/** 100 a month and 2 a call; a floor used up at 40 calls; one that no call moves; a machine of 7 per 10 calls. */
const curve: Curve = {
  fixed: 100,
  perCall: 2,
  floors: [
    { minimum: 50, base: 10, perCall: 1 },
    { minimum: 30, base: 20, perCall: 0 },
  ],
  replicas: [{ usdEach: 7, callsEach: 10 }],
};

describe("a curve", () => {
  it.each([
    [0, 100 + 50 + 30 + 7],
    [10, 100 + 20 + 50 + 30 + 7],
    [11, 100 + 22 + 50 + 30 + 14],
    [40, 100 + 80 + 50 + 30 + 28],
    [41, 100 + 82 + 51 + 30 + 35],
  ])("costs at %d calls", (calls, usd) => {
    expect(monthlyUsd(curve, calls)).toBe(usd);
  });

  it("needs a machine for every part of its calls, and one for none", () => {
    expect([0, 1, 10, 10.5, 20, 21].map((calls) => replicasFor(calls, 10))).toEqual([1, 1, 1, 2, 2, 3]);
  });

  it.each([
    [5, { intercept: 100 + 50 + 30 + 7, slope: 2 }],
    [35, { intercept: 100 + 50 + 30 + 28, slope: 2 }],
    [45, { intercept: 100 + 10 + 30 + 35, slope: 3 }],
  ])("is a straight line around %d calls", (calls, line) => {
    expect(lineAt(curve, calls)).toEqual(line);
  });

  it("stays near its trend at large volumes, and above it by no more than the lift", () => {
    expect(trendOf(curve)).toEqual({ intercept: 100 + 10 + 30, slope: 2 + 1 + 0.7, lift: 7 });
    const { intercept, slope, lift } = trendOf(curve);
    for (const calls of [1000, 1001, 1009, 1010]) {
      const above = monthlyUsd(curve, calls) - (intercept + slope * calls);
      expect(above).toBeGreaterThanOrEqual(-1e-9);
      expect(above).toBeLessThan(lift);
    }
  });

  it("has the more of minimum and base in its trend where no call moves a floor", () => {
    const flat = (minimum: number, base: number) =>
      trendOf({ fixed: 0, perCall: 0, floors: [{ minimum, base, perCall: 0 }], replicas: [] }).intercept;
    expect([flat(30, 20), flat(20, 30)]).toEqual([30, 30]);
  });

  it("steps where a floor is used up and where one more machine is needed", () => {
    expect(stepsOf(curve, 35)).toEqual([40, 10, 20, 30]);
    expect(stepsOf(curve, 30)).toEqual([40, 10, 20, 30]);
  });

  it("has no step where a floor is used up from the start, or never", () => {
    const floors = [
      { minimum: 10, base: 10, perCall: 1 },
      { minimum: 10, base: 20, perCall: 1 },
      { minimum: 20, base: 10, perCall: 0 },
      { minimum: 10, base: 20, perCall: 0 },
    ];
    expect(stepsOf({ fixed: 0, perCall: 0, floors, replicas: [] }, 100)).toEqual([]);
  });
});
