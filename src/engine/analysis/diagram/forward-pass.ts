import type { Budget } from "../bound.ts";
import { entryAt, type ScoreTable, createTableWriter } from "./score-table.ts";
import { type Transition, transitionsOf, type ForwardPlan, type LayerState, rulesAt, weightFrom, sum } from "./plan.ts";
import { type Scores, stillLeft } from "./score-key.ts";
import { createMerge, type Stream } from "./merge.ts";

/** Totals of the sheets by who wins: the approaches in the order of the model, then all others (neither yet). */
export function totalsOf(plan: ForwardPlan, spend: Budget, modulus?: number): number[] {
  const { layers } = plan.diagram;
  let layer = startTables(plan);
  if (!layer) return [0, 0, 0, weightFrom(plan, 0)];
  spend("held", entriesIn(layer));
  let lost = 0;
  layers.forEach((_, index) => {
    const before = layer ?? [];
    const after = advance(plan, index, before, spend, modulus);
    spend("held", -entriesIn(before));
    lost += after.lost * weightFrom(plan, index + 1);
    layer = after.layer;
  });
  spend("held", -entriesIn(layer));
  const totals = [0, 0, 0, lost];
  layer.forEach((table, state) => {
    winnersOf(plan, state, table).forEach((winner, entry) => (totals[winner]! += table.amounts[entry]!));
  });
  return totals;
}

/** Who wins in each entry of an ending: an approach, or 3 for none of them. */
export function winnersOf({ diagram }: ForwardPlan, ending: number, { begins, keys }: ScoreTable): Uint8Array {
  const { hits } = diagram.endings[ending]!;
  const winners = new Uint8Array(keys.length).fill(3);
  for (const one of [0, 1, 2]) {
    if ((hits >> one) & 1) winners.fill(one, begins[1 << one], begins[(1 << one) - 1]);
  }
  return winners;
}

/** The score table of every state before a question, or of every ending. */
export type LayerTables = readonly ScoreTable[];

/** How many entries the tables of a layer have. */
function entriesIn(layer: LayerTables): number {
  return layer.reduce((all, { keys }) => all + keys.length, 0);
}

/** The entry before the first question; null if nothing that counts can come of it. */
export function startTables(plan: ForwardPlan): LayerTables | null {
  const { start, layers } = plan.diagram;
  if (!start) return null;
  const [rag = 0, fineTuning = 0, hybrid = 0] = start.points;
  const scores: Scores = Int32Array.of(rag, fineTuning, hybrid);
  const left = stillLeft(rulesAt(plan, { layer: 0, state: start.state }), everybody, scores);
  if ((left & 7) === 0) return null;
  const writer = createTableWriter();
  return (layers[0]?.states ?? plan.diagram.endings).map((_, state) => {
    for (let set = everybody; set > 0; set--) {
      writer.beginSet(set);
      if (state === start.state && set === left) writer.add(plan.scoreKeys.keyOf(left, scores), 1);
    }
    return writer.take();
  });
}

/** All four candidates, as bits. */
const everybody = 15;

/**
 * Passes the score tables over one question. Returns the tables after it, and the amount lost to sheets of which nothing that
 * counts can come. With a modulus, amounts are kept as what is left on division. The entries are held until given back.
 */
export function advance(
  plan: ForwardPlan,
  index: number,
  before: LayerTables,
  spend: Budget,
  modulus?: number,
): { layer: LayerTables; lost: number } {
  const incomings: Transition[][] = Array.from(plan.pools[index + 1]!, () => []);
  for (const transition of transitionsOf(plan, index)) incomings[transition.to]!.push(transition);
  const enter = createEntry(plan, modulus);
  let lost = droppedFrom(plan, index, before);
  const layer = incomings.map((incoming, state) => {
    const entered = enter({ layer: index + 1, state }, (left) =>
      incoming.flatMap(({ from, points, weight }) => {
        const { begins, keys, amounts } = before[from]!;
        const [begin, end] = [begins[left]!, begins[left - 1]!];
        if (begin === end) return [];
        return [{ keys, amounts, begin, end, shift: plan.scoreKeys.shiftOf(left, points), weight }];
      }),
    );
    lost += entered.lost;
    spend("entries", entered.entries + perStream * (everybody * incoming.length + entered.looks));
    spend("held", entered.table.keys.length);
    return entered.table;
  });
  return { layer, lost };
}

/** To look at a stream takes about as long as so many entries of it. */
const perStream = 4;

/** The amount of sheets whose choice leads to nothing that counts. */
function droppedFrom({ diagram, weights }: ForwardPlan, index: number, layer: LayerTables): number {
  const { question, states } = diagram.layers[index]!;
  const given = weights[question] ?? [];
  return states.reduce((lost, edges, state) => {
    const kept = new Set(edges.flatMap(({ choices }) => choices));
    const weight = given.reduce((all, one, choice) => (kept.has(choice) ? all : all + one), 0);
    return weight === 0 ? lost : lost + weight * sum(layer[state]!.amounts);
  }, 0);
}

/** The table of a state, the amount lost, and how many entries and looks at streams it took. */
type Entered = { table: ScoreTable; lost: number; entries: number; looks: number };

/**
 * Puts streams of entries together in a state. Entries whose candidates can no longer all win are put with those of the
 * candidates left: fewer candidates, a smaller number, so their turn is still to come.
 */
function createEntry(plan: ForwardPlan, modulus: number | undefined) {
  const { scoreKeys } = plan;
  const merge = createMerge();
  const writer = createTableWriter();
  const scores: Scores = new Int32Array(3);
  const rest = (amount: number): number => (modulus === undefined ? amount : amount % modulus);
  return (place: LayerState, streamsOf: (left: number) => Stream[]): Entered => {
    const rules = rulesAt(plan, place);
    const fallen: (Map<number, number> | undefined)[] = [];
    let [lost, entries, looked] = [0, 0, 0];
    for (let left = everybody; left > 0; left--) {
      writer.beginSet(left);
      const late = fallen[left];
      const streams = [...streamsOf(left), ...(late ? [streamOf(late)] : [])];
      const { keys, amounts, count, looks } = merge(streams);
      entries += count;
      looked += looks;
      for (let at = 0; at < count; at++) {
        const [key, amount] = [keys[at]!, amounts[at]!];
        scoreKeys.read(left, key, scores);
        const after = stillLeft(rules, left, scores);
        if (after === left) writer.add(key, rest(amount));
        else if ((after & 7) === 0) lost += amount;
        else {
          const sums = (fallen[after] ??= new Map<number, number>());
          const to = scoreKeys.keyOf(after, scores);
          sums.set(to, rest((sums.get(to) ?? 0) + amount));
        }
      }
    }
    return { table: writer.take(), lost, entries, looks: looked };
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

/**
 * For each entry before an edge of a layer, in its order, the entry after it that it goes to; -1 for those that are lost.
 */
export function targetsOf(
  plan: ForwardPlan,
  index: number,
  { from, to, points }: Transition,
  layers: { before: LayerTables; after: LayerTables },
): Int32Array {
  const { scoreKeys } = plan;
  const rules = rulesAt(plan, { layer: index + 1, state: to });
  const [before, after] = [layers.before[from]!, layers.after[to]!];
  const targets = new Int32Array(before.keys.length);
  const scores: Scores = new Int32Array(3);
  for (let left = everybody; left > 0; left--) {
    const shift = scoreKeys.shiftOf(left, points);
    // Both stand in the order of their keys, so where nobody drops out the target is never before the one before.
    let target = after.begins[left]!;
    const end = after.begins[left - 1]!;
    for (let entry = before.begins[left]!; entry < before.begins[left - 1]!; entry++) {
      const key = before.keys[entry]! + shift;
      while (target < end && after.keys[target]! < key) target++;
      if (target < end && after.keys[target] === key) {
        targets[entry] = target;
        continue;
      }
      scoreKeys.read(left, key, scores);
      const still = stillLeft(rules, left, scores);
      targets[entry] = (still & 7) === 0 ? -1 : entryAt(after, still, scoreKeys.keyOf(still, scores));
    }
  }
  return targets;
}
