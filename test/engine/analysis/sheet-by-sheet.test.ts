import fc from "fast-check";
import { expect, it } from "vitest";
import { totalsSheetBySheet } from "../../../src/engine/analysis/sheet-by-sheet.ts";
import { asShares } from "../../../src/engine/analysis/shares.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { runs } from "../../seed.ts";
import { tiny } from "../../tiny-rulebook.ts";
import type { Choices } from "../definition.ts";
import { assigned, choicesOf } from "../given.ts";
import * as brute from "./brute-force.ts";
import { trials } from "./rulebooks.ts";

function totals(choices: Choices, rulebook: Rulebook = tiny) {
  const compiled = compiledOf(rulebook);
  const assignment = assigned(rulebook, choices);
  const open = [...assignment.keys()].filter((question) => assignment[question] === compiled.sizes[question]);
  return totalsSheetBySheet(compiled, assignment, open, compiled.likelihoods);
}

it("counts the winners of all sheets, and under each choice of each question", () => {
  const { all, byChoice } = totals({});
  // RAG, fine-tuning, the hybrid, and nobody. A passage to cite is hidden where no facts are needed.
  expect(all).toEqual([4, 6, 4, 2]);
  expect([...byChoice]).toEqual([
    [
      0,
      [
        [0, 6, 0, 2],
        [4, 0, 4, 0],
      ],
    ],
    [
      1,
      [
        [2, 3, 2, 1],
        [2, 3, 2, 1],
      ],
    ],
    [
      2,
      [
        [2, 2, 2, 2],
        [2, 4, 2, 0],
      ],
    ],
    [
      3,
      [
        [4, 2, 0, 2],
        [0, 4, 4, 0],
      ],
    ],
  ]);
});

it("counts those with the answers that are given, and of no other question", () => {
  const { all, byChoice } = totals({ facts: "no", voice: "plain" });
  expect(all).toEqual([0, 2, 0, 2]);
  expect([...byChoice.keys()]).toEqual([1, 2]);
  expect(totals({ facts: "yes", cite: "no", volume: "low", voice: "own" })).toMatchObject({ all: [0, 0, 1, 0] });
});

it("weighs each choice by how likely it is, and leaves out what never occurs", () => {
  const likelihoods: Record<string, Record<string, number>> = {
    facts: { no: 3, yes: 0 },
    volume: { low: 0.5, high: 2 },
  };
  const questions = tiny.questions.map((one) => ({
    ...one,
    ...(likelihoods[one.id] && { likelihood: likelihoods[one.id]! }),
  }));
  const { all, byChoice, weights } = totals({ cite: "no" }, { ...tiny, questions });
  // Without facts: few calls are neither yet, or fine-tuning's with a voice; many are fine-tuning's.
  expect(all).toEqual([0, 3 * (0.5 + 2 + 2), 0, 3 * 0.5]);
  expect(byChoice.get(0)).toEqual([all, [0, 0, 0, 0]]);
  expect(weights[2]).toEqual([0.5, 2]);
});

it("gives the shares that brute force finds", () => {
  fc.assert(
    fc.property(trials({ questions: 5 }), ({ rulebook, answers }) => {
      const shares = asShares(totals(choicesOf(answers), rulebook).all);
      const truth = brute.sharesOf(rulebook, choicesOf(answers));
      for (const [outcome, share] of Object.entries(truth)) expect(shares[outcome as "rag"]).toBeCloseTo(share, 12);
    }),
    { numRuns: runs(50) },
  );
});
