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

/** Sums of which a column past the first few is right once it was asked for. */
export type LazySums = { sums: Sums; fill: (column: number) => void };

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
  correct: (together: LazySums, first: Change, second: Change, third: Change) => void;
  /** The outcome of some sums: an approach in the order of the model, or 3 for neither-yet. `fill` where they are lazy. */
  outcomeOf: (sums: Readonly<Sums>, fill?: LazySums["fill"]) => number;
};

const firstNeed = approaches.length;
const firstExclusion = firstNeed + allNeeds.length;
const firstOwn = firstExclusion + approaches.length;
/** The columns that each outcome depends on; the others are read now and then. */
export const eagerColumns = firstOwn;

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
    correct: (together, first, second, third) => {
      const found = lookingAt(first.question, second.question, third.question);
      if (found.length === 0) return;
      const [a, b, c] = [values[first.question]!, values[second.question]!, values[third.question]!];
      values[first.question] = first.value;
      values[second.question] = second.value;
      values[third.question] = third.value;
      for (const summand of found) {
        together.fill(summand.own);
        const wrong = (isTrue(summand.fires, values) ? 1 : 0) - together.sums[summand.own]!;
        if (wrong !== 0) add(together.sums, summand, wrong);
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

/** What looks at all of three questions. */
function createTriples(
  summands: readonly Summand[],
  count: number,
): (p: number, q: number, r: number) => readonly Summand[] {
  const wide = summands.filter(({ own }) => own >= 0);
  const words = Math.ceil(wide.length / 32);
  // For each question, a bit for each of them that looks at it.
  const masks = new Int32Array(count * words);
  wide.forEach(({ fires }, index) => {
    for (const question of fires.support) {
      if (question < count) masks[question * words + (index >> 5)]! |= 1 << index;
    }
  });
  return (p, q, r) => {
    const found: Summand[] = [];
    for (let word = 0; word < words; word++) {
      let bits = masks[p * words + word]! & masks[q * words + word]! & masks[r * words + word]!;
      for (; bits !== 0; bits &= bits - 1) found.push(wide[32 * word + 31 - Math.clz32(bits & -bits)]!);
    }
    return found;
  };
}

function createOutcomes(
  { rulebook, earnedBy, priority }: CompiledRulebook,
  stoppedBy: readonly (readonly number[][])[],
): OutcomeSums["outcomeOf"] {
  return (sums, fill) => {
    const excluded = maskOf(sums, firstExclusion, approaches.length);
    const earned = (earnedBy[maskOf(sums, firstNeed, allNeeds.length)] ?? 0) & ~excluded;
    const leader = bestOf(earned, sums, priority);
    if (leader < 0 || sums[leader]! < rulebook.settings.bar) return 3;
    for (const gate of stoppedBy[leader]![excluded]!) {
      fill?.(gate);
      if (sums[gate]! > 0) return 3;
    }
    return leader;
  };
}

/** Which of some columns are above zero, as bits. */
function maskOf(sums: Readonly<Sums>, first: number, count: number): number {
  let mask = 0;
  for (let index = 0; index < count; index++) if (sums[first + index]! > 0) mask |= 1 << index;
  return mask;
}
