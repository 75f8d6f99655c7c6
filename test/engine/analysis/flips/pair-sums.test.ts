import { expect, it } from "vitest";
import { createPairSums } from "../../../../src/engine/analysis/flips/pair-sums.ts";

// Three sums of a sheet, what each of four changes adds to them by itself, and what two of them add together.
const none = [10, 20, 30];
const single = [
  [1, 0, 5],
  [0, 2, -5],
  [4, 4, 1],
  [-8, 0, 7],
];
const pairs = [
  { made: [0, 1], added: [100, 0, 3] },
  { made: [1, 2], added: [0, 200, 9] },
  { made: [0, 3], added: [1000, 0, 0] },
];

function sumsWith(...changes: number[]): number[] {
  const together = pairs.filter(({ made }) => made.every((one) => changes.includes(one)));
  const added = [...changes.map((one) => single[one]!), ...together.map((pair) => pair.added)];
  return added.reduce((sums, one) => sums.map((sum, column) => sum + one[column]!), none);
}

/** The triples that are visited, with their sums, of which the first `eager` are read without being asked for. */
function visited(eager: number, missing: readonly string[] = []): Record<string, number[]> {
  // The sums of the one sheet, which change with it.
  const sums = Int32Array.from(none);
  const table = createPairSums(sums, 4, eager);
  for (const i of single.keys()) {
    for (let j = i; j < single.length; j++) {
      if (missing.includes(`${i}${j}`)) continue;
      sums.set(i === j ? sumsWith(i) : sumsWith(i, j));
      table.note(i, j);
    }
  }
  sums.fill(0);
  const found: Record<string, number[]> = {};
  table.forEachTriple((i, j, k, together) => {
    for (let column = eager; column < none.length; column++) {
      together.fill(column);
      // What was changed since is not worked out again.
      together.sums[column]! += 7000;
      together.fill(column);
      together.sums[column]! -= 7000;
    }
    for (let column = 0; column < eager; column++) together.fill(column);
    found[`${i}${j}${k}`] = [...together.sums];
  });
  return found;
}

it.each([0, 1, 2, 3])(
  "three changes have the sums of their pairs, %d of them at once and the others when asked for",
  (eager) => {
    expect(visited(eager)).toEqual({
      "012": [115, 226, 43],
      "013": [1103, 22, 40],
      "023": [1007, 24, 43],
      "123": [6, 226, 42],
    });
    expect(visited(eager)["123"]).toEqual(sumsWith(1, 2, 3));
  },
);

it.each<[missing: string[], triples: string[]]>([
  [["01"], ["023", "123"]],
  [["02"], ["013", "123"]],
  [["13"], ["012", "023"]],
  [["23"], ["012", "013"]],
  [["03", "12"], []],
])("three changes are not visited where of their pairs %j was not noted", (missing, triples) => {
  expect(Object.keys(visited(2, missing)).sort()).toEqual(triples);
});
