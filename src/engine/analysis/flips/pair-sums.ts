import type { LazySums, Sums } from "./outcome-sums.ts";

/** The sums of a sheet with one or two of its changes, by the numbers of the changes. */
export type PairSums = {
  /** Keeps the sums as they stand for two changes, or for one that is named twice. */
  note: (i: number, j: number) => void;
  /**
   * Visits three changes, in order, where each two of them were noted, with what the sums are with all three if nothing
   * looks at all three of their questions: sums over things that look at two at the most are, by inclusion and
   * exclusion, those of the pairs, less those of the single changes, and those of the start. They change from visit to
   * visit.
   */
  forEachTriple: (visit: (i: number, j: number, k: number, together: LazySums) => void) => void;
};

/**
 * A table for so many changes of a sheet, from its sums, which are now those of no change. There are thousands of triples
 * and a hundred columns, of which most visits read the first few alone: `eager` of them are always there.
 */
export function createPairSums(sums: Readonly<Sums>, count: number, eager: number): PairSums {
  const start = sums.slice();
  const width = sums.length;
  const table = new Int32Array(count * count * width);
  const noted = new Uint8Array(count * count);
  const together = new Int32Array(width);
  const rest = new Int32Array(eager);
  const row = (i: number, j: number): number => (i * count + j) * width;
  let [i, j, k, visits] = [0, 0, 0, 0];
  const filledAt = new Int32Array(width);
  const fill = (column: number): void => {
    if (column < eager || filledAt[column] === visits) return;
    filledAt[column] = visits;
    const at = (a: number, b: number): number => table[row(a, b) + column]!;
    together[column] = at(i, j) + at(i, k) + at(j, k) - at(i, i) - at(j, j) - at(k, k) + start[column]!;
  };
  const begin = (): void => {
    const [pair, first, second] = [row(i, j), row(i, i), row(j, j)];
    for (let c = 0; c < eager; c++) rest[c] = table[pair + c]! - table[first + c]! - table[second + c]! + start[c]!;
  };
  const add = (): void => {
    const [first, second, alone] = [row(i, k), row(j, k), row(k, k)];
    for (let c = 0; c < eager; c++) together[c] = rest[c]! + table[first + c]! + table[second + c]! - table[alone + c]!;
    visits += 1;
  };
  return {
    note: (one, other) => {
      noted[one * count + other] = 1;
      table.set(sums, row(one, other));
    },
    forEachTriple: (visit) => {
      const lazy = { sums: together, fill };
      for (i = 0; i < count; i++) {
        for (j = i + 1; j < count; j++) {
          if (noted[i * count + j] === 0) continue;
          begin();
          for (k = j + 1; k < count; k++) {
            if (noted[i * count + k] === 0 || noted[j * count + k] === 0) continue;
            add();
            visit(i, j, k, lazy);
          }
        }
      }
    },
  };
}
