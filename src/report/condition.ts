import type { Condition } from "../model/condition.ts";

/** A condition in words: "volatility is daily or live, and knowledge is not none". */
export const conditionWords = (condition: Condition): string => {
  if ("test" in condition) return `${condition.test} is ${choices(condition.in)}`;
  if ("not" in condition) return negated(condition.not);
  if ("any" in condition) return condition.any.map(part).join(", or ");
  return condition.all.map(part).join(", and ");
};

const negated = (inner: Condition): string =>
  "test" in inner ? `${inner.test} is not ${choices(inner.in)}` : `not (${conditionWords(inner)})`;

/** Alternatives inside a list of conditions stand in brackets, so that it is clear what belongs together. */
const part = (inner: Condition): string =>
  ("any" in inner && inner.any.length > 1) || ("all" in inner && inner.all.length > 1)
    ? `(${conditionWords(inner)})`
    : conditionWords(inner);

const choices = (ids: readonly string[]): string =>
  ids.length < 2 ? ids.join("") : `${ids.slice(0, -1).join(", ")} or ${ids.at(-1)}`;
