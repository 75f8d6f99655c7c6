import type { Condition } from "../model/condition.ts";
import { listOf } from "../text/list.ts";

/** A condition in words: "volatility is daily or live, and knowledge is not none". */
export function conditionWords(condition: Condition): string {
  if ("test" in condition) return `${condition.test} is ${listOf(condition.in, "or")}`;
  if ("not" in condition) return negated(condition.not);
  if ("any" in condition) return condition.any.map(part).join(", or ");
  return condition.all.map(part).join(", and ");
}

function negated(inner: Condition): string {
  return "test" in inner ? `${inner.test} is not ${listOf(inner.in, "or")}` : `not (${conditionWords(inner)})`;
}

/** Alternatives inside a list of conditions stand in brackets, so that it is clear what belongs together. */
function part(inner: Condition): string {
  return ("any" in inner && inner.any.length > 1) || ("all" in inner && inner.all.length > 1)
    ? `(${conditionWords(inner)})`
    : conditionWords(inner);
}
