import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomeQuery } from "../../../../src/engine/analysis/diagram/diagram.ts";
import { censusOf } from "../../../../src/engine/analysis/census/census.ts";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import { allSheetsOf, countWinners, diagramOfAll } from "../../../../src/engine/analysis/census/counts.ts";
import type { Rulebook } from "../../../../src/model/rulebook.ts";
import { runs } from "../../../seed.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import { trials } from "../rulebooks.ts";

/** The rulebook with questions of three choices that nothing tests. */
function withFree(rulebook: Rulebook, count: number): Rulebook {
  return {
    ...rulebook,
    questions: [
      ...rulebook.questions,
      ...Array.from({ length: count }, (_, index) => ({
        id: `free${index}`,
        ask: "?",
        core: false,
        choices: ["x", "y", "z"].map((id) => ({ id, label: id })),
      })),
    ],
  };
}

function countsOf(rulebook: Rulebook): bigint[] {
  const { sheets, ties, outcomes, rules, constraints, gates } = censusOf(rulebook);
  return [sheets, ties, ...[...outcomes, ...rules, ...constraints, ...gates].map((one) => one.sheets)];
}

describe("counts past what a number holds exactly", () => {
  test("forty questions that nothing tests multiply every count, and leave the shares as they are", () => {
    expect(countsOf(withFree(tiny, 40))).toEqual(countsOf(tiny).map((one) => one * 3n ** 40n));
    const shares = censusOf(tiny).outcomes.map(({ share }) => expect.closeTo(share, 12) as number);
    expect(censusOf(withFree(tiny, 40)).outcomes.map(({ share }) => share)).toEqual(shares);
  });

  test("so they do in any rulebook", () => {
    const winners = (rulebook: Rulebook): bigint[] => {
      const compiled = compiledOf(rulebook);
      const all = allSheetsOf(compiled);
      return countWinners(all, diagramOfAll(all, outcomeQuery(compiled)));
    };
    fc.assert(
      fc.property(trials({ questions: 4 }), fc.integer({ min: 30, max: 60 }), ({ rulebook }, count) => {
        expect(winners(withFree(rulebook, count))).toEqual(winners(rulebook).map((one) => one * 3n ** BigInt(count)));
      }),
      { numRuns: runs(100) },
    );
  });

  test("have a limit, which is said", () => {
    expect(() => censusOf(withFree(tiny, 160))).toThrow("more than about 10^72 sheets");
  });
});
