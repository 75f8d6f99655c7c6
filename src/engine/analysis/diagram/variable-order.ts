import type { CompiledRulebook } from "../../rulebook/compile.ts";
import type { Formula } from "../../rulebook/formula.ts";
import { stoppingGates } from "./gates.ts";

/**
 * An order for the open questions that keeps the forward pass short; any order gives the same figures. First the questions that
 * stand in conditions with others, so that as little as possible is half known at any time. Then those that show needs
 * or exclude, so that what can win is known early. Then those that only add points, the largest first, so that who can
 * still win is soon decided.
 */
export function variableOrder(compiled: CompiledRulebook, open: readonly number[]): number[] {
  const groups = [...formulasOf(compiled)]
    .map(({ support }) => support.filter((question) => open.includes(question)))
    .filter((support) => support.length > 1);
  const joined = open.filter((question) => groups.some((group) => group.includes(question)));
  const single = open.filter((question) => !joined.includes(question));
  const effects = new Map(single.map((question) => [question, effectOf(compiled, question)]));
  const rank = (question: number) => effects.get(question) ?? { decides: 0, range: 0 };
  return [
    ...sifted(joinedOrder(joined, groups, compiled.sizes), groups),
    ...single.sort((a, b) => rank(b).decides - rank(a).decides || rank(b).range - rank(a).range || a - b),
  ];
}

function formulasOf(compiled: CompiledRulebook): Set<Formula> {
  const { rules, constraints } = compiled;
  return new Set([...rules, ...constraints].map(({ fires }) => fires).concat(stoppingGates(compiled).flat()));
}

/** Takes, one after the other, the question that leaves least half known; of several, the one in most conditions. */
function joinedOrder(
  joined: readonly number[],
  groups: readonly (readonly number[])[],
  sizes: readonly number[],
): number[] {
  const order: number[] = [];
  const halfKnown = (question: number): number => {
    const known = (one: number): boolean => one === question || order.includes(one);
    const begun = groups.filter((group) => group.some(known) && !group.every(known));
    const remembered = [...order, question].filter((one) => begun.some((group) => group.includes(one)));
    // What is remembered is at most the choices of these questions, and about one bit for each condition.
    return Math.min(
      begun.length,
      remembered.reduce((bits, one) => bits + Math.log2(sizes[one] ?? 1), 0),
    );
  };
  const count = (question: number): number => groups.filter((group) => group.includes(question)).length;
  while (order.length < joined.length) {
    const [best] = joined
      .filter((question) => !order.includes(question))
      .map((question) => ({ question, cost: halfKnown(question) }))
      .sort((a, b) => a.cost - b.cost || count(b.question) - count(a.question) || a.question - b.question);
    if (best) order.push(best.question);
  }
  return order;
}

/** Moves one question at a time to the place that leaves least half known, until no move helps. */
function sifted(start: readonly number[], groups: readonly (readonly number[])[]): readonly number[] {
  const distinct = [...new Map(groups.map((group) => [group.join(), group])).values()];
  let order = start;
  let least = halfKnownAlong(order, distinct);
  for (let before = Infinity; least < before;) {
    before = least;
    for (const question of order) {
      const others = order.filter((one) => one !== question);
      for (let place = 0; place <= others.length; place++) {
        const moved = [...others.slice(0, place), question, ...others.slice(place)];
        const size = halfKnownAlong(moved, distinct);
        if (size < least) [order, least] = [moved, size];
      }
    }
  }
  return order;
}

/** About how many states an order passes through: at each place a bit for what is begun, or for what is remembered. */
function halfKnownAlong(order: readonly number[], groups: readonly (readonly number[])[]): number {
  const places: number[] = [];
  order.forEach((question, place) => (places[question] = place));
  const begins = groups.map((group) => Math.min(...group.map((question) => places[question]!)));
  const ends = groups.map((group) => Math.max(...group.map((question) => places[question]!)));
  const until = order.map(() => -1);
  groups.forEach((group, index) => {
    for (const question of group) until[places[question]!] = Math.max(until[places[question]!]!, ends[index]!);
  });
  let states = 0;
  order.forEach((_, place) => {
    const begun = groups.filter((_group, index) => begins[index]! <= place && ends[index]! > place).length;
    const remembered = until.filter((last, index) => index <= place && last > place).length;
    states += 2 ** Math.min(begun, remembered);
  });
  return states;
}

/** Whether a question by itself shows needs or excludes (1 or 0), and how many points its choices are apart. */
function effectOf(
  { rules, constraints, sizes }: CompiledRulebook,
  question: number,
): { decides: number; range: number } {
  const own = [...rules, ...constraints].filter(
    ({ fires }) => fires.support.length === 1 && fires.support[0] === question,
  );
  const pointsOf = (choice: number, approach: number): number =>
    own.reduce(
      (sum, { fires, points }) => (fires.kind === "is" && fires.allowed[choice] ? sum + (points[approach] ?? 0) : sum),
      0,
    );
  const spread = (approach: number): number => {
    const points = Array.from({ length: sizes[question] ?? 1 }, (_, choice) => pointsOf(choice, approach));
    return Math.max(...points) - Math.min(...points);
  };
  return {
    decides: own.some(({ needs, excludes }) => (needs | excludes) !== 0) ? 1 : 0,
    range: spread(0) + spread(1) + spread(2),
  };
}
