import type { Approach } from "../model/approach.ts";
import type { Condition } from "../model/condition.ts";
import type { Question } from "../model/rulebook.ts";
import type { Counted } from "./asked.ts";

type Gated = { when: Condition; unless?: Condition | undefined };

/** What gates test besides questions. */
export type Standing = { leader: Approach | null; excluded: readonly Approach[] };

/** A sheet as numbers, in the order of the questions: the place of the choice among its question's, or one more for none. */
export type Values = readonly number[];

/** Says whether something holds on a sheet. The standing is for gates, which may test it. */
export type Test = (values: Values, standing: Standing) => boolean;

/** Conditions made ready for many sheets: a test of a question is a look into a table. */
export type Firing = {
  valuesOf: (counted: Counted) => Values;
  /** Whether an entry fires, as `fires` says it. */
  readied: (gated: Gated) => Test;
};

/** Readies the conditions on these questions. */
export const firingOf = (questions: readonly Question[]): Firing => {
  const numbered = questions.map(({ id, choices }) => ({
    id,
    places: new Map<string | undefined, number>(choices.map((choice, place) => [choice.id, place])),
  }));
  const truth = truthOn(questions);
  return {
    valuesOf: (counted) => numbered.map(({ id, places }) => places.get(counted[id]) ?? places.size),
    readied: ({ when, unless }) => {
      const fires = truth(when, true);
      if (!unless) return fires;
      const blocked = truth(unless, true);
      return (values, standing) => fires(values, standing) && !blocked(values, standing);
    },
  };
};

/** Three-valued logic as two plain questions: whether a condition is true, and whether it is false. */
const truthOn = (questions: readonly Question[]) => {
  const truth = (condition: Condition, wanted: boolean): Test => {
    if ("not" in condition) return truth(condition.not, !wanted);
    if ("test" in condition) return tested(condition.test, condition.in, wanted);
    const isAll = "all" in condition;
    const parts = (isAll ? condition.all : condition.any).map((part) => truth(part, wanted));
    if (parts.length === 1) return parts[0]!;
    if (isAll === wanted) return (values, standing) => parts.every((part) => part(values, standing));
    return (values, standing) => parts.some((part) => part(values, standing));
  };
  const tested = (name: string, allowed: readonly string[], wanted: boolean): Test => {
    if (name === "leader") return (_, { leader }) => (leader !== null && allowed.includes(leader)) === wanted;
    if (name === "excluded") return (_, { excluded }) => excluded.some((one) => allowed.includes(one)) === wanted;
    const question = questions.findIndex(({ id }) => id === name);
    const choices = questions[question]?.choices ?? [];
    const table = [...choices.map(({ id }) => allowed.includes(id) === wanted), false];
    return (values) => table[values[question]!] === true;
  };
  return truth;
};
