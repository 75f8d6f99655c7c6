import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createFormulas,
  type Formula,
  type Formulas,
  formulaTable,
  isTrue,
  readTable,
} from "../../../src/engine/rulebook/formula.ts";
import { runs } from "../../seed.ts";

/** A formula as it is written down, before anything is simplified. */
type Tree = boolean | { question: number; allowed: boolean[] } | { all: Tree[] } | { any: Tree[] } | { not: Tree };

function made(formulas: Formulas, tree: Tree): Formula {
  if (typeof tree === "boolean") return formulas.constant(tree);
  if ("question" in tree) return formulas.is(tree.question, tree.allowed);
  if ("not" in tree) return formulas.not(made(formulas, tree.not));
  const parts = ("all" in tree ? tree.all : tree.any).map((part) => made(formulas, part));
  return "all" in tree ? formulas.all(parts) : formulas.any(parts);
}

function means(tree: Tree, sheet: readonly number[]): boolean {
  if (typeof tree === "boolean") return tree;
  if ("question" in tree) return tree.allowed[sheet[tree.question]!]!;
  if ("not" in tree) return !means(tree.not, sheet);
  return "all" in tree ? tree.all.every((part) => means(part, sheet)) : tree.any.some((part) => means(part, sheet));
}

const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ question: fc.nat(2), allowed: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie("tree"), { maxLength: 4 }) }),
    fc.record({ any: fc.array(tie("tree"), { maxLength: 4 }) }),
    fc.record({ not: tie("tree") }),
    fc.boolean(),
  ),
})).tree;

const values = [0, 1, 2];
const sheets = values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])));

/** The parts of a formula and theirs, as often as they are met. */
function partsOf(formula: Formula): Formula[] {
  return "parts" in formula ? [formula, ...formula.parts.flatMap(partsOf)] : [formula];
}

const formulas = createFormulas();
const { always, never, is, all, any, not, assign } = formulas;
const [a, b, c] = [is(0, [true, false, false]), is(1, [true, false]), is(2, [true, false])];
const either = any([b, c]);

describe("a formula", () => {
  it("means what it was made of, after simplifying, once a value is given, and as its opposite", () => {
    fc.assert(
      fc.property(trees, fc.nat(2), fc.nat(2), (tree, question, value) => {
        const one = createFormulas();
        const formula = made(one, tree);
        const given = one.assign(formula, question, value);
        expect(given.support).not.toContain(question);
        const on = (which: Formula) => sheets.map((sheet) => isTrue(which, sheet));
        expect(on(formula)).toEqual(sheets.map((sheet) => means(tree, sheet)));
        expect(on(one.not(formula))).toEqual(sheets.map((sheet) => !means(tree, sheet)));
        expect(on(given)).toEqual(sheets.map((sheet) => means(tree, sheet.with(question, value))));
      }),
      { numRuns: runs(200) },
    );
  });

  it("knows its size and what it looks at, and has no part that says nothing", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const formula = made(createFormulas(), tree);
        for (const one of partsOf(formula)) {
          const below = partsOf(one);
          expect(one.size).toBe(below.length);
          const tested = below.flatMap((part) => (part.kind === "is" ? [part.question] : []));
          expect(one.support).toEqual([...new Set(tested)].sort());
          if (one.kind !== "all" && one.kind !== "any") continue;
          const ids = one.parts.map(({ id }) => id);
          expect(ids).toEqual([...new Set(ids)].sort((x, y) => x - y));
          expect(ids.length).toBeGreaterThan(1);
          expect(one.parts.map(({ kind }) => kind)).not.toContain(one.kind);
          const single = one.parts.flatMap((part) => (part.kind === "is" ? [part.question] : []));
          expect(new Set(single).size).toBe(single.length);
          expect(one.parts).not.toContainEqual(expect.objectContaining({ support: [] }));
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it.each<[what: string, formula: () => Formula, simple: () => Formula]>([
    ["a test that every value passes", () => is(0, [true, true]), () => always],
    ["a test that no value passes", () => is(0, [false, false]), () => never],
    ["the same test again", () => is(1, [true, false]), () => b],
    ["all of nothing", () => all([]), () => always],
    ["any of nothing", () => any([]), () => never],
    ["all of one", () => all([a]), () => a],
    ["any of one, twice", () => any([either, either]), () => either],
    ["all, one of which is always so", () => all([always, a]), () => a],
    ["all, one of which is never so", () => all([a, never, b]), () => never],
    ["any, one of which is never so", () => any([never, a]), () => a],
    ["any, one of which is always so", () => any([a, always, b]), () => always],
    ["the same in another order", () => all([c, a, b]), () => all([a, b, c])],
    ["one inside another", () => all([a, all([b, c])]), () => all([a, b, c])],
    ["any inside any", () => any([any([a, b]), c]), () => any([a, b, c])],
    [
      "two tests of a question that agree on one value",
      () => all([is(0, [true, true, false]), is(0, [true, false, true])]),
      () => a,
    ],
    ["two that agree on none", () => all([a, is(0, [false, true, true])]), () => never],
    ["two of which any may hold", () => any([a, is(0, [false, true, false])]), () => is(0, [true, true, false])],
    ["two that leave out nothing", () => any([a, is(0, [false, true, true])]), () => always],
    ["not never", () => not(never), () => always],
    ["not always", () => not(always), () => never],
    ["not a test", () => not(a), () => is(0, [false, true, true])],
    ["not all", () => not(all([a, either])), () => any([not(a), all([not(b), not(c)])])],
    ["not not", () => not(not(all([a, either]))), () => all([a, either])],
    ["what is assigned and true", () => assign(a, 0, 0), () => always],
    ["what is assigned and false", () => assign(a, 0, 2), () => never],
    ["a value that there is not", () => assign(a, 0, 3), () => never],
    ["another question assigned", () => assign(a, 1, 0), () => a],
    ["a part that is gone", () => assign(all([a, either]), 0, 0), () => either],
    ["a part that decides", () => assign(all([a, either]), 0, 1), () => never],
    ["a part of a part", () => assign(all([a, either]), 1, 1), () => all([a, c])],
    ["the same once more", () => assign(all([a, either]), 1, 1), () => all([a, c])],
    ["the other value", () => assign(all([a, either]), 1, 0), () => a],
    ["a constant", () => formulas.constant(true), () => always],
  ])("is simple: %s", (_, formula, simple) => {
    expect(formula()).toBe(simple());
  });

  it("lists the tests of single questions that were made, once each", () => {
    const few = createFormulas();
    few.all([few.is(0, [true, false]), few.any([few.is(1, [false, true]), few.is(0, [true, false])])]);
    expect(few.tests().map(({ question, allowed }) => [question, allowed])).toEqual([
      [0, [true, false]],
      [1, [false, true]],
    ]);
  });

  it("is the same as no other that is made of other parts", () => {
    const few = createFormulas();
    const tests = Array.from({ length: 50 }, (_, at) => few.is(at, [true, false]));
    const [last] = tests.slice(-1);
    const made = tests.flatMap((one, at) =>
      tests.slice(at + 1).flatMap((other) => [few.all([one, other]), few.all([one, other, last!])]),
    );
    // Of three of which the last is there twice there are only two.
    expect(new Set(made).size).toBe(made.length - 49);
  });

  it("asks of each part once where parts are met again and again", () => {
    // Whether an odd number of questions have their first value: met on each way down, there are more parts than seconds.
    const many = createFormulas();
    const questions = Array.from({ length: 60 }, (_, at) => at);
    const odd = questions.reduce((before, at) => {
      const one = many.is(at, [true, false]);
      return many.any([many.all([before, many.not(one)]), many.all([many.not(before), one])]);
    }, many.never);
    const sheetOf = (first: readonly number[]) => questions.map((at) => (first.includes(at) ? 0 : 1));
    const told = [[], [0], [59], [3, 30], [1, 2, 3], questions, questions.slice(1)].map((first) =>
      isTrue(odd, sheetOf(first)),
    );
    expect(told).toEqual([false, true, true, false, true, false, true]);
  });
});

describe("a table of formulas", () => {
  it("holds each part once, before what it is part of", () => {
    const { table, placeOf } = formulaTable();
    const places = [all([a, either]), either, always, never, a].map(placeOf);
    expect(table).toEqual([
      ["is", 0, "100"],
      ["is", 1, "10"],
      ["is", 2, "10"],
      ["any", 1, 2],
      ["all", 0, 3],
      ["always"],
      ["never"],
    ]);
    expect(places).toEqual([4, 3, 5, 6, 0]);
  });

  it("is read as the same formulas, wherever others were made before", () => {
    fc.assert(
      fc.property(fc.array(trees, { minLength: 1, maxLength: 3 }), trees, (some, other) => {
        const { table, placeOf } = formulaTable();
        const written = createFormulas();
        const places = some.map((tree) => placeOf(made(written, tree)));
        const reading = createFormulas();
        made(reading, other);
        const read = readTable(reading, table);
        expect(read).toHaveLength(table.length);
        places.forEach((place, at) => expect(read[place]).toBe(made(reading, some[at]!)));
      }),
      { numRuns: runs(200) },
    );
  });
});
