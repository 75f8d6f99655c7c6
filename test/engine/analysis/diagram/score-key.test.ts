import fc from "fast-check";
import { expect, test } from "vitest";
import { createScoreKeys } from "../../../../src/engine/analysis/diagram/score-key.ts";
import { runs } from "../../../seed.ts";

type Points = [number, number, number];

const most = 5000;
const score = fc.integer({ min: -most, max: most });
const points = fc.tuple(score, score, score);
const sets = fc.integer({ min: 1, max: 15 });

/** The leads over the last of the candidates: the bar, where it is one, stands at 0. */
function leadsOf(left: number, scores: Points): Points {
  const last = left & 8 ? 0 : left & 4 ? scores[2] : left & 2 ? scores[1] : scores[0];
  const lead = (a: number): number => ((left >> a) & 1 ? scores[a]! - last + 0 : 0);
  return [lead(0), lead(1), lead(2)];
}

/** The least lead of each candidate over each other one among some scores. */
function leastLeads(all: readonly Points[]): number[] {
  const pairs = Array.from({ length: 16 }, (_, pair) => [pair >> 2, pair & 3] as const);
  return pairs.map(([a, c]) => Math.min(...all.map((scores) => (scores[a] ?? 0) - (scores[c] ?? 0))));
}

test("a key gives back the leads over the last candidate, and adding points adds their shift", () => {
  fc.assert(
    fc.property(sets, points, points, points, (left, before, gained, other) => {
      const after: Points = [before[0] + gained[0], before[1] + gained[1], before[2] + gained[2]];
      // Just the room that these scores need.
      const { keyOf, shiftOf, read } = createScoreKeys(leastLeads([before, after, other]));
      expect(keyOf(left, before) + shiftOf(left, gained)).toBe(keyOf(left, after));
      expect(keyOf(left, after)).toBeGreaterThanOrEqual(0);
      const found = new Int32Array(3);
      read(left, keyOf(left, after), found);
      expect([...found]).toEqual(leadsOf(left, after));
    }),
    { numRuns: runs(500) },
  );
});

test("keys are in the order of the leads, the first candidate's first, and no two scores share one", () => {
  fc.assert(
    fc.property(sets, points, points, (left, one, other) => {
      const { keyOf } = createScoreKeys(leastLeads([one, other]));
      const [a, b] = [leadsOf(left, one), leadsOf(left, other)];
      const first = a.findIndex((lead, at) => lead !== b[at]);
      expect(Math.sign(keyOf(left, one) - keyOf(left, other))).toBe(first < 0 ? 0 : Math.sign(a[first]! - b[first]!));
    }),
    { numRuns: runs(500) },
  );
});
