import type { Answers } from "../../../../src/model/answers.ts";
import type { Rulebook } from "../../../../src/model/rulebook.ts";
import { byDefinition } from "../../definition.ts";
import { assigned, choicesOf, evaluated, given } from "../../given.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import { flipsOf } from "../../../../src/engine/analysis/flips/flips.ts";
import { createOutcomeSums } from "../../../../src/engine/analysis/flips/outcome-sums.ts";
import { outcomes } from "../../../../src/model/approach.ts";
import * as brute from "../brute-force.ts";
import { runs } from "../../../seed.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import { trials } from "../rulebooks.ts";

function flipsOn(rulebook: Rulebook, answers: Answers, fixed: readonly string[] = []) {
  return flipsOf(compiledOf(rulebook), assigned(rulebook, choicesOf(answers)), fixed);
}

test("a sheet has the outcome that evaluate gives, whatever is changed and in whatever order", () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 });
  fc.assert(
    fc.property(trials(), changes, ({ rulebook, answers }, steps) => {
      const choices: Record<string, string> = { ...choicesOf(answers) };
      const sheet = createOutcomeSums(compiledOf(rulebook), assigned(rulebook, choices));
      expect(outcomes[sheet.outcomeOf(sheet.sums)]).toBe(evaluated(rulebook, choices).outcome);
      for (const [step, value] of steps) {
        const at = step % rulebook.questions.length;
        const question = rulebook.questions[at]!;
        const choice = value % (question.choices.length + 1);
        sheet.set({ question: at, value: choice });
        delete choices[question.id];
        if (choice < question.choices.length) choices[question.id] = question.choices[choice]!.id;
        expect(outcomes[sheet.outcomeOf(sheet.sums)]).toBe(evaluated(rulebook, choices).outcome);
      }
    }),
    { numRuns: runs(300) },
  );
});

test.each([
  ["", {}],
  [" where all conditions look at three questions", { wide: true, questions: 5 }],
])("flips are all the minimal sets that brute force finds, in the same order%s", (_, shape) => {
  fc.assert(
    fc.property(trials(shape), ({ rulebook, answers, fixed }) => {
      const { flips, neverMatters } = flipsOn(rulebook, answers, fixed);
      expect(flips.map(brute.withoutThresholds)).toEqual(brute.flipsOf(rulebook, answers, fixed));
      const { hidden, counted } = byDefinition(rulebook, choicesOf(answers));
      const used = flips.flatMap(({ changes }) => changes.map(({ question }) => question));
      const changeable = Object.keys(counted).filter((id) => !hidden.has(id) && !fixed.includes(id));
      expect(neverMatters).toEqual(changeable.filter((id) => !used.includes(id)));
    }),
    { numRuns: runs(300) },
  );
});

test.each<[from: string, to: string, at: number, way: string]>([
  ["low", "high", 5000, "up"],
  ["mid", "high", 5000, "up"],
  ["high", "low", 1000, "down"],
  ["high", "mid", 5000, "down"],
])("a flip of a number from %s to %s says the threshold it crosses, and which way", (from, to, at, way) => {
  const bands = [
    { id: "low", label: "under 1,000", below: 1000 },
    { id: "mid", label: "under 5,000", below: 5000 },
    { id: "high", label: "5,000 or more" },
  ];
  const questions = tiny.questions.map((one) => (one.id === "volume" ? { ...one, choices: bands } : one));
  const { flips, neverMatters } = flipsOn({ ...tiny, questions }, given({ volume: from }));
  const [outcome, other] = from === "high" ? ["fine-tuning", "neither-yet"] : ["neither-yet", "fine-tuning"];
  expect(outcome).toBe(evaluated(tiny, { volume: from }).outcome);
  expect(flips).toContainEqual({ changes: [{ question: "volume", from, to, at, way }], outcome: other, conflicts: [] });
  expect(neverMatters).toEqual([]);
});

test("a flip of another question crosses no threshold, and a fixed answer is in none", () => {
  const answers = given({ facts: "yes" });
  const change = { question: "facts", from: "yes", to: "no", at: null, way: null };
  expect(flipsOn(tiny, answers).flips).toEqual([{ changes: [change], outcome: "neither-yet", conflicts: [] }]);
  expect(flipsOn(tiny, answers, ["facts"])).toEqual({ flips: [], neverMatters: [] });
});
