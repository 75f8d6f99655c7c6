import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { censusOf } from "../../../src/engine/analysis/census/census.ts";
import { weightMarginsOf } from "../../../src/engine/analysis/firmness.ts";
import { flipsOf } from "../../../src/engine/analysis/flips/flips.ts";
import { whatNext } from "../../../src/engine/analysis/next/ask-next.ts";
import { encode } from "../../../src/engine/decision/assignment.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import { referenceProblems } from "../../../src/engine/rulebook/validate.ts";
import { reachOf, startingReach } from "../../../src/engine/rulebook/reach.ts";
import { mostPoints, outcomes } from "../../../src/model/approach.ts";
import { type Rulebook, rulebookSchema } from "../../../src/model/rulebook.ts";
import { runs } from "../../seed.ts";
import { choicesOf, evaluated, unsureIn } from "../given.ts";
import * as brute from "./brute-force.ts";
import { type Trial, trials } from "./rulebooks.ts";

/** All points of a rulebook times a factor, then as much weight as is left of what is accepted for one of its rules. */
function scaled(rulebook: Rulebook, factor: number, heaviest: number): Rulebook {
  const { settings, rules } = rulebook;
  const { rag, hybrid, "fine-tuning": fineTuning } = settings.base;
  const grown = rules.map((rule) => {
    return { ...rule, weight: rule.weight * factor };
  });
  const base = { rag: rag * factor, "fine-tuning": fineTuning * factor, hybrid: hybrid * factor };
  const changed = { ...settings, base, bar: settings.bar * factor, "close-call": settings["close-call"] * factor };
  const rule = grown[heaviest];
  const perWeight = rule ? reachOf({ ...rule, weight: 1 }) : 0;
  if (rule && perWeight > 0) {
    const left = mostPoints - reachIn({ settings: changed, rules: grown });
    rule.weight += Math.floor(left / perWeight);
  }
  return rulebookSchema.parse({ ...rulebook, settings: changed, rules: grown });
}

function reachIn({ settings, rules }: Pick<Rulebook, "settings" | "rules">): number {
  return rules.reduce((sum, rule) => sum + reachOf(rule), startingReach(settings));
}

/** Trials at a scale from 1 to the largest accepted, some with one rule that outweighs all others. */
const scaledTrials: fc.Arbitrary<Trial> = fc
  .tuple(trials({ questions: 5 }), fc.constantFrom(0, 0.001, 0.03, 0.5, 1), fc.integer({ min: -9, max: 8 }))
  .map(([{ rulebook, ...rest }, part, heaviest]) => {
    const most = Math.floor(mostPoints / Math.max(3, reachIn(rulebook)));
    return { ...rest, rulebook: scaled(rulebook, Math.max(1, Math.floor(part * most)), heaviest) };
  });

describe("against brute force, at scales up to the largest accepted", () => {
  test("what is made here is accepted, and comes close to the most", () => {
    let largest = 0;
    fc.assert(
      fc.property(scaledTrials, ({ rulebook }) => {
        expect(referenceProblems(rulebook).filter(({ code }) => code === "too-large")).toEqual([]);
        largest = Math.max(largest, reachIn(rulebook));
      }),
      { numRuns: runs(100) },
    );
    expect(largest).toBeGreaterThan(0.99 * mostPoints);
  });

  test("shares and what to ask next", () => {
    fc.assert(
      fc.property(scaledTrials, ({ rulebook, answers }) => {
        const compiled = compiledOf(rulebook);
        const { shares, askNext } = whatNext(compiled, encode(compiled, answers), unsureIn(answers));
        const truth = brute.sharesOf(rulebook, choicesOf(answers));
        for (const outcome of outcomes) expect(shares[outcome]).toBeCloseTo(truth[outcome], 12);
        const gains = brute.gainsOf(rulebook, answers);
        for (const { question, gain } of askNext) expect(Math.abs(gain - gains[question]!)).toBeLessThan(1.5e-9);
      }),
      { numRuns: runs(300) },
    );
  });

  test("flips", () => {
    fc.assert(
      fc.property(scaledTrials, ({ rulebook, answers, fixed }) => {
        const compiled = compiledOf(rulebook);
        const { flips } = flipsOf(compiled, encode(compiled, answers), fixed);
        const plainly = flips.map(brute.withoutThresholds);
        const truth = brute.flipsOf(rulebook, answers, fixed);
        expect(plainly).toHaveLength(truth.length);
        expect(plainly).toEqual(expect.arrayContaining(truth));
      }),
      { numRuns: runs(300) },
    );
  });

  test("the census, with ties, gates and proofs", () => {
    fc.assert(
      fc.property(scaledTrials, ({ rulebook }) => {
        const census = censusOf(rulebook);
        const truth = brute.censusOf(rulebook);
        expect(census.ties).toBe(truth.ties);
        expect(census.outcomes.map(({ sheets }) => sheets)).toEqual(truth.outcomes.map(({ sheets }) => sheets));
        expect(census.gates).toEqual(truth.gates);
        expect(census.idleQuestions).toEqual(truth.idleQuestions);
        expect(census.monotone.map(({ broken }) => broken === null)).toEqual(truth.monotone);
      }),
      { numRuns: runs(200) },
    );
  });

  test("no weights within the radius change the outcome", () => {
    fc.assert(
      fc.property(scaledTrials, fc.array(fc.constantFrom(-1, 1), { minLength: 9, maxLength: 9 }), (trial, signs) => {
        const held = evaluated(trial.rulebook, choicesOf(trial.answers));
        const { radius } = weightMarginsOf(trial.rulebook, held);
        if (radius === null || radius === 0) return;
        const within = held.fired.map(({ weight }, at) => weight * (1 + signs[at]! * radius * 0.999));
        expect(brute.outcomeUnder(trial.rulebook, held, within)).toBe(held.outcome);
      }),
      { numRuns: runs(300) },
    );
  });
});

test("points past what can be counted are refused, and name the rule that goes past it", () => {
  fc.assert(
    fc.property(trials(), fc.integer({ min: 1, max: 1_000_000 }), ({ rulebook }, more) => {
      const at = rulebook.rules.findIndex((rule) => reachOf({ ...rule, weight: 1 }) > 0);
      if (at < 0) return;
      const full = scaled(rulebook, 1, at);
      const rules = full.rules.map((rule, index) => {
        return index === at ? { ...rule, weight: rule.weight + more } : rule;
      });
      const past = { ...full, rules };
      const [first] = referenceProblems(past).filter(({ code }) => code === "too-large");
      const last = rules.findLastIndex((rule) => reachOf(rule) > 0);
      expect(first?.path[0]).toBe("rules");
      expect(Number(first?.path[1])).toBeGreaterThanOrEqual(at);
      expect(Number(first?.path[1])).toBeLessThanOrEqual(last);
      expect(() => compiledOf(past)).toThrow(RangeError);
    }),
    { numRuns: runs(100) },
  );
});

test.each([1e6, 1e9, 1e12, 2 ** 53 - 1])("a weight of %d is refused by the schema", (weight) => {
  const rule = { id: "r", when: { q: "a" }, weight, effect: { rag: 1, "fine-tuning": 0, hybrid: 0 }, because: "b" };
  const read = rulebookSchema.shape.rules.safeParse([rule]);
  expect(read.error?.issues[0]?.path).toEqual([0, "weight"]);
});
