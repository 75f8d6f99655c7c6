import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closest, scaleOf } from "../../../src/engine/precedents/closest.ts";
import {
  agreement,
  leastShared,
  type Likeness,
  likenessOf,
  type Scale,
} from "../../../src/engine/precedents/likeness.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import type { Assignment } from "../../../src/engine/rulebook/numbering.ts";
import type { PrecedentShown, Precedents } from "../../../src/model/precedent.ts";
import { shipped } from "../../shipped.ts";

const compiled = compiledOf(shipped);
const { sizes } = compiled;

const sheet: fc.Arbitrary<Assignment> = fc.tuple(...sizes.map((size) => fc.integer({ min: 0, max: size })));
const weights = fc.array(fc.double({ min: 0, max: 2, noNaN: true }), {
  minLength: sizes.length,
  maxLength: sizes.length,
});

function shownAs(id: string): PrecedentShown {
  const source = { title: id, where: "https://example.com", date: null };
  return { id, outcome: "rag", form: null, source, situation: "It was so.", went: "It went well." };
}

function precedentsOf(sheets: readonly Assignment[], weighing: readonly number[]): Precedents {
  return { shown: sheets.map((_, at) => shownAs(`case-${at}`)), sheets, weights: weighing };
}

const few = fc.tuple(fc.uniqueArray(sheet, { minLength: 1, maxLength: 6, selector: String }), weights);

/** The definition, in ten lines: questions by id, choices by place, no numbers kept along the way. */
function reference(own: Assignment, other: Assignment, scale: Scale): Likeness | null {
  const questions = scale.map((one, at) => ({ ...one, a: own[at]!, b: other[at]! }));
  const both = questions.filter(({ a, b, size }) => a < size && b < size);
  const near = both.map(({ a, b, size, ordered, weight }) => {
    const steps = ordered ? Math.abs(a - b) / (size - 1) : Number(a !== b);
    return { weight, agrees: (1 - steps) * weight };
  });
  const total = near.reduce((sum, { weight }) => sum + weight, 0);
  const likeness = total === 0 ? 0 : near.reduce((sum, { agrees }) => sum + agrees, 0) / total;
  const unshared = questions.filter(({ a, b, size }) => a === size && b < size).length;
  return both.length < 5 ? null : { likeness, shared: both.length, unshared };
}

describe("likeness", () => {
  it("is what ten lines make of the definition", () => {
    fc.assert(
      fc.property(sheet, sheet, weights, (own, other, weighing) => {
        const scale = scaleOf(shipped.questions, weighing);
        const [found, expected] = [likenessOf(own, other, scale), reference(own, other, scale)];
        expect({ ...found, likeness: 0 }).toEqual({ ...expected, likeness: 0 });
        expect(found?.likeness ?? 0).toBeCloseTo(expected?.likeness ?? 0, 8);
      }),
    );
  });

  it("is never less without an answer in which the two differ, and never more without one on which they agree", () => {
    fc.assert(
      fc.property(sheet, sheet, weights, fc.nat({ max: sizes.length - 1 }), (own, other, weighing, at) => {
        const scale = scaleOf(shipped.questions, weighing);
        const alike = own.map((place, question) => (question === at ? other[question]! : place));
        const without = alike.map((place, question) => (question === at ? sizes[question]! : place));
        const [more, less] = [likenessOf(alike, other, scale), likenessOf(without, other, scale)];
        expect(less?.likeness ?? 0).toBeLessThanOrEqual((more?.likeness ?? 0) + 1e-9);
      }),
    );
  });

  it("is none with fewer than five shared questions, and some with five", () => {
    const scale = scaleOf(
      shipped.questions,
      sizes.map(() => 1),
    );
    const answered = (count: number): Assignment => sizes.map((size, at) => (at < count ? 0 : size));
    const full = sizes.map(() => 0);
    expect(likenessOf(answered(leastShared - 1), full, scale)).toBeNull();
    expect(likenessOf(answered(leastShared), full, scale)).toEqual({
      likeness: 1,
      shared: 5,
      unshared: sizes.length - 5,
    });
    // What counts for nothing is shared all the same, and makes nothing alike; but where nothing counts, all does.
    const last = sizes.map((_, at) => (at === sizes.length - 1 ? 1 : 0));
    expect(likenessOf(answered(leastShared), full, scaleOf(shipped.questions, last))?.likeness).toBe(0);
    const nothing = sizes.map(() => 0);
    expect(likenessOf(answered(leastShared), full, scaleOf(shipped.questions, nothing))?.likeness).toBe(1);
  });

  it.each([
    [2, 2, 7, 1],
    [0, 6, 7, 0],
    [0, 1, 7, 5 / 6],
    [0, 1, 0, 0],
    [0, 1, 2, 0],
    [3, 3, 0, 1],
  ])("of choices %i and %i in an order of %i is %f", (a, b, steps, expected) => {
    expect(agreement(a, b, steps)).toBeCloseTo(expected, 12);
  });

  it("measures along an order where the rulebook says that there is one, or the choices are bands", () => {
    const scale = scaleOf(shipped.questions, []);
    const ordered = (id: string) => scale[shipped.questions.findIndex((question) => question.id === id)]?.ordered;
    expect(["volume", "corpus", "volatility", "stakes"].map(ordered)).toEqual([true, true, true, true]);
    expect(["task", "supply", "tried", "shortfall", "base-model"].map(ordered)).toEqual(Array(5).fill(false));
  });
});

describe("the closest precedents", () => {
  it("of a sheet equal to one of them has it first", () => {
    fc.assert(
      fc.property(few, fc.nat(), ([sheets, weighing], pick) => {
        const at = pick % sheets.length;
        const own = sheets[at]!;
        const answered = own.filter((place, question) => place < sizes[question]!).length;
        const [first] = closest(compiled, own, precedentsOf(sheets, weighing));
        if (answered >= leastShared) expect(first?.id).toBe(`case-${at}`);
      }),
    );
  });

  it("do not depend on the order of the file, but where all else is equal", () => {
    fc.assert(
      fc.property(few, sheet, ([sheets, weighing], own) => {
        const precedents = precedentsOf(sheets, weighing);
        const { shown } = precedents;
        const turned = { ...precedents, shown: shown.toReversed(), sheets: sheets.toReversed() };
        const scale = scaleOf(shipped.questions, weighing);
        const keys = sheets.map((one) => JSON.stringify(likenessOf(own, one, scale)));
        if (new Set(keys).size < keys.length) return;
        expect(closest(compiled, own, turned, { most: 9 })).toEqual(closest(compiled, own, precedents, { most: 9 }));
      }),
    );
  });

  it("are ranked by likeness, then by questions shared, then by answers left open, then as in the file", () => {
    const open = [...sizes];
    const first = (count: number, choice = 0): Assignment => open.map((size, at) => (at < count ? choice : size));
    const own = first(7);
    const sheets = [first(6), first(8), first(7), first(7, 1), first(6)];
    const ids = closest(
      compiled,
      own,
      precedentsOf(
        sheets,
        sizes.map(() => 1),
      ),
      { most: 9 },
    ).map(({ id }) => id);
    expect(ids).toEqual(["case-2", "case-1", "case-0", "case-4", "case-3"]);
  });

  it("are three at most unless more are asked for, and never the case itself", () => {
    const sheets = [0, 1, 2, 3].map((choice) => sizes.map((size) => choice % size));
    const precedents = precedentsOf(
      sheets,
      sizes.map(() => 1),
    );
    expect(closest(compiled, sheets[0]!, precedents)).toHaveLength(3);
    expect(closest(compiled, sheets[0]!, precedents, { most: 9 })).toHaveLength(4);
    const without = closest(compiled, sheets[0]!, precedents, { most: 9, except: "case-0" });
    expect(without.map(({ id }) => id).toSorted()).toEqual(["case-1", "case-2", "case-3"]);
  });

  it("tell what is shared and what is not, what counts most first", () => {
    const questions = shipped.questions.map(({ id }) => id);
    const weighing = sizes.map((_, at) => at);
    const [own, other] = [sizes.map(() => 0), sizes.map((_, at) => (at % 2 === 0 ? 0 : 1))];
    const [found] = closest(compiled, own, precedentsOf([other], weighing));
    expect(found?.shared.map(({ question }) => question)).toEqual(
      questions.filter((_, at) => at % 2 === 0).toReversed(),
    );
    expect(found?.differs.map(({ question }) => question).toSorted()).toEqual(
      questions.filter((_, at) => at % 2 === 1).toSorted(),
    );
    const tasks = shipped.questions[1]!;
    expect(found?.differs.find(({ question }) => question === tasks.id)).toEqual({
      question: tasks.id,
      yours: tasks.choices[0]?.id,
      theirs: tasks.choices[1]?.id,
    });
  });
});
