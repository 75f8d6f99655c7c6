import fc from "fast-check";
import { expect, test } from "vitest";
import { createScoreKeys, stillLeft } from "../../../../src/engine/analysis/diagram/score-key.ts";
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

test("who can still win are those of the pool whom no other leads by as much as settles it", () => {
  const small = fc.integer({ min: -4, max: 4 });
  const settling = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 });
  const candidates = fc.integer({ min: 0, max: 15 });
  fc.assert(
    fc.property(settling, candidates, candidates, fc.tuple(small, small, small), (settles, pool, before, scores) => {
      const here = [0, 1, 2, 3].filter((one) => (pool >> one) & (before >> one) & 1);
      const lead = (first: number, second: number): number => (scores[first] ?? 0) - (scores[second] ?? 0);
      const left = here.filter((second) =>
        here.every((first) => first === second || lead(first, second) < settles[4 * first + second]!),
      );
      expect(stillLeft({ settles: Int32Array.from(settles), pool }, before, Int32Array.from(scores))).toBe(
        left.reduce((mask, one) => mask | (1 << one), 0),
      );
    }),
    { numRuns: runs(3000) },
  );
});

test("a lead settles from just as many points on, for each two candidates", () => {
  for (const first of [0, 1, 2, 3]) {
    for (const second of [0, 1, 2, 3].filter((one) => one !== first)) {
      const settles = new Int32Array(16).fill(1000);
      settles[4 * first + second] = 5;
      const leftAt = (lead: number): number => {
        // The bar stays at 0, so that where it leads the second is behind it.
        const scores = new Int32Array(3);
        if (first < 3) scores[first] = lead;
        else scores[second] = -lead;
        return stillLeft({ settles, pool: 15 }, 15, scores);
      };
      expect([leftAt(4), leftAt(5), leftAt(6)]).toEqual([15, 15 - (1 << second), 15 - (1 << second)]);
    }
  }
});
