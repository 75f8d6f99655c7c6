import { describe, expect, it } from "vitest";
import { mcnemar, wilson } from "../../../src/engine/measure/intervals.ts";

describe("the interval of Wilson", () => {
  // Newcombe (1998), Statistics in Medicine 17, 857-872, Table I, method 3: score without continuity correction.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i is %f to %f, as published", (right, of, low, high) => {
    const share = wilson(right, of);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it("has the ends at which the score test just does not reject", () => {
    for (let of = 1; of <= 60; of += 1) {
      for (let right = 0; right <= of; right += 1) {
        const { low, high } = wilson(right, of);
        for (const end of [low, high]) {
          if (end === 0 || end === 1) continue;
          const score = Math.abs(right / of - end) / Math.sqrt((end * (1 - end)) / of);
          expect(score).toBeCloseTo(1.959963984540054, 9);
        }
        expect(low <= right / of && right / of <= high).toBe(true);
        expect([low === 0, high === 1]).toEqual([right === 0, right === of]);
      }
    }
  });

  it("of nothing is everything", () => {
    expect(wilson(0, 0)).toEqual({ right: 0, of: 0, low: 0, high: 1 });
  });
});

/** Every way that coins can fall, counted. */
function coins(fixed: number, broken: number): number {
  const n = fixed + broken;
  let extreme = 0;
  for (let fall = 0; fall < 2 ** n; fall += 1) {
    const heads = fall.toString(2).replaceAll("0", "").length;
    if (Math.min(heads, n - heads) <= Math.min(fixed, broken)) extreme += 1;
  }
  return extreme / 2 ** n;
}

describe("the exact test of McNemar", () => {
  it("is the share of all ways that coins fall as far from even", () => {
    for (let fixed = 0; fixed <= 7; fixed += 1) {
      for (let broken = 0; broken <= 7; broken += 1) {
        expect(mcnemar(fixed, broken)).toBeCloseTo(coins(fixed, broken), 12);
      }
    }
  });

  it("is as published, and does not overflow", () => {
    // Fay (2010), the exact2x2 package: 21 against 9 gives 0.04277.
    expect(mcnemar(21, 9)).toBeCloseTo(0.04277, 5);
    expect(mcnemar(4000, 4000)).toBe(1);
    expect(mcnemar(3000, 1)).toBe(0);
  });
});
