import { approaches, needs as allNeeds } from "../../../model/approach.ts";
import { bestOf } from "../../decision/leader.ts";
import type { CompiledEvent, CompiledRulebook } from "../../rulebook/compile.ts";
import { type Formula, isTrue } from "../../rulebook/formula.ts";
import { stoppingGates } from "../diagram/gates.ts";

/**
 * What decides an outcome, summed over all that holds: the scores of the approaches, how many rules show each need, how
 * many constraints exclude each approach; then 1 for each gate that says neither-yet, and for each other thing that looks at three
 * questions or more, while it holds.
 */
export type Sums = Int32Array;

/** A question that is given a value. */
export type Change = { readonly question: number; readonly value: number };

/** One sheet whose answers can be changed, one at a time, with its sums kept current at little cost. */
export type OutcomeSums = {
  set: (change: Change) => void;
  /** The sums as they stand; they change with the sheet. */
  sums: Readonly<Sums>;
  /**
   * Makes sums right for the sheet with three changes, in the order of their questions. They are right but for what looks
   * at all three questions, of which they only say whether it would hold.
   */
  correct: (sums: Sums, first: Change, second: Change, third: Change) => void;
  /** The outcome of some sums: an approach in the order of the model, or 3 for neither-yet. */
  outcomeOf: (sums: Readonly<Sums>) => number;
};

const firstNeed = approaches.length;
const firstExclusion = firstNeed + allNeeds.length;
const firstOwn = firstExclusion + approaches.length;

/** A sheet with these values. Agrees with `evaluate` on every sheet. */
export function createOutcomeSums(compiled: CompiledRulebook, given: readonly number[]): OutcomeSums {
  const { sizes, rulebook } = compiled;
  const values = [...given];
  const { summands, width, stoppedBy } = summandsOf(compiled);
  const touched = sizes.map((_, question) => summands.filter(({ fires }) => fires.support.includes(question)));
  const sums: Sums = new Int32Array(width);
  approaches.forEach((approach, index) => (sums[index] = rulebook.settings.base[approach]));
  const refresh = (summand: Summand): void => {
    const now = isTrue(summand.fires, values);
    if (now === summand.holds) return;
    summand.holds = now;
    add(sums, summand, now ? 1 : -1);
  };
  summands.forEach(refresh);
  const lookingAt = createTriples(summands, sizes.length);
  return {
    set: ({ question, value }) => {
      values[question] = value;
      touched[question]!.forEach(refresh);
    },
    sums,
    correct: (given, first, second, third) => {
      const found = lookingAt(first.question, second.question, third.question);
      if (!found) return;
      const [a, b, c] = [values[first.question]!, values[second.question]!, values[third.question]!];
      values[first.question] = first.value;
      values[second.question] = second.value;
      values[third.question] = third.value;
      for (const summand of found) {
        const wrong = (isTrue(summand.fires, values) ? 1 : 0) - given[summand.own]!;
        if (wrong !== 0) add(given, summand, wrong);
      }
      values[first.question] = a;
      values[second.question] = b;
      values[third.question] = c;
    },
    outcomeOf: createOutcomes(compiled, stoppedBy),
  };
}

/** What is added to the sums while a formula holds; one that looks at three questions or more has a column of its `own`. */
type Summand = { fires: Formula; adds: { column: number; amount: number }[]; own: number; holds: boolean };

function add(sums: Sums, { adds }: Summand, times: number): void {
  for (const { column, amount } of adds) sums[column]! += times * amount;
}

type Summands = { summands: Summand[]; width: number; stoppedBy: number[][][] };

/** All that adds to the sums, and the columns of the gates that say neither-yet for each leader and set of excluded approaches. */
function summandsOf(compiled: CompiledRulebook): Summands {
  let width = firstOwn;
  const withOwn = (fires: Formula, adds: Summand["adds"]): Summand => {
    const own = width++;
    return { fires, adds: [...adds, { column: own, amount: 1 }], own, holds: false };
  };
  const gates = new Map<Formula, Summand>();
  const columnOf = (gate: Formula): number => {
    const summand = gates.get(gate) ?? withOwn(gate, []);
    gates.set(gate, summand);
    return summand.own;
  };
  const parts = (formula: Formula): readonly Formula[] => (formula.kind === "any" ? formula.parts : [formula]);
  const { rules, constraints, formulas } = compiled;
  const stoppedBy = stoppingGates(compiled).map((row) =>
    row.map((formula) => parts(formula).flatMap((gate) => (gate === formulas.never ? [] : [columnOf(gate)]))),
  );
  const others = [...rules, ...constraints].map((event): Summand => {
    const { fires } = event;
    return fires.support.length < 3
      ? { fires, adds: addsOf(event), own: -1, holds: false }
      : withOwn(fires, addsOf(event));
  });
  return { summands: [...others, ...gates.values()], width, stoppedBy };
}

function addsOf({ points, needs, excludes }: CompiledEvent): Summand["adds"] {
  return [
    ...points,
    ...allNeeds.map((_, need) => (needs >> need) & 1),
    ...approaches.map((_, approach) => (excludes >> approach) & 1),
  ].flatMap((amount, column) => (amount === 0 ? [] : [{ column, amount }]));
}

/** What looks at all of three questions, which are given in their order. */
function createTriples(
  summands: readonly Summand[],
  count: number,
): (p: number, q: number, r: number) => readonly Summand[] | undefined {
  const known = new Map<number, Summand[]>();
  for (const summand of summands) {
    const { support } = summand.fires;
    support.forEach((p, i) =>
      support.slice(i + 1).forEach((q, j) => {
        for (const r of support.slice(i + j + 2)) {
          const key = (p * count + q) * count + r;
          known.set(key, [...(known.get(key) ?? []), summand]);
        }
      }),
    );
  }
  return (p, q, r) => known.get((p * count + q) * count + r);
}

function createOutcomes(
  { rulebook, earnedBy, priority }: CompiledRulebook,
  stoppedBy: readonly (readonly number[][])[],
): OutcomeSums["outcomeOf"] {
  return (sums) => {
    const excluded = maskOf(sums, firstExclusion, approaches.length);
    const earned = (earnedBy[maskOf(sums, firstNeed, allNeeds.length)] ?? 0) & ~excluded;
    const leader = bestOf(earned, sums, priority);
    if (leader < 0 || sums[leader]! < rulebook.settings.bar) return 3;
    for (const gate of stoppedBy[leader]![excluded]!) if (sums[gate]! > 0) return 3;
    return leader;
  };
}

/** Which of some columns are above zero, as bits. */
function maskOf(sums: Readonly<Sums>, first: number, count: number): number {
  let mask = 0;
  for (let index = 0; index < count; index++) if (sums[first + index]! > 0) mask |= 1 << index;
  return mask;
}
