import { cellAt, type Cells, createCellWriter } from "./score-table.ts";
import { type Carry, carriesOf, type Course, type Place, rulesAt, sheetsFrom, sum } from "./plan.ts";
import { type Scores, stillLeft } from "./score-key.ts";
import { createMerge, type Stream } from "./merge.ts";

/** Totals of the sheets by who wins: the approaches in the order of the model, then all others (neither yet). */
export function totalsOf(course: Course, modulus?: number): number[] {
  const { layers } = course.automaton;
  let layer = firstCells(course);
  if (!layer) return [0, 0, 0, sheetsFrom(course, 0)];
  let lost = 0;
  layers.forEach((_, index) => {
    const after = advance(course, index, layer ?? [], modulus);
    lost += after.lost * sheetsFrom(course, index + 1);
    layer = after.layer;
  });
  const totals = [0, 0, 0, lost];
  layer.forEach((cells, state) => {
    winnersOf(course, state, cells).forEach((winner, cell) => (totals[winner]! += cells.amounts[cell]!));
  });
  return totals;
}

/** Who wins in each cell of an ending: an approach, or 3 for none of them. */
export function winnersOf({ automaton }: Course, ending: number, { begins, keys }: Cells): Uint8Array {
  const { hits } = automaton.endings[ending]!;
  const winners = new Uint8Array(keys.length).fill(3);
  for (const one of [0, 1, 2]) {
    if ((hits >> one) & 1) winners.fill(one, begins[1 << one], begins[(1 << one) - 1]);
  }
  return winners;
}

/** The cells of every state before a question, or of every ending. */
export type LayerCells = readonly Cells[];

/** The cell before the first question; null if nothing that counts can come of it. */
export function firstCells(course: Course): LayerCells | null {
  const { start, layers } = course.automaton;
  if (!start) return null;
  const [rag = 0, fineTuning = 0, hybrid = 0] = start.points;
  const scores: Scores = [rag, fineTuning, hybrid];
  const left = stillLeft(rulesAt(course, { layer: 0, state: start.state }), everybody, scores);
  if ((left & 7) === 0) return null;
  const writer = createCellWriter();
  return (layers[0]?.states ?? course.automaton.endings).map((_, state) => {
    for (let set = everybody; set > 0; set--) {
      writer.beginSet(set);
      if (state === start.state && set === left) writer.add(course.leadKeys.keyOf(left, scores), 1);
    }
    return writer.take();
  });
}

/** All four candidates, as bits. */
const everybody = 15;

/**
 * Carries cells over one question. Returns the cells after it, and the amount lost to sheets of which nothing that
 * counts can come. With a modulus, amounts are kept as what is left on division.
 */
export function advance(
  course: Course,
  index: number,
  before: LayerCells,
  modulus?: number,
): { layer: LayerCells; lost: number } {
  const carries = carriesOf(course, index);
  const enter = createEntry(course, modulus);
  let lost = droppedFrom(course, index, before);
  const layer = [...course.pools[index + 1]!.keys()].map((state) => {
    const incoming = carries.filter(({ to }) => to === state);
    const entered = enter({ layer: index + 1, state }, (left) =>
      incoming.flatMap(({ from, points, weight }) => {
        const { begins, keys, amounts } = before[from]!;
        const [begin, end] = [begins[left]!, begins[left - 1]!];
        if (begin === end) return [];
        return [{ keys, amounts, begin, end, shift: course.leadKeys.keyOf(left, points), weight }];
      }),
    );
    lost += entered.lost;
    return entered.cells;
  });
  return { layer, lost };
}

/** The amount of sheets whose choice leads to nothing that counts. */
function droppedFrom({ automaton, weights }: Course, index: number, layer: LayerCells): number {
  const { question, states } = automaton.layers[index]!;
  const given = weights[question] ?? [];
  return states.reduce((lost, edges, state) => {
    const kept = edges.flatMap(({ choices }) => choices);
    const weight = given.reduce((all, one, choice) => (kept.includes(choice) ? all : all + one), 0);
    return weight === 0 ? lost : lost + weight * sum(layer[state]!.amounts);
  }, 0);
}

/**
 * Puts streams of cells together in a state. Cells whose candidates can no longer all win are put with those of the
 * candidates left: fewer candidates, a smaller number, so their turn is still to come.
 */
function createEntry(course: Course, modulus: number | undefined) {
  const { leadKeys } = course;
  const merge = createMerge();
  const writer = createCellWriter();
  const scores: Scores = [0, 0, 0];
  const rest = (amount: number): number => (modulus === undefined ? amount : amount % modulus);
  return (place: Place, streamsOf: (left: number) => Stream[]): { cells: Cells; lost: number } => {
    const rules = rulesAt(course, place);
    const fallen: (Map<number, number> | undefined)[] = [];
    let lost = 0;
    for (let left = everybody; left > 0; left--) {
      writer.beginSet(left);
      const late = fallen[left];
      const streams = [...streamsOf(left), ...(late ? [streamOf(late)] : [])];
      merge(streams, (key, amount) => {
        leadKeys.read(left, key, scores);
        const after = stillLeft(rules, left, scores);
        if (after === left) writer.add(key, rest(amount));
        else if ((after & 7) === 0) lost += amount;
        else {
          const sums = (fallen[after] ??= new Map<number, number>());
          const to = leadKeys.keyOf(after, scores);
          sums.set(to, rest((sums.get(to) ?? 0) + amount));
        }
      });
    }
    return { cells: writer.take(), lost };
  };
}

function streamOf(amounts: ReadonlyMap<number, number>): Stream {
  const keys = Float64Array.from(amounts.keys()).sort();
  return {
    keys,
    amounts: keys.map((key) => amounts.get(key) ?? 0),
    begin: 0,
    end: keys.length,
    shift: 0,
    weight: 1,
  };
}

/** Visits each cell that is carried along an edge of a layer, with the cell it goes to; not those that are lost. */
export function followCarry(
  course: Course,
  index: number,
  { from, to, points }: Carry,
  layers: { before: LayerCells; after: LayerCells },
  visit: (cell: number, target: number) => void,
): void {
  const { leadKeys } = course;
  const rules = rulesAt(course, { layer: index + 1, state: to });
  const [before, after] = [layers.before[from]!, layers.after[to]!];
  const scores: Scores = [0, 0, 0];
  for (let left = everybody; left > 0; left--) {
    const shift = leadKeys.keyOf(left, points);
    // Both stand in the order of their keys, so where nobody drops out the target is never before the one before.
    let target = after.begins[left]!;
    const end = after.begins[left - 1]!;
    for (let cell = before.begins[left]!; cell < before.begins[left - 1]!; cell++) {
      const key = before.keys[cell]! + shift;
      while (target < end && after.keys[target]! < key) target++;
      if (target < end && after.keys[target] === key) {
        visit(cell, target);
        continue;
      }
      leadKeys.read(left, key, scores);
      const still = stillLeft(rules, left, scores);
      if ((still & 7) !== 0) visit(cell, cellAt(after, still, leadKeys.keyOf(still, scores)));
    }
  }
}
