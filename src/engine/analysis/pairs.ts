import type { Automaton, Ending } from "./automaton.ts";

/**
 * Two sheets that differ in one question, walked together: is there a pair with these outcomes? The scores of the first
 * are kept, with what the second adds to them. Where an approach competes in one sheet only, its score there is kept.
 */
export type PairQuery = {
  question: number;
  before: number;
  after: number;
  /** Whether these outcomes (an approach in the order of the model, or 3) are what is looked for. */
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

const candidates = [0, 1, 2, 3];
const dead = -1;

/** A sheet with the wanted outcomes before and after the change, or null: then there is none, which is a proof. */
export const findPair = (automaton: Automaton, priority: readonly number[], query: PairQuery): Witness | null => {
  const { start, layers } = automaton;
  if (!start) return null;
  const root = buildNodes(automaton, priority, query, start.state);
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
    refuted.add(key);
    return false;
  };
  if (!visit(root, 0, [...start.points, 0])) return null;
  const witness: Witness = [];
  layers.forEach(({ question }, layer) => {
    witness[question] = path[layer] ?? 0;
  });
  return witness;
};

const isPossible = (needed: readonly number[], scores: readonly number[]): boolean => {
  for (const a of candidates) {
    for (const c of candidates) if (scores[a]! - scores[c]! < needed[4 * a + c]!) return false;
  }
  return true;
};

/** What can happen to both sheets: states and the second's extra points, -1 for a sheet that ends as neither-yet. */
type Situation = { first: number; second: number; extra: readonly number[] };

const buildNodes = (automaton: Automaton, priority: readonly number[], query: PairQuery, state: number): Node => {
  const { layers, endings } = automaton;
  const pools = poolsOf(automaton);
  const known = layers.map(() => new Map<string, Node>()).concat(new Map());
  const changed = layers.findIndex(({ question }) => question === query.question);
  let ids = 0;

  const poolAt = (layer: number, one: number): number => (one === dead ? 0 : (pools[layer]?.[one] ?? 0));
  const follow = (layer: number, one: number, choice: number): { to: number; points: readonly number[] } => {
    const edge = one === dead ? undefined : layers[layer]?.states[one]?.find(({ choices }) => choices.includes(choice));
    return edge ?? { to: dead, points: [0, 0, 0] };
  };
  const nodeFor = (layer: number, situation: Situation): Node => {
    const key = `${situation.first} ${situation.second} ${situation.extra.join()}`;
    const found = known[layer]!.get(key);
    if (found) return found;
    const node = layer === layers.length ? atEnd(situation) : between(layer, situation);
    known[layer]!.set(key, node);
    return node;
  };
  const atEnd = ({ first, second, extra }: Situation): Node => {
    const [one, other] = [endings[first] ?? lost, endings[second] ?? lost];
    const found = (scores: readonly number[]): boolean =>
      query.wanted(
        winner(one, scores, priority),
        winner(
          other,
          scores.map((score, a) => score + (extra[a] ?? 0)),
          priority,
        ),
      );
    return { moves: [], found, needed: neededAtEnd(one, other, extra, priority, query.wanted), id: ids++ };
  };
  const between = (layer: number, situation: Situation): Node => {
    const moves = new Map<string, Node["moves"][number]>();
    for (const [choice, other] of choicePairs(layer)) {
      const one = follow(layer, situation.first, choice);
      const two = follow(layer, situation.second, other);
      const [inFirst, inSecond] = [poolAt(layer + 1, one.to), poolAt(layer + 1, two.to)];
      const had = poolAt(layer, situation.first) & poolAt(layer, situation.second);
      const extra = [0, 1, 2].map((a) =>
        ((inFirst & inSecond) >> a) & 1 ? (situation.extra[a] ?? 0) + (two.points[a] ?? 0) - (one.points[a] ?? 0) : 0,
      );
      const shift = [0, 1, 2].map((a) => {
        if ((inFirst >> a) & 1) return one.points[a] ?? 0;
        const carried = (had >> a) & 1 ? (situation.extra[a] ?? 0) : 0;
        return (inSecond >> a) & 1 ? (two.points[a] ?? 0) + carried : 0;
      });
      const to = nodeFor(layer + 1, { first: one.to, second: two.to, extra });
      if (to.needed[1] === Infinity) continue;
      moves.set(`${to.id} ${shift.join()}`, { to, shift: [...shift, 0], choice });
    }
    const list = [...moves.values()];
    return { moves: list, found: null, needed: neededBefore(list), id: ids++ };
  };
  const choicePairs = (layer: number): [number, number][] => {
    if (layer === changed) return [[query.before, query.after]];
    const size = Math.max(0, ...layers[layer]!.states.flat().flatMap(({ choices }) => choices)) + 1;
    return Array.from({ length: size }, (_, choice) => [choice, choice]);
  };
  return nodeFor(0, { first: state, second: state, extra: [0, 0, 0] });
};

const lost: Ending = { pool: 0, hits: 0 };

const poolsOf = ({ layers, endings }: Automaton): number[][] => {
  const pools = [endings.map(({ pool }) => pool)];
  for (const { states } of layers.toReversed()) {
    const after = pools[0] ?? [];
    pools.unshift(states.map((edges) => edges.reduce((mask, { to }) => mask | (after[to] ?? 0), 0)));
  }
  return pools;
};

/** The outcome of an ending with these scores: who is ahead, if that counts. */
const winner = ({ pool, hits }: Ending, scores: readonly number[], priority: readonly number[]): number => {
  const best = candidates
    .filter((one) => (pool >> one) & 1)
    .sort((a, b) => scores[b]! - scores[a]! || priority[a]! - priority[b]!)[0];
  return best !== undefined && (hits >> best) & 1 ? best : 3;
};

/** The leads without which no wanted pair of winners is possible; infinite if none is with any scores. */
const neededAtEnd = (
  one: Ending,
  other: Ending,
  extra: readonly number[],
  priority: readonly number[],
  wanted: PairQuery["wanted"],
): number[] => {
  const least = new Array<number>(16).fill(Infinity);
  for (const first of winnersOf(one)) {
    for (const second of winnersOf(other)) {
      if (!wanted(outcomeOf(one, first), outcomeOf(other, second))) continue;
      const leads = new Array<number>(16).fill(-Infinity);
      for (const a of candidates) leads[5 * a] = 0;
      require(leads, first, one.pool, [0, 0, 0], priority);
      require(leads, second, other.pool, extra, priority);
      if (!close(leads)) continue;
      leads.forEach((lead, pair) => (least[pair] = Math.min(least[pair]!, lead)));
    }
  }
  return least;
};

const winnersOf = ({ pool }: Ending): number[] => (pool === 0 ? [3] : candidates.filter((one) => (pool >> one) & 1));
const outcomeOf = ({ hits }: Ending, one: number): number => ((hits >> one) & 1 ? one : 3);

const require = (
  leads: number[],
  first: number,
  pool: number,
  extra: readonly number[],
  priority: readonly number[],
): void => {
  for (const second of candidates) {
    if (second === first || !((pool >> second) & 1)) continue;
    const wins = priority[first]! < priority[second]! ? 0 : 1;
    const lead = wins - (extra[first] ?? 0) + (extra[second] ?? 0);
    leads[4 * first + second] = Math.max(leads[4 * first + second]!, lead);
  }
};

/** Adds the leads that follow from others (Floyd and Warshall); false if they contradict each other. */
const close = (leads: number[]): boolean => {
  for (const via of candidates) {
    for (const a of candidates) {
      for (const c of candidates) {
        leads[4 * a + c] = Math.max(leads[4 * a + c]!, leads[4 * a + via]! + leads[4 * via + c]!);
      }
    }
  }
  return candidates.every((a) => leads[5 * a]! <= 0);
};

const neededBefore = (moves: Node["moves"]): number[] => {
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
};
