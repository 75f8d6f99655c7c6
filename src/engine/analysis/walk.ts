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
  if (cells.count === 0) return [0, 0, 0, sheetsFrom(course, 0)];
  let lost = 0;
  layers.forEach((_, index) => {
    const after = advance(course, index, cells, { modulus });
    lost += after.lost * sheetsFrom(course, index + 1);
    cells = after.cells;
  });
  const totals = [0, 0, 0, lost];
  winnersOf(course, cells).forEach((winner, cell) => (totals[winner]! += cells.amounts[cell]!));
  return totals;
};

/** The weight of all ways to answer the questions from a layer on. */
export const sheetsFrom = ({ automaton, weights }: Course, layer: number): number =>
  automaton.layers.slice(layer).reduce((product, { question }) => product * sum(weights[question] ?? []), 1);

/** Who wins in each cell after the last question: an approach, or 3 for none of them. */
export const winnersOf = ({ automaton }: Course, { count, starts, left }: Cells): Uint8Array => {
  const winners = new Uint8Array(count);
  automaton.endings.forEach(({ hits }, state) => {
    for (let cell = starts[state]!; cell < starts[state + 1]!; cell++) {
      const best = left[cell]!;
      winners[cell] = (hits & best) === 0 ? 3 : best === 4 ? 2 : best - 1;
    }
  });
  return winners;
};

/** The cell before the first question; none if nothing that counts can come of it. */
export const firstCells = (course: Course): Cells => {
  const table = createCellTable(course.reach);
  const { start } = course.automaton;
  if (!start) return table.cells;
  const [rag = 0, fineTuning = 0, hybrid = 0] = start.points;
  table.beginState(1);
  const index = enter(table, rulesFor(course, 0, start.state), 15, rag, fineTuning, hybrid);
  table.endState();
  if (index >= 0) table.cells.amounts[index] = 1;
  return table.cells;
};

/** An edge, from its state; all edges of a layer, by the state they lead to. */
export type Carry = { from: number; to: number; points: readonly number[]; choices: readonly number[]; weight: number };

/** The edges of a layer in the order in which they are walked: by the state they lead to, then by where they begin. */
export const carriesOf = ({ automaton, weights }: Course, index: number): Carry[] => {
  const { question, states } = automaton.layers[index]!;
  const given = weights[question] ?? [];
  const carries = states.flatMap((edges, from) =>
    edges.map(({ to, points, choices }) => ({ from, to, points, choices, weight: sumAt(given, choices) })),
  );
  return carries.sort((a, b) => a.to - b.to || a.from - b.from);
};

/** How to carry cells over a question: note where each goes, or keep amounts as what is left on division. */
export type AdvanceOptions = { moves?: Int32Array; modulus?: number | undefined };

/**
 * Carries cells over one question. Returns the cells after it, and the amount lost to sheets of which nothing that
 * counts can come. `moves` takes the cell after each carry and cell, in order, or -1.
 */
export const advance = (
  course: Course,
  index: number,
  cells: Cells,
  { moves, modulus }: AdvanceOptions = {},
): { cells: Cells; lost: number } => {
  const table = createCellTable(course.reach);
  const { starts } = cells;
  const carries = carriesOf(course, index);
  let lost = droppedFrom(course, index, cells);
  let noted = 0;
  let next = 0;
  for (let state = 0; state < course.pools[index + 1]!.length; state++) {
    const begin = next;
    while (carries[next]?.to === state) next++;
    const incoming = carries.slice(begin, next);
    table.beginState(incoming.reduce((most, { from }) => most + starts[from + 1]! - starts[from]!, 0));
    const rules = rulesFor(course, index + 1, state);
    for (const carry of incoming) {
      lost += carryCells(table, rules, cells, carry, { noted, moves, modulus });
      noted += starts[carry.from + 1]! - starts[carry.from]!;
    }
    table.endState();
  }
  return { cells: table.cells, lost };
};

/** The amount of sheets whose choice leads to nothing that counts. */
const droppedFrom = ({ automaton, weights }: Course, index: number, { starts, amounts }: Cells): number => {
  const { question, states } = automaton.layers[index]!;
  const given = weights[question] ?? [];
  return states.reduce((lost, edges, state) => {
    const kept = edges.flatMap(({ choices }) => choices);
    const weight = given.reduce((all, one, choice) => (kept.includes(choice) ? all : all + one), 0);
    return weight === 0 ? lost : lost + weight * sum(amounts.subarray(starts[state], starts[state + 1]));
  }, 0);
};

type CarryOptions = { noted: number; moves: Int32Array | undefined; modulus: number | undefined };

/** Carries the cells of one state along one edge; returns the amount of those that nothing that counts can come of. */
const carryCells = (
  table: CellTable,
  rules: StateRules,
  { starts, left, leads, amounts }: Cells,
  { from, points, weight }: Carry,
  { noted, moves, modulus }: CarryOptions,
): number => {
  const [rag = 0, fineTuning = 0, hybrid = 0] = points;
  const begin = starts[from]!;
  const end = starts[from + 1]!;
  let lost = 0;
  for (let cell = begin; cell < end; cell++) {
    const target =
      weight === 0
        ? -1
        : enter(
            table,
            rules,
            left[cell]!,
            leads[3 * cell]! + rag,
            leads[3 * cell + 1]! + fineTuning,
            leads[3 * cell + 2]! + hybrid,
          );
    if (moves) moves[noted + cell - begin] = target;
    const amount = weight * amounts[cell]!;
    if (target < 0) lost += amount;
    else {
      const after = table.cells.amounts;
      after[target] = modulus === undefined ? after[target]! + amount : (after[target]! + amount) % modulus;
    }
  }
  return lost;
};

const sum = (list: Iterable<number>): number => {
  let all = 0;
  for (const one of list) all += one;
  return all;
};
const sumAt = (list: readonly number[], indexes: readonly number[]): number =>
  indexes.reduce((all, index) => all + (list[index] ?? 0), 0);

/** What decides in a state who can still win. */
type StateRules = { settles: Int32Array; pool: number };

const rulesFor = ({ settles, pools }: Course, layer: number, state: number): StateRules => ({
  settles: settles[layer]!.subarray(16 * state, 16 * state + 16),
  pool: pools[layer]![state]!,
});

/** The cell of these scores once all who can no longer win are out; -1 when nobody but the bar is left. */
const enter = (
  { find }: CellTable,
  { settles, pool }: StateRules,
  before: number,
  rag: number,
  fineTuning: number,
  hybrid: number,
): number => {
  const mask = before & pool;
  const [r, f, h, b] = [(mask & 1) > 0, (mask & 2) > 0, (mask & 4) > 0, (mask & barBit) > 0];
  // Pairs are numbered 4 × first + second: has the first a lead from which the second cannot win?
  const [rf, rh, fh] = [rag - fineTuning, rag - hybrid, fineTuning - hybrid];
  let left = mask;
  if (r && ((f && -rf >= settles[4]!) || (h && -rh >= settles[8]!) || (b && -rag >= settles[12]!))) left -= 1;
  if (f && ((r && rf >= settles[1]!) || (h && -fh >= settles[9]!) || (b && -fineTuning >= settles[13]!))) left -= 2;
  if (h && ((r && rh >= settles[2]!) || (f && fh >= settles[6]!) || (b && -hybrid >= settles[14]!))) left -= 4;
  if (b && ((r && rag >= settles[3]!) || (f && fineTuning >= settles[7]!) || (h && hybrid >= settles[11]!)))
    left -= barBit;
  if ((left & 7) === 0) return -1;
  const last = left & barBit ? 0 : left & 4 ? hybrid : left & 2 ? fineTuning : rag;
  return find(left, left & 1 ? rag - last : 0, left & 2 ? fineTuning - last : 0, left & 4 ? hybrid - last : 0);
};
