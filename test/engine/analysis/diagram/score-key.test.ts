import fc from "fast-check";
import { expect, test } from "vitest";
import { createScoreKeys, type Scores } from "../../../../src/engine/analysis/diagram/score-key.ts";
import { runs } from "../../../seed.ts";

const reach = 20_000;
const { keyOf, read } = createScoreKeys(reach);
const score = fc.integer({ min: -reach / 4, max: reach / 4 });
const scores = fc.tuple(score, score, score);
const sets = fc.integer({ min: 1, max: 15 });

/** The leads over the last of the candidates: the bar, where it is one, stands at 0. */
function leadsOf(left: number, points: Readonly<Scores>): Scores {
  const last = left & 8 ? 0 : left & 4 ? points[2] : left & 2 ? points[1] : points[0];
  const lead = (a: number): number => ((left >> a) & 1 ? points[a]! - last + 0 : 0);
  return [lead(0), lead(1), lead(2)];
}

test("a key gives back the leads over the last candidate, and adding points adds their key", () => {
  fc.assert(
    fc.property(sets, scores, scores, (left, before, points) => {
      const after: Scores = [before[0] + points[0], before[1] + points[1], before[2] + points[2]];
      const key = keyOf(left, before) + keyOf(left, points);
      expect(key).toBe(keyOf(left, after) + 0);
      const found: Scores = [0, 0, 0];
      read(left, key, found);
      expect(found.map((one) => one + 0)).toEqual(leadsOf(left, after));
    }),
    { numRuns: runs(500) },
  );
});
