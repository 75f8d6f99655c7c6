import type { Condition } from "../../model/condition.ts";

/** True, false, or undefined where an unanswered question leaves it open. */
export type Truth = boolean | undefined;

/** What a test looks at: the choice of a question, the list of what `excluded` holds, undefined when unknown. */
export type Lookup = (test: string) => string | readonly string[] | undefined;

/** Evaluates a condition in three-valued (Kleene) logic: a test of an unknown value is unknown. */
export function holds(condition: Condition, lookup: Lookup): Truth {
  if ("test" in condition) return matches(lookup(condition.test), condition.in);
  if ("not" in condition) return negate(holds(condition.not, lookup));
  return "all" in condition ? joined(condition.all, false, lookup) : joined(condition.any, true, lookup);
}

/** Whether something fires: only when `when` is true and `unless` is not. */
export function fires(gated: { when: Condition; unless?: Condition | undefined }, lookup: Lookup): boolean {
  return holds(gated.when, lookup) === true && !(gated.unless && holds(gated.unless, lookup) === true);
}

function matches(actual: string | readonly string[] | undefined, allowed: readonly string[]): Truth {
  if (actual === undefined) return undefined;
  return typeof actual === "string" ? allowed.includes(actual) : actual.some((one) => allowed.includes(one));
}

function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** One part with the deciding truth decides; else the join is unknown if a part is, and the opposite if none is. */
function joined(parts: readonly Condition[], deciding: boolean, lookup: Lookup): Truth {
  let truth: Truth = !deciding;
  for (const part of parts) {
    const one = holds(part, lookup);
    if (one === deciding) return deciding;
    if (one === undefined) truth = undefined;
  }
  return truth;
}

/** The names whose values make a condition true; those of an `any` that are not true have no part in it. */
export function causesOf(condition: Condition, lookup: Lookup): string[] {
  if ("test" in condition) return [condition.test];
  if ("not" in condition) return testsOf(condition.not);
  const parts = "all" in condition ? condition.all : condition.any.filter((part) => holds(part, lookup) === true);
  return [...new Set(parts.flatMap((part) => causesOf(part, lookup)))];
}

/** Every name a condition tests, in the order it is written, once each. */
export function testsOf(condition: Condition): string[] {
  if ("test" in condition) return [condition.test];
  if ("not" in condition) return testsOf(condition.not);
  const parts = "all" in condition ? condition.all : condition.any;
  return [...new Set(parts.flatMap(testsOf))];
}
