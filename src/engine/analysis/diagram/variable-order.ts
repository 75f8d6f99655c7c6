import type { CompiledRulebook } from "../../rulebook/compile.ts";
import { stoppingGates } from "./gates.ts";
import { sift } from "./sifting.ts";
import { tableLevels } from "./table-levels.ts";

/**
 * An order for the open questions that keeps the forward pass short; any order gives the same figures. It is that of the
 * build, where there is one. Else first come the questions that stand in conditions with others, so that as little as
 * possible is half known at any time. Then those that show needs or exclude, so that what can win is known early. Then those
 * that only add points, the largest first, so that who can still win is soon decided.
 */
export function variableOrder(compiled: CompiledRulebook, open: readonly number[]): readonly number[] {
  const isOpen = new Set(open);
  if (compiled.order) return compiled.order.filter((question) => isOpen.has(question));
  const groups = groupsOf(compiled, isOpen);
  const inGroups = new Set(groups.flat());
  const joined = open.filter((question) => inGroups.has(question));
  const single = open.filter((question) => !inGroups.has(question));
  const effects = new Map(single.map((question) => [question, effectOf(compiled, question)]));
  const rank = (question: number) => effects.get(question) ?? { decides: 0, range: 0 };
  return [
    ...joinedOrder(joined, groups, compiled.sizes),
    ...single.sort((a, b) => rank(b).decides - rank(a).decides || rank(b).range - rank(a).range || a - b),
  ];
}

/** The order of all questions for the build to write down: sifted by the tables of scores, which takes seconds. */
export function siftedByTables(compiled: CompiledRulebook): readonly number[] {
  const start = variableOrder(compiled, [...compiled.sizes.keys()]);
  const { first, expand } = tableLevels(compiled);
  return sift(start, first, expand);
}

/** Open questions that stand in a condition together, each set of them once. */
type Groups = readonly (readonly number[])[];

function groupsOf(compiled: CompiledRulebook, isOpen: ReadonlySet<number>): Groups {
  const { rules, constraints } = compiled;
  const formulas = new Set([...rules, ...constraints].map(({ fires }) => fires).concat(stoppingGates(compiled).flat()));
  const groups = [...formulas].map(({ support }) => support.filter((question) => isOpen.has(question)));
  return [...new Map(groups.map((group) => [group.join(), group])).values()].filter(({ length }) => length > 1);
}

/** So often may a question be looked at in its groups; with more, questions stay in file order. Ours take a hundredth. */
const mostLooks = 25_000_000;

/** Takes, one after the other, the question that leaves least half known; of several, the one in most groups. Then sifts. */
function joinedOrder(joined: readonly number[], groups: Groups, sizes: readonly number[]): readonly number[] {
  if (joined.length ** 2 * groups.flat().length > mostLooks) return joined;
  const order: number[] = [];
  const bitsOf = (question: number): number => Math.log2(sizes[question]!);
  const count = (question: number): number => groups.filter((group) => group.includes(question)).length;
  const left = new Map(joined.map((question) => [question, count(question)]));
  while (left.size > 0) {
    const [best] = [...left]
      .map(([question, inGroups]) => ({ question, inGroups, bits: bitsBehind([...order, question], groups, bitsOf) }))
      .sort((a, b) => a.bits - b.bits || b.inGroups - a.inGroups || a.question - b.question);
    order.push(best!.question);
    left.delete(best!.question);
  }
  // What is remembered of a question is seldom all its choices: a bit stands nearer to what the states come to.
  return sift(order, { size: 1 }, (_, known) => ({ size: 2 ** bitsBehind(known, groups, () => 1) }));
}

/** What is to be remembered behind some questions: their choices, or about one bit for each condition that is half known. */
function bitsBehind(known: readonly number[], groups: Groups, bitsOf: (question: number) => number): number {
  const isKnown = new Set(known);
  const remembered = new Set<number>();
  let begun = 0;
  for (const group of groups) {
    const inside = group.filter((question) => isKnown.has(question));
    if (inside.length === 0 || inside.length === group.length) continue;
    begun += 1;
    for (const question of inside) remembered.add(question);
  }
  let bits = 0;
  for (const question of remembered) bits += bitsOf(question);
  return Math.min(begun, bits);
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
