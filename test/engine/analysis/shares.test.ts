import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import { assigned, choicesOf, evaluated, unsureIn } from "../given.ts";
import { encode } from "../../../src/engine/decision/assignment.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entropyOf, whatNext } from "../../../src/engine/analysis/next/ask-next.ts";
import { asShares, isSettled, sharesOf } from "../../../src/engine/analysis/shares.ts";
import { outcomes } from "../../../src/model/approach.ts";
import * as brute from "./brute-force.ts";
import { runs } from "../../seed.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { trials } from "./rulebooks.ts";

describe("against brute force, on random rulebooks", () => {
  test("shares", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const given = choicesOf(answers);
        const shares = sharesOf(compiledOf(rulebook), assigned(rulebook, given));
        const truth = brute.sharesOf(rulebook, given);
        for (const outcome of outcomes) expect(shares[outcome]).toBeCloseTo(truth[outcome], 12);
      }),
      { numRuns: runs(300) },
    );
  });

  test("settled", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const given = choicesOf(answers);
        const { outcome } = evaluated(rulebook, given);
        const shares = sharesOf(compiledOf(rulebook), assigned(rulebook, given));
        expect(isSettled(shares, outcome)).toBe(brute.isSettled(rulebook, given));
      }),
      { numRuns: runs(300) },
    );
  });

  test("what to ask next", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const { shares, askNext } = whatNext(
          compiledOf(rulebook),
          encode(compiledOf(rulebook), answers),
          unsureIn(answers),
        );
        const truth = brute.gainsOf(rulebook, answers);
        expect(askNext.map(({ question }) => question).sort()).toEqual(Object.keys(truth).sort());
        for (const { question, gain } of askNext) expect(Math.abs(gain - truth[question]!)).toBeLessThan(1.5e-9);
        expect(entropyOf(shares)).toBeCloseTo(brute.entropy(brute.sharesOf(rulebook, choicesOf(answers))), 9);
      }),
      { numRuns: runs(300) },
    );
  });
});

test("what to ask next is sorted by gain, then in file order", () => {
  fc.assert(
    fc.property(trials(), ({ rulebook, answers }) => {
      const { askNext } = whatNext(compiledOf(rulebook), encode(compiledOf(rulebook), answers), unsureIn(answers));
      const place = (id: string): number => rulebook.questions.findIndex((question) => question.id === id);
      const sorted = askNext.toSorted((a, b) => b.gain - a.gain || place(a.question) - place(b.question));
      expect(askNext).toEqual(sorted);
    }),
  );
});

test("likelihoods of any size, and many questions, give the same shares as their ratios", () => {
  fc.assert(
    fc.property(trials(), fc.constantFrom(1e-320, 1e-300, 1e300, 4e307), ({ rulebook, answers }, size) => {
      const grown = rulebook.questions.map((question) => {
        const likelihood = Object.fromEntries(
          question.choices.map(({ id }) => [id, (question.likelihood?.[id] ?? 1) * size]),
        );
        return { ...question, likelihood };
      });
      const large = { ...rulebook, questions: grown };
      const [one, other] = [rulebook, large].map((each) =>
        whatNext(compiledOf(each), encode(compiledOf(each), answers), unsureIn(answers)),
      );
      for (const outcome of outcomes) expect(other!.shares[outcome]).toBeCloseTo(one!.shares[outcome], 3);
      expect(other!.askNext.map(({ question }) => question).sort()).toEqual(
        one!.askNext.map(({ question }) => question).sort(),
      );
      for (const { gain } of other!.askNext) expect(gain).not.toBeNaN();
    }),
    { numRuns: runs(100) },
  );
});

test("as many questions as a file can hold give no share that is not a number", () => {
  const questions = Array.from({ length: 2000 }, (_, at) => ({
    ...tiny.questions[0]!,
    id: `q${at}`,
    choices: ["a", "b", "c"].map((id) => ({ id, label: id })),
  }));
  const rules = [{ ...tiny.rules[0]!, when: { test: "q0", in: ["a"] }, unless: undefined }];
  const many = { ...tiny, questions, rules, constraints: [], gates: [], conflicts: [], warnings: [], "next-steps": {} };
  const shares = sharesOf(compiledOf(many), assigned(many, {}));
  expect(Object.values(shares).reduce((all, one) => all + one, 0)).toBeCloseTo(1, 9);
});

test("shares are each winner's part of all, and settled only where it is all of it", () => {
  const shares = asShares([1, 0, 4, 3]);
  expect(shares).toEqual({ rag: 1 / 8, "fine-tuning": 0, hybrid: 4 / 8, "neither-yet": 3 / 8 });
  expect(isSettled(shares, "hybrid")).toBe(false);
  expect(isSettled(asShares([0, 0, 5, 0]), "hybrid")).toBe(true);
  expect(isSettled(asShares([0, 0, 5, 0]), "rag")).toBe(false);
});
