import fc from "fast-check";
import { expect, test } from "vitest";
import { createMerge, type Stream } from "../../../../src/engine/analysis/diagram/merge.ts";
import { runs } from "../../../seed.ts";

/** Keys near each other, keys a window apart, and keys far apart: sums must not depend on how they fall into windows. */
const key = fc.oneof(
  fc.integer({ min: -40, max: 40 }),
  fc.integer({ min: -70_000, max: 70_000 }),
  fc.integer({ min: -(2 ** 50), max: 2 ** 50 }),
);

const stream: fc.Arbitrary<Stream> = fc
  .record({
    cells: fc.uniqueArray(fc.tuple(key, fc.integer({ min: 0, max: 9 })), { selector: ([at]) => at, maxLength: 30 }),
    cut: fc.tuple(fc.nat(3), fc.nat(3)),
    shift: fc.integer({ min: -50_000, max: 50_000 }),
    weight: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ cells, cut: [before, after], shift, weight }) => {
    const sorted = cells.toSorted(([a], [b]) => a - b);
    const begin = Math.min(before, sorted.length);
    return {
      keys: Float64Array.from(sorted, ([at]) => at),
      amounts: Float64Array.from(sorted, ([, amount]) => amount),
      begin,
      end: Math.max(begin, sorted.length - after),
      shift,
      weight,
    };
  });

test("a merge gives each key once, in order, with the sum of its amounts, however often it is used", () => {
  const merge = createMerge();
  fc.assert(
    fc.property(fc.array(stream, { maxLength: 6 }), (streams) => {
      const { keys, amounts, count } = merge(streams);
      const merged = Array.from({ length: count }, (_, at): [number, number] => [keys[at]!, amounts[at]!]);
      expect(merged).toEqual(summed(streams));
    }),
    { numRuns: runs(500) },
  );
});

function summed(streams: readonly Stream[]): [number, number][] {
  const sums = new Map<number, number>();
  for (const { keys, amounts, begin, end, shift, weight } of streams) {
    for (let index = begin; index < end; index++) {
      const at = keys[index]! + shift;
      sums.set(at, (sums.get(at) ?? 0) + weight * amounts[index]!);
    }
  }
  return [...sums].sort(([a], [b]) => a - b);
}
