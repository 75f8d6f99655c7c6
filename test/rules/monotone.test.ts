import { byDefinition } from "../engine/definition.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Choices } from "../../src/model/answers.ts";
import { shipped as rulebook } from "../shipped.ts";

/** Sheets of any size: each question is left open in half of the cases. */
const choicesOf = rulebook.questions.map(({ id, choices }) => [id, choices.map((choice) => choice.id)] as const);
const sheet = fc.record(Object.fromEntries(choicesOf.map(([id, ids]) => [id, fc.constantFrom(...ids)])), {
  requiredKeys: [],
}) as unknown as fc.Arbitrary<Choices>;

// Sampled here, to fail fast and show a sheet; that they hold for every sheet is what `rules verify` proves.
describe("what is declared monotone", () => {
  it.each(rulebook.monotone)(
    "$question",
    ({ question, order, "never-into": into = [], "never-out-of": outOf = [] }) => {
      fc.assert(
        fc.property(sheet, fc.nat(order.length - 2), (answers, at) => {
          const [before, after] = [at, at + 1].map((step) => {
            const said = byDefinition(rulebook, { ...answers, [question]: order[step] ?? "" });
            return { asked: !said.hidden.has(question), outcome: said.outcome };
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
