/**
 * The sheets seen so far, in cells: sheets in one cell share a state, the candidates that can still win, and those
 * candidates' scores, so that the same follows from each. A cell's scores are leads over its last candidate (the bar,
 * while that is one); those of the others are 0. The cells of one state stand together.
 */
export type Cells = {
  /** How many cells there are; the arrays are longer. */
  count: number;
  /** The cells of state s are those from starts[s] to starts[s + 1]. */
  starts: number[];
  /** The candidates that can still win, as bits. */
  left: Uint8Array;
  /** Three per cell, for the approaches in the order of the model. */
  leads: Int32Array;
  /** How many sheets lead there, or how likely they are. */
  amounts: Float64Array;
};

/** Cells that can be looked up and added to, one state at a time: so much less has to be kept in reach. */
export type CellTable = {
  cells: Cells;
  /** Begins a state, of which there will be at most so many cells; states come in order. */
  beginState: (most: number) => void;
  endState: () => void;
  /** The index of a cell of the present state; it is made, with amount 0, if there is none. */
  find: (left: number, rag: number, fineTuning: number, hybrid: number) => number;
};

/** A table for cells whose leads are between -reach and reach. Keys stay whole numbers below 2^53. */
export const createCellTable = (reach: number): CellTable => {
  const width = 2 * reach + 1;
  const cells: Cells = { count: 0, starts: [0], ...emptyArrays(1024) };
  let keys = new Float64Array(1024);
  let slots = new Int32Array(16);
  let last = 0;

  const beginState = (most: number): void => {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(1.5 * most + 1)));
    last = size - 1;
    if (slots.length < size) slots = new Int32Array(size);
    slots.fill(-1, 0, size);
  };
  const endState = (): void => {
    cells.starts.push(cells.count);
  };
  const grow = (): void => {
    const capacity = keys.length * 2;
    cells.left = extend(cells.left, new Uint8Array(capacity));
    cells.leads = extend(cells.leads, new Int32Array(capacity * 3));
    cells.amounts = extend(cells.amounts, new Float64Array(capacity));
    keys = extend(keys, new Float64Array(capacity));
  };
  const find = (left: number, rag: number, fineTuning: number, hybrid: number): number => {
    const key = ((left * width + rag + reach) * width + fineTuning + reach) * width + hybrid + reach;
    let slot = slotOf(key, last);
    for (let index = slots[slot]!; index >= 0; index = slots[slot]!) {
      if (keys[index] === key) return index;
      slot = (slot + 1) & last;
    }
    const index = cells.count;
    if (index === keys.length) grow();
    slots[slot] = index;
    keys[index] = key;
    cells.left[index] = left;
    cells.leads[3 * index] = rag;
    cells.leads[3 * index + 1] = fineTuning;
    cells.leads[3 * index + 2] = hybrid;
    cells.count = index + 1;
    return index;
  };
  return { cells, beginState, endState, find };
};

const emptyArrays = (capacity: number) => ({
  left: new Uint8Array(capacity),
  leads: new Int32Array(capacity * 3),
  amounts: new Float64Array(capacity),
});

const extend = <T extends Int32Array | Uint8Array | Float64Array>(from: T, to: T): T => {
  to.set(from);
  return to;
};

/** Spreads keys over the slots: both halves of the key, by Knuth's multiplier and once more by its high bits. */
const slotOf = (key: number, last: number): number => {
  const mixed = Math.imul((key | 0) ^ Math.imul((key / 4294967296) | 0, 0x85ebca6b), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & last;
};
