import { assigned, choicesOf, evaluated, given } from "../../given.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adaptiveOrder } from "../../../../src/engine/analysis/next/adaptive-order.ts";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import { createBudget } from "../../../../src/engine/analysis/bound.ts";
import { outcomePlan, sharesOf } from "../../../../src/engine/analysis/shares.ts";
import { estimateCost } from "../../../../src/engine/analysis/diagram/cost-estimate.ts";
import { byDefinition } from "../../definition.ts";
import { fileOrder, type QuestionOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import type { Answers, Choices } from "../../../../src/model/answers.ts";
import type { Rulebook } from "../../../../src/model/rulebook.ts";
import { shipped as rulebook } from "../../../shipped.ts";
import { runs } from "../../../seed.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import * as brute from "../brute-force.ts";
import { trials } from "../rulebooks.ts";

/** Answers what the plan asks from a complete sheet until it is settled; null when everything was asked. */
function askUntilSettled(plan: QuestionOrder, sheet: Record<string, string>): { answers: Answers; settled: boolean } {
  let answers: Answers = {};
  for (;;) {
    const { next, settled } = plan(answers);
    if (settled || next === null) return { answers, settled };
    const choice = sheet[next]!;
    answers = { ...answers, [next]: { value: choice, choice, from: "prompt" } };
  }
}

/** The same sheets every time: a small generator with a fixed seed stands in for chance. */
function sheets(count: number): Record<string, string>[] {
  let state = 1;
  const below = (end: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  return Array.from({ length: count }, () =>
    Object.fromEntries(rulebook.questions.map(({ id, choices }) => [id, choices[below(choices.length)]!.id])),
  );
}

// A mean over many sheets takes longer than one mutant may.
const long = { timeout: 3_600_000, skip: Boolean(process.env.MUTATION) };

test("the adaptive order stops early, with the outcome of the full questionnaire", long, () => {
  const many = sheets(process.env.FULL ? 1000 : 100);
  const adaptive = adaptiveOrder(rulebook);
  const untilSettled: QuestionOrder = (answers) => {
    const planned = fileOrder(rulebook)(answers);
    // Before the core is answered, few sheets are settled, and to find out takes long.
    if (Object.keys(answers).length < 6) return planned;
    const choices = choicesOf(answers);
    return {
      ...planned,
      settled: sharesOf(compiledOf(rulebook), assigned(rulebook, choices))[evaluated(rulebook, choices).outcome] === 1,
    };
  };
  let [asked, inFileOrder] = [0, 0];
  for (const sheet of many) {
    const { answers } = askUntilSettled(adaptive, sheet);
    expect(evaluated(rulebook, choicesOf(answers)).outcome).toBe(evaluated(rulebook, sheet).outcome);
    asked += Object.keys(answers).length;
    if (process.env.FULL) inFileOrder += Object.keys(askUntilSettled(untilSettled, sheet).answers).length;
  }
  const mean = asked / many.length;
  const other = process.env.FULL ? `, ${inFileOrder / many.length} in file order` : "";
  console.log(`questions asked on average: ${mean} in adaptive order${other}`);
  expect(mean).toBeLessThanOrEqual(12);
});

test("on random rulebooks, core questions come first and a settled plan cannot be overturned", () => {
  fc.assert(
    fc.property(trials(), fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), ({ rulebook: random }, numbers) => {
      const sheet = Object.fromEntries(
        random.questions.map(({ id, choices }, index) => [id, choices[numbers[index]! % choices.length]!.id]),
      );
      const certain = random.questions.every(({ likelihood }) =>
        Object.values(likelihood ?? {}).every((one) => one > 0),
      );
      const { answers, settled } = askUntilSettled(adaptiveOrder(random), sheet);
      const core = random.questions.filter((question) => question.core).map(({ id }) => id);
      const asked = Object.keys(answers);
      for (const [at, id] of asked.entries()) {
        const before = Object.fromEntries(asked.slice(0, at).map((one) => [one, sheet[one]!]));
        // An answer can bring a core question back that was hidden, so this holds at each step and not over all of them.
        const open = core.filter((one) => !byDefinition(random, before).hidden.has(one) && !(one in before));
        if (!core.includes(id)) expect(open).toEqual([]);
      }
      // A choice that is said never to occur may still be made, and may overturn what was settled without it.
      if (settled && certain)
        expect(evaluated(random, choicesOf(answers)).outcome).toBe(evaluated(random, sheet).outcome);
    }),
  );
});

describe("settled", () => {
  test("is exactly that every way to answer the rest has the outcome of the answers so far", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook: random, answers }) => {
        fc.pre(Object.keys(answers).length > 0);
        const choices = choicesOf(answers);
        const { outcome } = evaluated(random, choices);
        expect(adaptiveOrder(random)(answers).settled).toBe(brute.sharesOf(random, choices)[outcome] > 1 - 1e-12);
      }),
      { numRuns: runs(200) },
    );
  });

  test.each<[Record<string, string>, boolean]>([
    [{ facts: "yes", voice: "plain" }, true],
    [{ facts: "yes" }, false],
    [{ voice: "own" }, false],
    [{ facts: "no", voice: "plain" }, false],
  ])("after %j is %s", (choices, settled) => {
    expect(adaptiveOrder(tiny)(given(choices)).settled).toBe(settled);
  });

  test("is not said before the first answer, nor while to find out takes long", () => {
    expect(adaptiveOrder(tiny)({})).toEqual(fileOrder(tiny)({}));
    const all = rulebook.questions.map(({ id, choices }) => [id, choices[0]!.id] as const);
    const early = given(Object.fromEntries(all.slice(-1)));
    expect(adaptiveOrder(rulebook)(early)).toEqual(fileOrder(rulebook)(early));
  });
});

test("the work of a walk is nothing where nothing can win, and at least a cell for each question left", () => {
  const walk = (random: Rulebook, choices: Choices) =>
    outcomePlan(compiledOf(random), assigned(random, choices), createBudget()).diagram;
  fc.assert(
    fc.property(trials(), ({ rulebook: random, answers }) => {
      const automaton = walk(random, choicesOf(answers));
      if (automaton.start === null) expect(estimateCost(automaton)).toBe(0);
      else expect(estimateCost(automaton)).toBeGreaterThanOrEqual(automaton.layers.length);
    }),
  );
  expect(estimateCost(walk({ ...tiny, rules: [] }, {}))).toBe(0);
});
