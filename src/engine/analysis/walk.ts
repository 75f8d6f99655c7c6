import { type Automaton, barBit } from "./automaton.ts";
import { type Cells, type CellTable, createCellTable } from "./cells.ts";
import { leadsThatSettle, outlooksOf } from "./outlook.ts";

/** How much each choice of a question weighs, `[question][choice]`: 1 to count sheets, its probability for shares. */
export type Weights = readonly (readonly number[])[];

/** An automaton made ready for walking: what each state needs to know of the rest. */
export type Course = {
  automaton: Automaton;
  weights: Weights;
  /** For each layer and the endings, `16 × state + 4 × first + second`: the lead from which the second cannot win. */
  settles: readonly Int32Array[];
  pools: readonly Uint8Array[];
  reach: number;
};

/** More than any lead can be; a lead this large is never reached. */
const never = 0x3fffffff;

/** Prepares a walk in which candidates that come earlier in the order for ties win ties. */
export const prepare = (automaton: Automaton, weights: Weights, priority: readonly number[]): Course => {
  const outlooks = outlooksOf(automaton);
  return {
    automaton,
    weights,
    settles: outlooks.map((layer) =>
      Int32Array.from(
        layer.flatMap((outlook) => leadsThatSettle(outlook, priority).map((lead) => Math.min(lead, never))),
      ),
    ),
    pools: outlooks.map((layer) => Uint8Array.from(layer.map(({ pool }) => pool))),
    reach: reachOf(automaton),
  };
};

/** The largest lead that any candidate can have over any other, on the way or at the end. */
const reachOf = ({ start, layers }: Automaton): number => {
  const most = (points: readonly number[]): number => Math.max(0, ...points) - Math.min(0, ...points);
  const perLayer = layers.map(({ states }) => Math.max(0, ...states.flat().map(({ points }) => most(points))));
  return perLayer.reduce((sum, one) => sum + one, most(start?.points ?? []));
};

/** Totals of the sheets by who wins: the approaches in the order of the model, then all others (neither yet). */
export const totalsOf = (course: Course, modulus?: number): number[] => {
  const { layers } = course.automaton;
  let cells = firstCells(course);
  let lost = cells.count === 0 ? sheetsFrom(course, 0) : 0;
  layers.forEach((_, index) => {
    const after = advance(course, index, cells, { modulus });
    lost += after.lost * sheetsFrom(course, index + 1);
    cells = after.cells;
  });
  const totals = winnersOf(course, cells);
  return [...totals.slice(0, 3), (totals[3] ?? 0) + lost];
};

/** The weight of all ways to answer the questions from a layer on. */
export const sheetsFrom = ({ automaton, weights }: Course, layer: number): number =>
  automaton.layers.slice(layer).reduce((product, { question }) => product * sum(weights[question] ?? []), 1);

/** Who won in each cell after the last question: an approach, or 3 for none of them. */
export const winnerOf = ({ automaton }: Course, { left, states }: Cells, cell: number): number => {
  const winners = left[cell]!;
  if (((automaton.endings[states[cell]!]?.hits ?? 0) & winners) === 0) return 3;
  return winners === 1 ? 0 : winners === 2 ? 1 : 2;
};

const winnersOf = (course: Course, cells: Cells): number[] => {
  const totals = [0, 0, 0, 0];
  for (let cell = 0; cell < cells.count; cell++) {
    const winner = winnerOf(course, cells, cell);
    totals[winner] = totals[winner]! + cells.amounts[cell]!;
  }
  return totals;
};

/** The cell before the first question; none if nothing that counts can come of it. */
export const firstCells = (course: Course): Cells => {
  const table = createCellTable(course.reach);
  const { start } = course.automaton;
  if (start) {
    const [rag = 0, fineTuning = 0, hybrid = 0] = start.points;
    const index = enter(table, course, 0, start.state, 15, rag, fineTuning, hybrid);
    if (index >= 0) table.cells.amounts[index] = 1;
  }
  return table.cells;
};

/** How to carry cells over a question: note where each goes, or keep amounts as what is left on division. */
export type AdvanceOptions = { moves?: Int32Array; modulus?: number | undefined };

/**
 * Carries cells over one question. Returns the cells after it, and the amount lost to sheets of which nothing that
 * counts can come. `moves` takes the cell after each cell and edge, in order, or -1.
 */
export const advance = (
  course: Course,
  index: number,
  cells: Cells,
  { moves, modulus }: AdvanceOptions = {},
): { cells: Cells; lost: number } => {
  const table = createCellTable(course.reach);
  const after = table.cells;
  const { question, states } = course.automaton.layers[index]!;
  const given = course.weights[question] ?? [];
  const weights = states.map((edges) => edges.map(({ choices }) => sumAt(given, choices)));
  const dropped = states.map((edges) =>
    sumAt(
      given,
      without(
        given,
        edges.flatMap(({ choices }) => choices),
      ),
    ),
  );
  let lost = 0;
  let noted = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    const state = cells.states[cell]!;
    const left = cells.left[cell]!;
    const amount = cells.amounts[cell]!;
    const [r, f, h] = [3 * cell, 3 * cell + 1, 3 * cell + 2].map((at) => cells.leads[at]!) as [number, number, number];
    const edges = states[state]!;
    lost += amount * dropped[state]!;
    for (let e = 0; e < edges.length; e++) {
      const { to, points } = edges[e]!;
      const share = amount * weights[state]![e]!;
      const [dr, df, dh] = points as [number, number, number];
      const target = share === 0 ? -1 : enter(table, course, index + 1, to, left, r + dr, f + df, h + dh);
      if (moves) moves[noted++] = target;
      if (target < 0) lost += share;
      else {
        const total = after.amounts[target]! + share;
        after.amounts[target] = modulus === undefined ? total : total % modulus;
      }
    }
  }
  return { cells: after, lost };
};

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
const sumAt = (list: readonly number[], indexes: readonly number[]): number =>
  indexes.reduce((all, index) => all + (list[index] ?? 0), 0);
const without = (list: readonly number[], indexes: readonly number[]): number[] =>
  list.flatMap((_, index) => (indexes.includes(index) ? [] : [index]));

/** The cell of a state and scores once all who can no longer win are out; -1 when nobody but the bar is left. */
const enter = (
  { find }: CellTable,
  { settles, pools }: Course,
  layer: number,
  state: number,
  before: number,
  rag: number,
  fineTuning: number,
  hybrid: number,
): number => {
  const table = settles[layer]!;
  const at = 16 * state;
  const mask = before & pools[layer]![state]!;
  const [r, f, h, b] = [(mask & 1) > 0, (mask & 2) > 0, (mask & 4) > 0, (mask & barBit) > 0];
  const [rf, rh, fh] = [rag - fineTuning, rag - hybrid, fineTuning - hybrid];
  const is = (pair: number, lead: number): boolean => lead >= table[at + pair]!;
  let left = mask;
  if (r && ((f && is(4, -rf)) || (h && is(8, -rh)) || (b && is(12, -rag)))) left -= 1;
  if (f && ((r && is(1, rf)) || (h && is(9, -fh)) || (b && is(13, -fineTuning)))) left -= 2;
  if (h && ((r && is(2, rh)) || (f && is(6, fh)) || (b && is(14, -hybrid)))) left -= 4;
  if (b && ((r && is(3, rag)) || (f && is(7, fineTuning)) || (h && is(11, hybrid)))) left -= barBit;
  if ((left & 7) === 0) return -1;
  const last = left & barBit ? 0 : left & 4 ? hybrid : left & 2 ? fineTuning : rag;
  return find(state, left, left & 1 ? rag - last : 0, left & 2 ? fineTuning - last : 0, left & 4 ? hybrid - last : 0);
};
