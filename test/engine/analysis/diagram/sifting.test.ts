import fc from "fast-check";
import { expect, test } from "vitest";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import { type Expand, sift } from "../../../../src/engine/analysis/diagram/sifting.ts";
import { tableLevels } from "../../../../src/engine/analysis/diagram/table-levels.ts";
import { siftedByTables } from "../../../../src/engine/analysis/diagram/variable-order.ts";
import { type Gain, whatNext } from "../../../../src/engine/analysis/next/ask-next.ts";
import { outcomes } from "../../../../src/model/approach.ts";
import { runs } from "../../../seed.ts";
import { trials } from "../rulebooks.ts";

/** Levels whose sizes are drawn for each set of known questions. */
function drawnLevels(sizes: fc.Stream<number>): {
  sizeOf: (known: readonly number[]) => number;
  expand: Expand<{ size: number }>;
} {
  const drawn = new Map<string, number>();
  const sizeOf = (known: readonly number[]): number => {
    const key = known.toSorted((a, b) => a - b).join();
    const size = drawn.get(key) ?? (sizes.next().value as number);
    drawn.set(key, size);
    return size;
  };
  return { sizeOf, expand: (_, known) => ({ size: sizeOf(known) }) };
}

test("sifting ends where no move of one question makes the levels smaller", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 1000 })),
      (questions, sizes) => {
        const { sizeOf, expand } = drawnLevels(sizes);
        const whole = (order: readonly number[]): number =>
          order.reduce((sum, _, at) => sum + sizeOf(order.slice(0, at + 1)), 0);
        const start = Array.from({ length: questions }, (_, question) => question);
        const order = sift(start, { size: 1 }, expand);
        expect(order.toSorted((a, b) => a - b)).toEqual(start);
        for (const question of order) {
          const others = order.filter((one) => one !== question);
          for (let place = 0; place <= others.length; place++)
            expect(whole(others.toSpliced(place, 0, question))).toBeGreaterThanOrEqual(whole(order));
        }
      },
    ),
    { numRuns: runs(200) },
  );
});

test("a level of tables does not depend on the order of the questions before it", () => {
  fc.assert(
    fc.property(trials(), fc.infiniteStream(fc.nat()), ({ rulebook }, draws) => {
      const { first, expand } = tableLevels(compiledOf(rulebook));
      const behind = (known: readonly number[]) =>
        known.reduce((level, _, at) => expand(level, known.slice(0, at + 1)), first);
      const questions = [...rulebook.questions.keys()];
      const some = questions.filter(() => draws.next().value! % 3 > 0);
      const places = new Map(some.map((question) => [question, draws.next().value!]));
      const shuffled = some.toSorted((a, b) => places.get(a)! - places.get(b)!);
      const [one, other] = [some, shuffled].map(behind);
      expect(other!.size).toBe(one!.size);
      expect(other!.states).toHaveLength(one!.states.length);
    }),
    { numRuns: runs(300) },
  );
});

function byId(one: Gain, other: Gain): number {
  return one.question < other.question ? -1 : 1;
}

test("an order of the build changes no figure", () => {
  fc.assert(
    fc.property(trials(), ({ rulebook }) => {
      const compiled = compiledOf(rulebook);
      const sifted = { ...compiled, order: siftedByTables(compiled) };
      const [plainly, other] = [compiled, sifted].map((one) => whatNext(one, one.sizes, []));
      for (const outcome of outcomes) expect(other!.shares[outcome]).toBeCloseTo(plainly!.shares[outcome], 12);
      const [gains, truth] = [other!, plainly!].map(({ askNext }) => askNext.toSorted(byId).map(({ gain }) => gain));
      gains!.forEach((gain, at) => expect(gain).toBeCloseTo(truth![at]!, 8));
    }),
    { numRuns: runs(200) },
  );
});
