import { describe, expect, it } from "vitest";
import { paceFits, startOf } from "../../../src/engine/cost/fit.ts";
import type { CostColumn } from "../../../src/model/cost-column.ts";
import { inputs } from "./round-inputs.ts";

describe("a first version", () => {
  it.each<[...Parameters<typeof paceFits>, fits: string | null]>([
    ["days", "days", "yes"],
    ["days to weeks", "days", "perhaps"],
    ["days to weeks", "weeks", "yes"],
    ["weeks to months", "days", "no"],
    ["weeks to months", "weeks", "perhaps"],
    ["weeks to months", "months", "yes"],
    ["weeks", "months", "yes"],
    ["months", "weeks", "no"],
    ["months", null, null],
  ])("in %s within %s: %s", (range, limit, fits) => {
    expect(paceFits(range, limit)).toBe(fits);
  });
});

describe("before an answer starts", () => {
  // A thousand tokens a second; retrieval takes 0.2 seconds and adds five chunks of 400.
  it.each<[CostColumn, seconds: number]>([
    ["prompt", 3.55],
    ["rag", 2.75],
    ["fine-tuning", 0.15],
    ["hybrid", 2.35],
  ])("%s adds %d seconds", (column, seconds) => {
    const start = startOf(inputs, column, null);
    expect(start.seconds).toBeCloseTo(seconds, 12);
    expect(start.fits).toBeNull();
  });

  // What is left of a wait is the model's own pause: over half of it may be too much.
  it.each<[limit: number, fits: string]>([
    [3.5, "no"],
    [3.55, "perhaps"],
    [7, "perhaps"],
    [7.1, "yes"],
    [8, "yes"],
  ])("a prompt of 3.55 seconds within %d: %s", (limit, fits) => {
    expect(startOf(inputs, "prompt", limit).fits).toBe(fits);
  });
});
