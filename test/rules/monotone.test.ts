import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/engine/evaluate.ts";
import type { Choices } from "../../src/model/answers.ts";
import { shippedRulebook } from "./shipped.ts";

const rulebook = await shippedRulebook();

/** Sheets of any size: each question is left open in half of the cases. */
const sheet: fc.Arbitrary<Choices> = fc.record(
  Object.fromEntries(
    rulebook.questions.map(({ id, choices }) => [id, fc.constantFrom(...choices.map((one) => one.id))]),
  ),
  { requiredKeys: [] },
);

// Sampled here, to fail fast and show a sheet; that they hold for every sheet is what `rules verify` proves.
describe("what is declared monotone", () => {
  it.each(rulebook.monotone)(
    "$question",
    ({ question, order, "never-into": into = [], "never-out-of": outOf = [] }) => {
      fc.assert(
        fc.property(sheet, fc.nat(order.length - 2), (answers, at) => {
          const [before, after] = [at, at + 1].map((step) => {
            const said = evaluate(rulebook, { ...answers, [question]: order[step] ?? "" });
            return { asked: said.asked.has(question), outcome: said.outcome };
          });
          if (!before?.asked || !after?.asked || before.outcome === after.outcome) return;
          expect(into).not.toContain(after.outcome);
          expect(outOf).not.toContain(before.outcome);
        }),
        { numRuns: 1000, seed: 149 },
      );
    },
  );
});
