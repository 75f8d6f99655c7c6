import type { Condition } from "../model/condition.ts";

/** True, false, or undefined where an unanswered question leaves it open. */
export type Truth = boolean | undefined;

/** What a test looks at: the choice of a question, the list of what `excluded` holds, undefined when unknown. */
export type Lookup = (test: string) => string | readonly string[] | undefined;

/** Evaluates a condition in three-valued (Kleene) logic: a test of an unknown value is unknown. */
export const holds = (condition: Condition, lookup: Lookup): Truth => {
  if ("test" in condition) return matches(lookup(condition.test), condition.in);
  if ("not" in condition) return negate(holds(condition.not, lookup));
  if ("all" in condition) return every(condition.all.map((part) => holds(part, lookup)));
  return negate(every(condition.any.map((part) => negate(holds(part, lookup)))));
};

/** Whether something fires: only when `when` is true and `unless` is not. */
export const fires = (gated: { when: Condition; unless?: Condition | undefined }, lookup: Lookup): boolean =>
  holds(gated.when, lookup) === true && !(gated.unless && holds(gated.unless, lookup) === true);

const matches = (actual: string | readonly string[] | undefined, allowed: readonly string[]): Truth => {
  if (actual === undefined) return undefined;
  return typeof actual === "string" ? allowed.includes(actual) : actual.some((one) => allowed.includes(one));
};

const negate = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

const every = (truths: readonly Truth[]): Truth => {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
};

/** The names whose values make a condition true; those of an `any` that are not true have no part in it. */
export const causesOf = (condition: Condition, lookup: Lookup): string[] => {
  if ("test" in condition) return [condition.test];
  if ("not" in condition) return testsOf(condition.not);
  const parts = "all" in condition ? condition.all : condition.any.filter((part) => holds(part, lookup) === true);
  return [...new Set(parts.flatMap((part) => causesOf(part, lookup)))];
};

/** Every name a condition tests, in the order it is written, once each. */
export const testsOf = (condition: Condition): string[] => {
  if ("test" in condition) return [condition.test];
  if ("not" in condition) return testsOf(condition.not);
  const parts = "all" in condition ? condition.all : condition.any;
  return [...new Set(parts.flatMap(testsOf))];
};
