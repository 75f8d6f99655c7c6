import { describe, expect, it } from "vitest";
import {
  atLeast,
  corpusUsd,
  machinesUsd,
  paybackTime,
  prefixUsd,
  rerankUsd,
  trainedTokens,
} from "../../../src/engine/cost/arithmetic.ts";
import { daysBetween, lastDayOf } from "../../../src/engine/cost/days.ts";

describe("the static start of a prompt", () => {
  const prefix = {
    tokens: 1000,
    inputUsdPerMtok: 2,
    cachedUsdPerMtok: 0.5,
    writeUsdPerMtok: 3,
    hitShare: 0.75,
    minPrefixTokens: 1000,
  };

  it.each<[what: string, Partial<typeof prefix | Record<string, null>>, usd: number]>([
    // A quarter of the calls write it at 3, the others read it at 0.50.
    ["is cached from its least length on", {}, 0.001125],
    ["is read anew where it is shorter", { minPrefixTokens: 1001 }, 0.002],
    ["is read anew where there is no discount", { cachedUsdPerMtok: null }, 0.002],
    ["is written at the price of input where writing has none", { writeUsdPerMtok: null }, 0.000875],
    ["is always written where nothing is found", { hitShare: 0 }, 0.003],
    ["is free where cached reads are and all is found", { cachedUsdPerMtok: 0, hitShare: 1 }, 0],
  ])("%s", (_, change, usd) => {
    expect(prefixUsd({ ...prefix, ...change })).toBeCloseTo(usd, 12);
  });
});

describe("the arithmetic of costs", () => {
  it("bills a reranker by the hundred candidates", () => {
    expect([0, 1, 100, 101, 250].map((candidates) => rerankUsd(candidates, 2000))).toEqual([0, 2, 2, 4, 6]);
  });

  it("reads the data set in each epoch and the validation set in each evaluation", () => {
    expect(trainedTokens(1000, 3)).toBe(3000);
    expect(trainedTokens(1000, 3, 50, 2)).toBe(3100);
  });

  it("bills machines by the hour, one where no number is said", () => {
    expect([machinesUsd(10, 3), machinesUsd(10, 3, 4)]).toEqual([30, 120]);
  });

  it("embeds twice what stands in two chunks", () => {
    expect(corpusUsd(2_000_000, 1.5, 0.2)).toBeCloseTo(0.6, 12);
  });

  it("bills the least amount where less is used", () => {
    expect([atLeast(5, 10), atLeast(10, 10), atLeast(15, 10)]).toEqual([10, 10, 15]);
  });

  it.each<[spent: number, saved: number, time: number | null]>([
    [100, 20, 5],
    [0, 20, 0],
    [-100, 20, 0],
    [100, 0, null],
    [100, -1, null],
    [-100, -1, null],
  ])("has earned %d back at %d a month after %s months", (spent, saved, time) => {
    expect(paybackTime(spent, saved)).toBe(time);
  });
});

describe("days", () => {
  it.each<[from: string, to: string, days: number]>([
    ["2026-11-20", "2026-11-21", 1],
    ["2026-11-20", "2026-11-20", 0],
    ["2026-11-20", "2025-11-20", -365],
    ["2024-02-01", "2024-03-01", 29],
  ])("from %s to %s are %d", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each<[date: string, last: string]>([
    ["2026-11-20", "2026-11-20"],
    ["2026", "2026-12-31"],
    ["2026-12", "2026-12-31"],
    ["2026-04", "2026-04-30"],
    ["2026-02", "2026-02-28"],
    ["2024-02", "2024-02-29"],
  ])("that %s may be end with %s", (date, last) => {
    expect(lastDayOf(date)).toBe(last);
  });
});
