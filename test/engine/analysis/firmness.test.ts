import { choicesOf, evaluated, unsureIn } from "../given.ts";
import { byDefinition } from "../definition.ts";
import type { Answers } from "../../../src/model/answers.ts";
import type { Turn } from "../../../src/model/decision.ts";
import { decide } from "../../../src/engine/decide.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LevelGrounds, levelOf, weightMarginsOf } from "../../../src/engine/analysis/firmness.ts";
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

const origin = { title: null, engine: "0", digest: "sha256:0" };

/** The single answers to open questions that change the outcome, in file order, by deciding each. */
function turnsByDefinition(rulebook: Rulebook, answers: Answers): Omit<Turn, "conflicts">[] {
  const given = choicesOf(answers);
  const { hidden, outcome } = byDefinition(rulebook, given);
  const open = rulebook.questions.filter(({ id }) => !hidden.has(id) && given[id] === undefined);
  return open.flatMap(({ id, choices }) =>
    choices
      .map(({ id: to }) => ({ question: id, to, outcome: byDefinition(rulebook, { ...given, [id]: to }).outcome }))
      .filter((turn) => turn.outcome !== outcome),
  );
}

/** The level as the design defines it. */
function levelByDefinition(rulebook: Rulebook, answers: Answers): string {
  const given = choicesOf(answers);
  const held = evaluated(rulebook, given);
  const { hidden } = byDefinition(rulebook, given);
  const asked = rulebook.questions.filter(({ id }) => !hidden.has(id));
  const counted = asked.filter(({ id }) => given[id] !== undefined).length;
  const { radius } = weightMarginsOf(rulebook, held);
  const isHeld = held.earned.length === 0 || held.gates.some(({ kind }) => kind === "neither-yet");
  const firm =
    (radius === null ? isHeld : radius >= rulebook.settings["firm-radius"]) &&
    (counted >= 5 || counted === asked.length) &&
    turnsByDefinition(rulebook, answers).length === 0 &&
    brute.sharesOf(rulebook, given)[held.outcome] >= 0.5 - 1e-9;
  return held.kind === "close-call" ? "close-call" : firm ? "firm" : "leaning";
}

/** Turns by question; the conflicts that they bring are another law. */
function byQuestion(turns: readonly Omit<Turn, "conflicts">[]): Omit<Turn, "conflicts">[] {
  return turns
    .map(({ question, to, outcome }) => ({ question, to, outcome }))
    .toSorted((a, b) => a.question.localeCompare(b.question));
}

test("the level and the turns are what the definition says, whatever is asked for besides", () => {
  const levels = new Set<string>();
  fc.assert(
    fc.property(trials(), ({ rulebook, answers }) => {
      const plainly = decide(rulebook, answers, origin);
      const level = levelByDefinition(rulebook, answers);
      levels.add(level);
      expect(plainly.firmness?.level).toBe(level);
      expect(byQuestion(plainly.firmness!.turns)).toEqual(byQuestion(turnsByDefinition(rulebook, answers)));
      const whole = decide(rulebook, answers, origin, { whatNext: true });
      const { turns, ...rest } = whole.firmness!;
      expect(rest).toEqual({ ...plainly.firmness, turns: undefined });
      expect(byQuestion(turns)).toEqual(byQuestion(plainly.firmness!.turns));
      // A firm verdict stands whatever one open question is answered.
      if (level === "firm") expect(turns).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
  expect(levels.size).toBe(3);
});

test("turns come in the order in which they would be asked, unsure ones last", () => {
  fc.assert(
    fc.property(trials(), ({ rulebook, answers }) => {
      const { firmness, askNext } = decide(rulebook, answers, origin, { whatNext: true });
      const order = [...askNext!.map(({ question }) => question), ...unsureIn(answers)];
      const places = firmness!.turns.map(({ question }) => order.indexOf(question));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      const isCore = (id: string): boolean => rulebook.questions.some((one) => one.id === id && one.core);
      const plainly = decide(rulebook, answers, origin).firmness!.turns.map(({ question }) =>
        unsureIn(answers).includes(question) ? 2 : isCore(question) ? 0 : 1,
      );
      expect(plainly).toEqual(plainly.toSorted((a, b) => a - b));
    }),
    { numRuns: runs(100) },
  );
});

test("the share is worked out only where it decides the level", () => {
  const held = evaluated(tiny, { facts: "yes", cite: "yes" });
  const grounds = { radius: 1, open: 3, counted: 5, turns: 0 };
  const asked: string[] = [];
  const level = (changes: Partial<LevelGrounds>, share: number | null | "beyond" = 0.8) =>
    levelOf(tiny, held, { ...grounds, ...changes }, () => {
      asked.push(JSON.stringify(changes));
      return share;
    });
  const leaning = { level: "leaning", share: null, isWorkedOut: true };
  expect(level({ radius: 0.01 })).toEqual(leaning);
  expect(level({ counted: 4 })).toEqual(leaning);
  expect(level({ turns: 1 })).toEqual(leaning);
  expect(asked).toEqual([]);
  expect(level({ counted: 4, open: 0 })).toEqual({ level: "firm", share: 0.8, isWorkedOut: true });
  expect(level({}, 0.4)).toEqual({ level: "leaning", share: 0.4, isWorkedOut: true });
  expect(level({ radius: tiny.settings["firm-radius"] }, 0.5)).toEqual({
    level: "firm",
    share: 0.5,
    isWorkedOut: true,
  });
  expect(level({}, null)).toEqual({ level: "firm", share: null, isWorkedOut: true });
  expect(level({}, "beyond")).toEqual({ ...leaning, isWorkedOut: false });
});
