import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionWeights } from "../../../src/engine/precedents/weights.ts";
import { type Outcome, outcomes } from "../../../src/model/approach.ts";

const cases = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(...outcomes)), { maxLength: 40 });

/** The entropy of some marks, in bits. */
function entropy(marks: readonly unknown[]): number {
  const counts = [...new Set(marks)].map((mark) => marks.filter((one) => one === mark).length);
  return counts.reduce((sum, count) => sum - (count / marks.length) * Math.log2(count / marks.length), 0);
}

describe("the weight of a question", () => {
  it("is what choice and outcome tell of each other, less what chance gives, and never under 0", () => {
    fc.assert(
      fc.property(cases, (all) => {
        const answered = all.filter(([choice]) => choice < 3);
        const [rows, columns] = [answered.map(([choice]) => choice), answered.map(([, outcome]) => outcome)];
        const told = entropy(rows) + entropy(columns) - entropy(answered.map(String));
        const cells = (new Set(rows).size - 1) * (new Set(columns).size - 1);
        const expected = answered.length === 0 ? 0 : told - cells / (2 * answered.length * Math.LN2);
        const [weight] = weightsOf(all);
        expect(weight).toBeCloseTo(Math.max(0, expected), 5);
      }),
    );
  });

  it("does not depend on the order of the cases", () => {
    fc.assert(
      fc.property(cases, (all) => {
        expect(weightsOf(all.toReversed())).toEqual(weightsOf(all));
      }),
    );
  });

  it("is all that three outcomes hold where three choices tell them apart, but for the correction", () => {
    const all = Array.from({ length: 399 }, (_, at) => [at % 3, outcomes[at % 3]!] as const);
    expect(weightsOf(all)[0]).toBeCloseTo(Math.log2(3) - 4 / (2 * 399 * Math.LN2), 5);
  });

  it("is nothing where every case answers alike, or none answers", () => {
    expect(weightsOf(outcomes.map((outcome) => [0, outcome] as const))).toEqual([0]);
    expect(weightsOf(outcomes.map((outcome) => [3, outcome] as const))).toEqual([0]);
  });
});

/** The weight of one question of three choices, of which 3 is none. */
function weightsOf(all: readonly (readonly [number, Outcome])[]): number[] {
  return questionWeights({ sheets: all.map(([choice]) => [choice]), outcomes: all.map(([, outcome]) => outcome) }, [3]);
}
