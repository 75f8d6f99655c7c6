import { approaches } from "../../model/approach.ts";
import type { Compiled, CompiledEvent } from "./compile.ts";
import { isTrue } from "./formula.ts";

/** One sheet whose answers can be changed, one at a time, with its outcome kept current at little cost. */
export type Sheet = {
  /** Gives a question another value. */
  set: (question: number, value: number) => void;
  /** The outcome: an approach in the order of the model, or 3 for neither-yet. */
  outcome: () => number;
};

/** A sheet with these values. Agrees with `evaluate` on every sheet. */
export const createSheet = (compiled: Compiled, given: readonly number[]): Sheet => {
  const { rulebook, rules, constraints, earnedBy, shut, priority } = compiled;
  const { base, bar } = rulebook.settings;
  const values = [...given];
  const events = [...rules, ...constraints];
  const touched = values.map((_, question) =>
    events.flatMap(({ fires }, index) => (fires.support.includes(question) ? [index] : [])),
  );
  const holds = new Uint8Array(events.length);
  const scores = approaches.map((approach) => base[approach]);
  const shownBy = [0, 0];
  const excludedBy = [0, 0, 0];

  const apply = ({ points, needs, excludes }: CompiledEvent, sign: number): void => {
    for (let a = 0; a < 3; a++) {
      scores[a] = scores[a]! + sign * points[a]!;
      if ((excludes >> a) % 2 === 1) excludedBy[a] = excludedBy[a]! + sign;
    }
    for (let n = 0; n < 2; n++) if ((needs >> n) % 2 === 1) shownBy[n] = shownBy[n]! + sign;
  };
  const refresh = (index: number): void => {
    const event = events[index]!;
    const now = isTrue(event.fires, values) ? 1 : 0;
    if (now === holds[index]) return;
    holds[index] = now;
    apply(event, now === 1 ? 1 : -1);
  };
  events.forEach((_, index) => refresh(index));

  return {
    set: (question, value) => {
      values[question] = value;
      for (const index of touched[question]!) refresh(index);
    },
    outcome: () => {
      const needs = maskOf(shownBy);
      const excluded = maskOf(excludedBy);
      const earned = (earnedBy[needs] ?? 0) & ~excluded;
      let leader = 3;
      for (let a = 0; a < 3; a++) {
        if ((earned >> a) % 2 === 0) continue;
        const lead = leader === 3 ? 1 : scores[a]! - scores[leader]!;
        if (lead > 0 || (lead === 0 && priority[a]! < priority[leader]!)) leader = a;
      }
      if (leader === 3 || scores[leader]! < bar) return 3;
      const gate = shut[leader]?.[excluded];
      return gate && isTrue(gate, values) ? 3 : leader;
    },
  };
};

const maskOf = (counts: readonly number[]): number =>
  counts.reduce((mask, count, index) => (count > 0 ? mask | (1 << index) : mask), 0);
