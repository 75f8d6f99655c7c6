import type { Budget } from "../bound.ts";
import { candidates } from "../diagram/diagram.ts";
import type { DecisionDiagram, Ending } from "../diagram/layers.ts";
import { neededAtEnd, winnerAt } from "./end-states.ts";

/**
 * Two sheets that differ in one question, walked together: is there a pair with these outcomes? The scores of the first
 * are kept, with what the second adds to them. Where an approach competes in one sheet only, its score there is kept.
 */
export type NeighbourQuery = {
  question: number;
  before: number;
  after: number;
  /** Whether these outcomes (an approach in the order of the model, or 3) are looked for; never two of the same. */
  wanted: (before: number, after: number) => boolean;
};

/** The choices of the first sheet, by question number; the second has the other choice of the question. */
export type Witness = number[];

type Node = {
  moves: { to: Node; shift: readonly number[]; choice: number }[];
  /** At the end: whether a pair with these scores has the outcomes that are looked for. */
  found: ((scores: readonly number[]) => boolean) | null;
  /** The least lead of each candidate over each other one from which such an end can still be reached. */
  needed: number[];
  id: number;
};

const dead = -1;

type Target = { to: number; points: readonly number[]; edge: number };

/** An diagram made ready for looking for pairs: where each choice leads, and who can still compete from each state. */
export type Paths = {
  diagram: DecisionDiagram;
  priority: readonly number[];
  targets: readonly (readonly (readonly Target[])[])[];
  pools: readonly (readonly number[])[];
};

/** Prepares an diagram of all sheets; `sizes` says how many choices each question has. */
export function pathsOf(diagram: DecisionDiagram, sizes: readonly number[], priority: readonly number[]): Paths {
  return {
    diagram: diagram,
    priority,
    targets: diagram.layers.map(({ question, states }) =>
      states.map((edges) =>
        Array.from({ length: sizes[question] ?? 0 }, (_, choice) => {
          const index = edges.findIndex(({ choices }) => choices.includes(choice));
          const edge = edges[index];
          return edge ? { to: edge.to, points: edge.points, edge: index } : nowhere;
        }),
      ),
    ),
    pools: poolsOf(diagram),
  };
}

const nowhere: Target = { to: dead, points: [0, 0, 0], edge: -1 };

/** A sheet with the wanted outcomes before and after the change, or null: then there is none, which is a proof. */
export function findWitness(paths: Paths, query: NeighbourQuery, spend: Budget): Witness | null {
  const { start, layers } = paths.diagram;
  if (!start) return null;
  const root = buildNodes(paths, query, start.state, spend);
  const refuted = new Set<string>();
  const path: number[] = [];
  const visit = (node: Node, layer: number, scores: readonly number[]): boolean => {
    if (!isPossible(node.needed, scores)) return false;
    if (node.found) return node.found(scores);
    const key = `${node.id} ${scores.join()}`;
    if (refuted.has(key)) return false;
    for (const { to, shift, choice } of node.moves) {
      path[layer] = choice;
      if (
        visit(
          to,
          layer + 1,
          scores.map((score, a) => score + (shift[a] ?? 0)),
        )
      )
        return true;
    }
    spend("pairs", 1);
    refuted.add(key);
    return false;
  };
  if (!visit(root, 0, [...start.points, 0])) return null;
  const witness: Witness = [];
  layers.forEach(({ question }, layer) => {
    witness[question] = path[layer] ?? 0;
  });
  return witness;
}

function isPossible(needed: readonly number[], scores: readonly number[]): boolean {
  for (const a of candidates) {
    for (const c of candidates) if (scores[a]! - scores[c]! < needed[4 * a + c]!) return false;
  }
  return true;
}

/** What can happen to both sheets: states and the second's extra points, -1 for a sheet that ends as neither-yet. */
type Situation = { first: number; second: number; extra: readonly number[] };

/** From two sheets in the same situation, and from two that nothing counts for, no two outcomes follow. */
function isLevel({ first, second, extra }: Situation): boolean {
  return first === second && (first === dead || extra.every((points) => points === 0));
}

function buildNodes(
  { diagram, priority, targets, pools }: Paths,
  query: NeighbourQuery,
  state: number,
  spend: Budget,
): Node {
  const { layers, endings } = diagram;
  const known = layers.map(() => new Map<string, Node>()).concat(new Map());
  const changed = layers.findIndex(({ question }) => question === query.question);
  const nothing: Node = { moves: [], found: null, needed: new Array<number>(16).fill(Infinity), id: 0 };
  let ids = 1;

  const nodeFor = (layer: number, situation: Situation): Node => {
    if (layer > changed && isLevel(situation)) return nothing;
    const key = `${situation.first} ${situation.second} ${situation.extra.join()}`;
    const found = known[layer]!.get(key);
    if (found) return found;
    spend("situations", 1);
    const node = layer === layers.length ? atEnd(situation) : between(layer, situation);
    known[layer]!.set(key, node);
    return node;
  };
  const atEnd = ({ first, second, extra }: Situation): Node => {
    const [one, other] = [endings[first] ?? lost, endings[second] ?? lost];
    const found = (scores: readonly number[]): boolean => {
      const others = scores.map((score, a) => score + (extra[a] ?? 0));
      return query.wanted(winnerAt(one, scores, priority), winnerAt(other, others, priority));
    };
    return { moves: [], found, needed: neededAtEnd(one, other, extra, priority, query.wanted), id: ids++ };
  };
  const between = (layer: number, situation: Situation): Node => {
    const moves = new Map<string, Node["moves"][number]>();
    for (const { choice, one, two } of stepsFrom(layer, situation)) {
      const { extra, shift } = together(situation, one, two, poolsAt(layer, situation.first, situation.second), [
        poolAt(layer + 1, one.to),
        poolAt(layer + 1, two.to),
      ]);
      const to = nodeFor(layer + 1, { first: one.to, second: two.to, extra });
      if (to.needed[1] !== Infinity) moves.set(`${to.id} ${shift.join()}`, { to, shift, choice });
    }
    const list = [...moves.values()];
    return { moves: list, found: null, needed: neededBefore(list), id: ids++ };
  };
  const poolAt = (layer: number, one: number): number => (one === dead ? 0 : pools[layer]![one]!);
  const poolsAt = (layer: number, one: number, two: number): number => poolAt(layer, one) & poolAt(layer, two);
  const targetsOf = (layer: number, one: number, size: number): readonly Target[] =>
    one === dead ? new Array<Target>(size).fill(nowhere) : targets[layer]![one]!;
  /** Where a choice takes each sheet; one choice of those that take both the same way. */
  const stepsFrom = (layer: number, { first, second }: Situation) => {
    const size = targets[layer]![0]!.length;
    const [ones, twos] = [targetsOf(layer, first, size), targetsOf(layer, second, size)];
    if (layer === changed) return [{ choice: query.before, one: ones[query.before]!, two: twos[query.after]! }];
    const steps = ones.map((one, choice) => ({ choice, one, two: twos[choice]! }));
    return [...new Map(steps.map((step) => [`${step.one.edge} ${step.two.edge}`, step])).values()];
  };
  return nodeFor(0, { first: state, second: state, extra: [0, 0, 0] });
}

/** What a step adds to the scores that are kept, and what the second sheet has more after it. */
function together(
  { extra }: Situation,
  one: Target,
  two: Target,
  before: number,
  [inFirst, inSecond]: readonly [number, number],
): { extra: number[]; shift: number[] } {
  const both = inFirst & inSecond;
  const after = [0, 0, 0];
  const shift = [0, 0, 0, 0];
  for (let a = 0; a < 3; a++) {
    const bit = 1 << a;
    if (both & bit) after[a] = extra[a]! + two.points[a]! - one.points[a]!;
    if (inFirst & bit) shift[a] = one.points[a]!;
    else if (inSecond & bit) shift[a] = two.points[a]! + (before & bit ? extra[a]! : 0);
  }
  return { extra: after, shift };
}

const lost: Ending = { pool: 0, hits: 0 };

function poolsOf({ layers, endings }: DecisionDiagram): number[][] {
  const pools = [endings.map(({ pool }) => pool)];
  for (const { states } of layers.toReversed()) {
    const after = pools[0] ?? [];
    pools.unshift(states.map((edges) => edges.reduce((mask, { to }) => mask | (after[to] ?? 0), 0)));
  }
  return pools;
}

function neededBefore(moves: Node["moves"]): number[] {
  const least = new Array<number>(16).fill(Infinity);
  for (const { to, shift } of moves) {
    for (const a of candidates) {
      for (const c of candidates) {
        const lead = to.needed[4 * a + c]! - (shift[a]! - shift[c]!);
        if (lead < least[4 * a + c]!) least[4 * a + c] = lead;
      }
    }
  }
  return least;
}
