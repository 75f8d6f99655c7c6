import { describe, expect, it } from "vitest";
import { createFormulas, isTrue } from "../../../src/engine/rulebook/formula.ts";
import { formIdsOf, translator } from "../../../src/engine/rulebook/translate.ts";
import type { Condition } from "../../../src/model/condition.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const form = { id: "index", label: "by an index", because: "So." };
const calls = { ...form, id: "calls" };
/** Voice is asked where it must cite, which is asked where facts are needed, or open. */
const rulebook: Rulebook = {
  ...tiny,
  questions: tiny.questions.map((one) =>
    one.id === "voice" ? { ...one, "asked-when": { test: "cite", in: ["yes"] } } : one,
  ),
  forms: { rag: [calls, form], hybrid: [{ ...form, id: "both" }, calls] },
};

/** A sheet of facts, cite, volume and voice, each 0, 1 or 2 for open; then leader, excluded, verdict and form. */
function holds(condition: Condition, sheet: string, known: readonly number[] = [3, 0, 0, 3]): boolean {
  return isTrue(translator(rulebook, createFormulas()).isTrue(condition), [...[...sheet].map(Number), ...known]);
}

function is(test: string, ...choices: string[]): Condition {
  return { test, in: choices };
}

describe("a condition as a formula", () => {
  it.each<[what: string, condition: Condition, holding: string[], others: string[]]>([
    ["one choice", is("volume", "high"), ["2212"], ["2202", "2222"]],
    ["any of two", is("volume", "low", "high"), ["2212", "2202"], ["2222"]],
    ["not a choice, which open is not", { not: is("volume", "high") }, ["2202"], ["2212", "2222"]],
    ["not not", { not: { not: is("volume", "high") } }, ["2212"], ["2202", "2222"]],
    ["all", { all: [is("volume", "high"), is("facts", "no")] }, ["0212"], ["0202", "1212", "2212", "0222"]],
    ["any", { any: [is("volume", "high"), is("facts", "no")] }, ["0222", "2212", "1212"], ["1202", "2222"]],
    [
      "not all",
      { not: { all: [is("volume", "high"), is("facts", "no")] } },
      ["1222", "2202"],
      ["0212", "2212", "0222"],
    ],
    ["not any", { not: { any: [is("volume", "high"), is("facts", "no")] } }, ["1202"], ["2202", "1222", "0202"]],
    ["an answer where it is asked", is("cite", "yes"), ["1122", "2122"], ["0122", "2022", "2222"]],
    // What is hidden is open: neither an answer nor another.
    ["not an answer where it is hidden", { not: is("cite", "yes") }, ["1022", "2022"], ["0022", "0122", "2122"]],
    ["an answer that hangs on a hidden one", is("voice", "own"), ["1121", "1221", "2121"], ["1021", "1120", "1122"]],
    ["no question", is("voise", "own"), [], ["2222"]],
    ["not no question", { not: is("voise", "own") }, [], ["2222"]],
    ["the name of a method", is("constructor", "own"), [], ["2222"]],
  ])("holds where it is true: %s", (_, condition, holding, others) => {
    expect([...holding, ...others].filter((sheet) => holds(condition, sheet))).toEqual(holding);
  });

  it.each<[what: string, condition: Condition, place: number, holding: number[], count: number]>([
    ["who leads", is("leader", "rag", "hybrid"), 0, [0, 2], 4],
    // That none leads is known, and is no approach.
    ["who does not lead", { not: is("leader", "rag", "hybrid") }, 0, [1, 3], 4],
    ["what is excluded", is("excluded", "rag"), 1, [1, 3, 5, 7], 8],
    ["any of two that are excluded", is("excluded", "rag", "hybrid"), 1, [1, 3, 4, 5, 6, 7], 8],
    ["what is not excluded", { not: is("excluded", "fine-tuning") }, 1, [0, 1, 4, 5], 8],
    ["the kind of the verdict", is("verdict", "close-call"), 2, [1], 3],
    ["another kind", { not: is("verdict", "close-call") }, 2, [0, 2], 3],
    ["the form, by its place among all ids", is("form", "both", "index"), 3, [1, 2], 4],
    ["another form, or none", { not: is("form", "calls") }, 3, [1, 2, 3], 4],
  ])("looks behind the answers for %s", (_, condition, place, holding, count) => {
    const on = (value: number) => holds(condition, "2222", [3, 0, 0, 3].with(place, value));
    expect(Array.from({ length: count }, (_, value) => value).filter(on)).toEqual(holding);
  });

  it("says when a question is asked: where it is not false that it is", () => {
    const { asked } = translator(rulebook, createFormulas());
    const when = (question: number) =>
      ["0222", "1222", "1022", "1122", "2222", "2022"].filter((sheet) =>
        isTrue(asked[question]!, [...sheet].map(Number)),
      );
    expect([0, 2].map((question) => asked[question]!.kind)).toEqual(["always", "always"]);
    expect(when(1)).toEqual(["1222", "1022", "1122", "2222", "2022"]);
    expect(when(3)).toEqual(["0222", "1222", "1122", "2222"]);
  });
});

it("the ids of all forms stand once each, in their order", () => {
  expect(formIdsOf(rulebook)).toEqual(["calls", "index", "both"]);
  expect(formIdsOf(tiny)).toEqual([]);
});
