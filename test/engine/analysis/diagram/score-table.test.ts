import fc from "fast-check";
import { expect, test } from "vitest";
import { entryAt, createTableWriter } from "../../../../src/engine/analysis/diagram/score-table.ts";

/** Keys in order, by the set of candidates they belong to. */
const cells = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: -3000, max: 3000 })), {
  minLength: 1,
  maxLength: 60,
  selector: String,
});

function write(writer: ReturnType<typeof createTableWriter>, all: readonly [number, number][]) {
  for (let left = 15; left > 0; left--) {
    writer.beginSet(left);
    const keys = all.flatMap(([set, key]) => (set === left ? [key] : []));
    for (const key of keys.sort((a, b) => a - b)) writer.add(key, key + left);
  }
  return writer.take();
}

test("each cell that was written is found again, one writer after another state", () => {
  const writer = createTableWriter();
  fc.assert(
    fc.property(cells, (all) => {
      const written = write(writer, all);
      expect(written.keys).toHaveLength(all.length);
      for (const [left, key] of all) {
        const at = entryAt(written, left, key);
        expect([written.keys[at], written.amounts[at]]).toEqual([key, key + left]);
        expect(at).toBeGreaterThanOrEqual(written.begins[left]!);
        expect(at).toBeLessThan(written.begins[left - 1]!);
      }
    }),
  );
});

test("there is room for as many cells as come", () => {
  const many = Array.from({ length: 5000 }, (_, key): [number, number] => [1 + (key % 15), key]);
  const { keys, amounts } = write(createTableWriter(), many);
  expect([...keys].sort((a, b) => a - b)).toEqual(many.map(([, key]) => key));
  expect(amounts.every((amount, at) => amount > keys[at]!)).toBe(true);
});
