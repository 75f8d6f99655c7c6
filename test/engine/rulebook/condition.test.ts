import { describe, expect, it } from "vitest";
import { causesOf, fires, holds, type Truth, testsOf } from "../../../src/engine/rulebook/condition.ts";
import { type Condition, conditionSchema } from "../../../src/model/condition.ts";

const known: Record<string, string | string[]> = { a: "x", excluded: ["rag", "hybrid"], leader: [] };
function lookup(test: string) {
  return known[test];
}
function condition(value: unknown): Condition {
  return conditionSchema.parse(value);
}

describe("holds, in three-valued logic", () => {
  const table: [string, unknown, Truth][] = [
    ["a choice that is given", { a: "x" }, true],
    ["any of several choices", { a: ["y", "x"] }, true],
    ["another choice", { a: "y" }, false],
    ["an unanswered question is unknown", { b: "x" }, undefined],
    ["all keys together: one false makes it false", { a: "y", b: "x" }, false],
    ["all keys together: one unknown leaves it unknown", { a: "x", b: "x" }, undefined],
    ["any: one true makes it true", { any: [{ b: "x" }, { a: "x" }] }, true],
    ["any: false or unknown is unknown", { any: [{ b: "x" }, { a: "y" }] }, undefined],
    ["any: all false", { any: [{ a: "y" }, { a: "z" }] }, false],
    ["not true", { not: { a: "x" } }, false],
    ["not unknown is unknown", { not: { b: "x" } }, undefined],
    ["keys beside all", { a: "x", all: [{ a: ["x"] }, { not: { a: "y" } }] }, true],
    ["a list is tested for any of it", { excluded: ["fine-tuning", "hybrid"] }, true],
    ["a list without any of it", { excluded: "fine-tuning" }, false],
    ["no leader is known, and is no approach", { leader: "rag" }, false],
  ];
  it.each(table)("%s", (_, value, expected) => {
    expect(holds(condition(value), lookup)).toBe(expected);
  });
});

describe("fires", () => {
  const table: [string, unknown, unknown, boolean][] = [
    ["when is true", { a: "x" }, undefined, true],
    ["when is unknown", { b: "x" }, undefined, false],
    ["unless is true", { a: "x" }, { a: "x" }, false],
    ["unless is unknown does not block", { a: "x" }, { b: "x" }, true],
  ];
  it.each(table)("%s", (_, when, unless, expected) => {
    const gated = { when: condition(when), ...(unless !== undefined && { unless: condition(unless) }) };
    expect(fires(gated, lookup)).toBe(expected);
  });
});

it("causesOf names what makes it true, and leaves out what of an any does not", () => {
  const both = condition({ a: "x", any: [{ a: "y" }, { c: "z" }, { leader: "rag" }], not: { d: "q" } });
  expect(causesOf(both, (test) => ({ a: "x", c: "z", d: "r" })[test])).toEqual(["a", "c", "d"]);
});

it("testsOf names what a condition looks at, once each", () => {
  expect(testsOf(condition({ a: "x", any: [{ b: "y" }, { not: { a: "z" } }] }))).toEqual(["a", "b"]);
});

it.each([[{}], [{ all: [] }], [{ a: [] }], [{ a: { b: "x" } }], ["a"]])("%j is no condition", (value) => {
  expect(conditionSchema.safeParse(value).success).toBe(false);
});
