import fc from "fast-check";
import { expect, test } from "vitest";
import { censusOf } from "../../../../src/engine/analysis/census/census.ts";
import * as brute from "../brute-force.ts";
import { runs } from "../../../seed.ts";
import { trials } from "../rulebooks.ts";

test("the census counts what going through every sheet counts", () => {
  fc.assert(
    fc.property(trials({ questions: 5 }), ({ rulebook }) => {
      const { rulebook: named, outcomes, monotone, unearned, ...rest } = censusOf(rulebook);
      const truth = brute.censusOf(rulebook);
      expect({
        ...rest,
        outcomes: outcomes.map(({ outcome, sheets }) => ({ outcome, sheets })),
        monotone: monotone.map(({ broken }) => broken === null),
      }).toEqual(truth);
      expect(named).toEqual({ id: rulebook.id, version: rulebook.version });
      const shares = brute.sharesOf(rulebook, {});
      for (const { outcome, share } of outcomes) expect(share).toBeCloseTo(shares[outcome], 12);
      const free = outcomes.filter(
        ({ outcome, sheets }) =>
          outcome !== "neither-yet" && sheets > 0n && rulebook.settings["earned-by"][outcome].length === 0,
      );
      expect(unearned).toEqual(free.map(({ outcome }) => outcome));
    }),
    { numRuns: runs(200) },
  );
});

test("a broken monotonicity comes with a sheet on which it is broken", () => {
  let broken = 0;
  fc.assert(
    fc.property(trials(), ({ rulebook }) => {
      for (const { broken: shown, ...declared } of censusOf(rulebook).monotone) {
        if (!shown) continue;
        broken++;
        const step = declared.order.indexOf(shown.from);
        expect(declared.order[step + 1]).toBe(shown.to);
        expect(brute.breaksAt(rulebook, declared, shown.answers, step)).toBe(true);
      }
    }),
    { numRuns: runs(200) },
  );
  expect(broken).toBeGreaterThan(0);
});
