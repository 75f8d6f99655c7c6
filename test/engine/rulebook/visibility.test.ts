import { describe, expect, it } from "vitest";
import { dependencyOrder } from "../../../src/engine/rulebook/visibility.ts";
import type { Condition } from "../../../src/model/condition.ts";
import { tiny } from "../../tiny-rulebook.ts";

/** Questions that hang on others, each named with those. */
function questionsOf(hangs: Record<string, string[]>) {
  return Object.entries(hangs).map(([id, on]) => {
    const all: Condition[] = on.map((test) => ({ test, in: ["own"] }));
    return { ...tiny.questions[3]!, id, ...(on.length > 0 && { "asked-when": { all } }) };
  });
}

describe("the order in which questions are asked", () => {
  it.each<[what: string, hangs: Record<string, string[]>, order: string]>([
    ["nothing hangs on anything", { b: [], a: [], c: [] }, "b a c"],
    ["each hangs on the one before", { a: [], b: ["a"], c: ["b"] }, "a b c"],
    ["each hangs on the one behind", { a: ["b"], b: ["c"], c: [] }, "c b a"],
    ["two hang on one", { a: ["c"], b: ["c"], c: [], d: [] }, "c a b d"],
    ["one hangs on two, and these on one", { a: ["c", "b"], b: ["d"], c: ["d"], d: [] }, "d c b a"],
    ["one hangs on what is no question", { a: ["leader", "b"], b: [] }, "b a"],
  ])("has each behind those it hangs on, and else keeps theirs: %s", (_, hangs, order) => {
    expect(dependencyOrder(questionsOf(hangs)).map(({ id }) => id)).toEqual(order.split(" "));
  });

  it.each<[hangs: Record<string, string[]>, at: string]>([
    [{ a: ["a"] }, "a"],
    [{ a: ["b"], b: ["a"] }, "a"],
    [{ a: [], b: ["a", "c"], c: ["d"], d: ["c"] }, "c"],
  ])("is none where they go in a circle: %j", (hangs, at) => {
    expect(() => dependencyOrder(questionsOf(hangs))).toThrow(new Error(`asked-when goes in a circle at ${at}`));
  });
});
