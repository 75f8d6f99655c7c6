import { choicesOf, evaluated } from "../given.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { levelOf, weightMarginsOf } from "../../../src/engine/analysis/firmness.ts";
import { type Evaluation } from "../../../src/engine/decision/evaluate.ts";
import { approaches } from "../../../src/model/approach.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import * as brute from "./brute-force.ts";
import { runs } from "../../seed.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { trials } from "./rulebooks.ts";

/** The outcomes under the corners of the box of weights that may be off by a share: where each is worst for someone. */
function outcomesWithin(rulebook: Rulebook, held: Evaluation, share: number): Set<string> {
  const base = held.fired.map(({ weight }) => weight);
  const corners = [...approaches, null].flatMap((one) =>
    [...approaches, null].map((other) =>
      held.fired.map(({ weight, effect }) => {
        const difference = (one ? effect[one] : 0) - (other ? effect[other] : 0);
        return weight * (1 + share * Math.sign(difference));
      }),
    ),
  );
  return new Set([base, ...corners].map((weights) => brute.outcomeUnder(rulebook, held, weights)));
}

test("just inside the radius no weights change the outcome, just outside some do", () => {
  fc.assert(
    fc.property(
      trials(),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
      ({ rulebook, answers }, random) => {
        const held = evaluated(rulebook, choicesOf(answers));
        const { radius } = weightMarginsOf(rulebook, held);
        expect(radius === null).toBe(held.outcome === "neither-yet");
        fc.pre(radius !== null);
        const inside = radius * (1 - 1e-6);
        expect([...outcomesWithin(rulebook, held, inside)]).toEqual([held.outcome]);
        const anywhere = held.fired.map(({ weight }, rule) => weight * (1 + inside * random[rule]!));
        expect(brute.outcomeUnder(rulebook, held, anywhere)).toBe(held.outcome);
        if (radius < 1) expect(outcomesWithin(rulebook, held, radius + 1e-6).size).toBeGreaterThan(1);
      },
    ),
    { numRuns: runs(400) },
  );
});

test("each rule's weight is the nearest whole one at which it alone changes the outcome", () => {
  fc.assert(
    fc.property(trials(), ({ rulebook, answers }) => {
      const held = evaluated(rulebook, choicesOf(answers));
      weightMarginsOf(rulebook, held).weights.forEach(({ rule, weight, flipsAt }, index) => {
        expect(rule).toBe(held.fired[index]!.id);
        const changes = (to: number): boolean =>
          to >= 0 &&
          brute.outcomeUnder(
            rulebook,
            held,
            held.fired.map((one, at) => (at === index ? to : one.weight)),
          ) !== held.outcome;
        // Scores are at most some tens apart and effects are whole, so what does not flip by 200 never does.
        const steps = Array.from({ length: 200 }, (_, step) => step + 1);
        const first = steps.find((step) => changes(weight - step) || changes(weight + step));
        const nearest = first === undefined ? null : changes(weight - first) ? weight - first : weight + first;
        expect(flipsAt).toBe(nearest);
      });
    }),
    { numRuns: runs(400) },
  );
});

test.each<[what: string, tuning: number, hybrid: number, flipsAt: number, radius: number]>([
  ["the nearer of two, on the way up", 3, 12, 8, 2 / 5],
  ["the nearer of two, on the way down", 2, 13, 2, 2 / 5],
  ["the lower of two equally near", 2, 12, 1, 3 / 5],
])("a rule that helps one rival and hurts another flips at %s", (_, tuning, hybrid, flipsAt, radius) => {
  // RAG has 15 points, and gains 1 with each point of the first weight, 5; fine-tuning gains 2, the hybrid nothing.
  const [first, second] = tiny.rules;
  const rules = [
    { ...first!, weight: 5, effect: { rag: 1, "fine-tuning": 2, hybrid: 0 } },
    { ...second!, when: first!.when, need: "behaviour" as const, effect: { rag: 0, "fine-tuning": 0, hybrid: 0 } },
  ];
  const settings = { ...tiny.settings, base: { rag: 10, "fine-tuning": tuning, hybrid } };
  const rulebook = { ...tiny, rules, settings };
  expect(weightMarginsOf(rulebook, evaluated(rulebook, { facts: "yes" }))).toEqual({
    radius: expect.closeTo(radius, 12) as number,
    weights: [
      { rule: "needs-facts", weight: 5, flipsAt },
      { rule: "no-facts", weight: 2, flipsAt: null },
    ],
  });
});

test("the level is at most leaning while the outcome's own share is under one half, and then says the share", () => {
  fc.assert(
    fc.property(trials(), ({ rulebook, answers }) => {
      const held = evaluated(rulebook, choicesOf(answers));
      const { radius } = weightMarginsOf(rulebook, held);
      const own = brute.sharesOf(rulebook, choicesOf(answers))[held.outcome];
      const byWeights = levelOf(rulebook, held, radius, () => null);
      const { level, share } = levelOf(rulebook, held, radius, () => own);
      expect(share).toBe(byWeights.level === "firm" ? own : null);
      expect(level).toBe(byWeights.level === "firm" && own < 0.5 ? "leaning" : byWeights.level);
      expect(byWeights).toEqual({ level: expectedLevel(rulebook, held, radius), share: null, isWorkedOut: true });
    }),
    { numRuns: runs(200) },
  );
});

function expectedLevel({ settings }: Rulebook, { kind }: Evaluation, radius: number | null): string {
  if (kind === "close-call") return "close-call";
  return (radius ?? 0) >= settings["firm-radius"] ? "firm" : "leaning";
}
