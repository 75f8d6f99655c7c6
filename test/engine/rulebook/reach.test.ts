import { describe, expect, it } from "vitest";
import { pointsAreCountable, reachOf, startingReach } from "../../../src/engine/rulebook/reach.ts";
import type { Points } from "../../../src/model/approach.ts";
import { tiny } from "../../tiny-rulebook.ts";

function points(rag: number, tuning: number, hybrid: number): Points {
  return { rag, "fine-tuning": tuning, hybrid };
}

describe("how far points reach", () => {
  it.each<[what: string, effect: Points, weight: number, reach: number]>([
    ["between two approaches", points(2, -3, 1), 2, 10],
    ["between an approach and the bar, which no rule moves", points(1, 2, 3), 2, 6],
    ["between the bar and an approach", points(-1, -2, -1), 3, 6],
    ["the last approach furthest", points(0, 1, -3), 1, 4],
    ["nothing, without weight", points(2, -3, 1), 0, 0],
    ["nothing, without effect", points(0, 0, 0), 5, 0],
  ])("for a rule: %s", (_, effect, weight, reach) => {
    expect(reachOf({ effect, weight })).toBe(reach);
  });

  it.each<[base: Points, bar: number, reach: number]>([
    [points(2, 0, -2), 2, 4],
    [points(2, 0, -2), 0, 4],
    [points(2, 0, -2), 7, 9],
    [points(2, 0, -2), -7, 9],
    [points(5, 5, 5), 5, 0],
    [points(0, 9, 0), 0, 9],
    [points(0, 0, -9), 0, 9],
  ])("at the start: base %j, bar %d", (base, bar, reach) => {
    expect(startingReach({ base, bar })).toBe(reach);
  });
});

describe("points that could not be counted", () => {
  const hint =
    "base points, bar and rules together may move two approaches 100000 points apart, so that everything is counted exactly; give smaller weights";
  const weighing = (...weights: number[]) => ({
    ...tiny,
    // Four points apart at the start, and four for each point of weight.
    rules: weights.map((weight, at) => ({ ...tiny.rules[0]!, id: `r${at}`, weight })),
  });

  it.each<[what: string, rulebook: typeof tiny, path: (string | number)[], message: string]>([
    [
      "base points and bar alone",
      { ...weighing(1, 50_000), settings: { ...tiny.settings, bar: -99_999 } },
      ["settings", "base"],
      "base points and bar are 100001 points apart",
    ],
    ["one rule", weighing(25_000), ["rules", 0, "weight"], 'with "r0" the points reach 100004'],
    [
      "the rule that goes past it, and none behind",
      weighing(10_000, 10_000, 5_000, 1),
      ["rules", 2, "weight"],
      'with "r2" the points reach 100004',
    ],
  ])("are a problem: %s", (_, rulebook, path, message) => {
    expect(pointsAreCountable(rulebook)).toEqual([{ path, code: "too-large", message, hint }]);
  });

  it("are none as long as they just reach the most", () => {
    expect(pointsAreCountable(weighing(20_000, 4_999))).toEqual([]);
    expect(pointsAreCountable({ ...weighing(), settings: { ...tiny.settings, bar: -99_998 } })).toEqual([]);
  });
});
