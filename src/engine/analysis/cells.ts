/**
 * The sheets seen so far, in cells: sheets in one cell share a state, the candidates that can still win, and those
 * candidates' scores, so that the same follows from each. A cell's scores are leads over its last candidate (the bar,
 * while that is one); those of the others are 0.
 */
export type Cells = {
  /** How many cells there are; the arrays are longer. */
  count: number;
  states: Int32Array;
  /** The candidates that can still win, as bits. */
  left: Uint8Array;
  /** Three per cell, for the approaches in the order of the model. */
  leads: Int32Array;
  /** How many sheets lead there, or how likely they are. */
  amounts: Float64Array;
};

/** Cells that can be looked up and added to. */
export type CellTable = {
  cells: Cells;
  /** The index of a cell; it is made, with amount 0, if there is none. */
  find: (state: number, left: number, rag: number, fineTuning: number, hybrid: number) => number;
};

/** A table for cells whose leads are between -reach and reach. Keys stay whole numbers below 2^53. */
export const createCellTable = (reach: number): CellTable => {
  const width = 2 * reach + 1;
  const cells = emptyCells(1024);
  let keys = new Float64Array(1024);
  let slots = new Int32Array(2048).fill(-1);

  const grow = (): void => {
    const capacity = keys.length * 2;
    cells.states = extend(cells.states, new Int32Array(capacity));
    cells.left = extend(cells.left, new Uint8Array(capacity));
    cells.leads = extend(cells.leads, new Int32Array(capacity * 3));
    cells.amounts = extend(cells.amounts, new Float64Array(capacity));
    keys = extend(keys, new Float64Array(capacity));
    slots = new Int32Array(capacity * 2).fill(-1);
    for (let index = 0; index < cells.count; index++) {
      let slot = slotOf(keys[index]!, slots.length - 1);
      while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = index;
    }
  };

  const find = (state: number, left: number, rag: number, fineTuning: number, hybrid: number): number => {
    const key = (((state * 16 + left) * width + rag + reach) * width + fineTuning + reach) * width + hybrid + reach;
    const last = slots.length - 1;
    let slot = slotOf(key, last);
    for (let index = slots[slot]!; index >= 0; index = slots[slot]!) {
      if (keys[index] === key) return index;
      slot = (slot + 1) & last;
    }
    const index = cells.count;
    slots[slot] = index;
    keys[index] = key;
    cells.states[index] = state;
    cells.left[index] = left;
    cells.leads[3 * index] = rag;
    cells.leads[3 * index + 1] = fineTuning;
    cells.leads[3 * index + 2] = hybrid;
    cells.count = index + 1;
    if (cells.count === keys.length) grow();
    return index;
  };
  return { cells, find };
};

const emptyCells = (capacity: number): Cells => ({
  count: 0,
  states: new Int32Array(capacity),
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
