/**
 * The sheets seen so far that have led to one state, entry by entry: sheets in one entry share the candidates that can still
 * win, and those candidates' scores, so that the same follows from each. Entries stand by their candidates, all four
 * first; those with the same candidates stand in the order of their keys.
 */
export type ScoreTable = {
  /** The entries whose candidates are the bits of `left` are those from begins[left] to begins[left - 1]. */
  begins: readonly number[];
  /** The scores of the candidates that can still win, see score-key.ts. */
  keys: Float64Array;
  /** How many sheets lead there, or how likely they are. */
  amounts: Float64Array;
};

/** Writes the score table of one state after another. */
export type TableWriter = {
  /** Says that the entries to come are those with these candidates; all sets come, the largest number first. */
  beginSet: (left: number) => void;
  add: (key: number, amount: number) => void;
  /** The table of the state; the next begins empty. */
  take: () => ScoreTable;
};

/** One writer serves many states, so that the room for their tables need not be found anew each time. */
export function createTableWriter(): TableWriter {
  let keys = new Float64Array(1024);
  let amounts = new Float64Array(1024);
  let begins = new Array<number>(16).fill(0);
  let count = 0;
  const grow = (): void => {
    keys = extend(keys);
    amounts = extend(amounts);
  };
  return {
    beginSet: (left) => {
      begins[left] = count;
    },
    add: (key, amount) => {
      if (count === keys.length) grow();
      keys[count] = key;
      amounts[count++] = amount;
    },
    take: () => {
      begins[0] = count;
      const table = { begins, keys: keys.slice(0, count), amounts: amounts.slice(0, count) };
      begins = new Array<number>(16).fill(0);
      count = 0;
      return table;
    },
  };
}

/** The index of the entry with these candidates and this key, which must be there. */
export function entryAt({ begins, keys }: ScoreTable, left: number, key: number): number {
  let [low, high] = [begins[left]!, begins[left - 1]! - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function extend(from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length * 2);
  to.set(from);
  return to;
}
