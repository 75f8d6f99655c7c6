import { Chalk } from "chalk";
import { expect, it } from "vitest";
import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import { renderScreen } from "../../../../src/load/answers/questionnaire/render.ts";
import {
  type Questionnaire,
  type QuestionnaireState,
  startQuestionnaire,
} from "../../../../src/load/answers/questionnaire/state.ts";
import type { Answers } from "../../../../src/model/answers.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import { keyed, ofLength, script } from "./keyed.ts";

function drawn(state: QuestionnaireState, on: Questionnaire = script, level: 0 | 1 = 0): string {
  return renderScreen(on, state, { width: 110, height: 40, chalk: new Chalk({ level }) });
}

const given: Answers = {
  facts: { value: "yes", choice: "yes", from: "flag" },
  cite: { value: "unsure", choice: null, from: "file" },
  voice: { value: "own", choice: "own", from: "prompt" },
};
const { facts, cite } = given;
const soon: Questionnaire = {
  ...script,
  order: (answers) => ({ ...fileOrder(tiny)(answers), settled: answers.facts?.choice === "no" }),
};

it.each<[on: Questionnaire, answers: Answers, line: string]>([
  [script, {}, 'At most 4 questions, 1 minute. "Not sure" is an answer too, and f finishes at any time.'],
  [ofLength(1), {}, 'At most 1 question, 1 minute. "Not sure"'],
  [ofLength(12), {}, 'At most 12 questions, 3 minutes. "Not sure"'],
  [ofLength(13), {}, 'About 12 questions, 3 minutes, where those settle it; at most 13, 4 minutes. "Not sure"'],
  [script, { facts: facts! }, "1 answer is there; up to 3 questions are left, and f finishes at any time."],
  [script, { facts: facts!, cite: cite! }, "2 answers are there; up to 2 questions are left, and f"],
  [{ ...script, file: "a.yaml" }, given, "3 answers are there, from a.yaml; up to 1 question is left, and f"],
])("an opening says how long it takes, or where it stands: %#", (on, answers, line) => {
  expect(drawn(startQuestionnaire(on, answers), on).split("\n")[1]).toContain(line);
});

it.each<[what: string, keys: string, said: string[], on?: Questionnaire]>([
  ["a change", "1<enter>1<enter>1<enter><down><enter>", ["Change an answer", "❯ 1  No ✓"]],
  ["what a change brings up", "1<enter>1<enter>1<enter><down><enter>2<enter>", ["One more question", "Must it cite?"]],
  ["an exact number", "1<enter>1500<enter><left>", ["❯ 1,000 or more ✓ 1,500"]],
  ["a band", "1<enter><down><enter><left>", ["❯ under 1,000 ✓"]],
  [
    "two questions that cannot matter",
    "1<enter>",
    [
      "The 2 questions that are left cannot change the outcome.",
      "Answered, they still make costs, steps and risks your own.",
    ],
    soon,
  ],
  ["the end of an open run", "1<enter><up><enter>f<enter>", ["✓ 1 answered, 1 not sure"]],
  ["the end of a full one", "1<enter>1<enter>1<enter><enter>", ["✓ 3 answered"]],
  ["a review with two open", "1<enter>f", ["Answer the 2 questions that are left"]],
  ["a review with one open", "1<enter>1<enter>f", ["Answer the question that is left"]],
])("a screen says %s", (_, keys, said, on = script) => {
  const lines = drawn(keyed(keys, { on }), on)
    .split("\n")
    .map((line) => line.trim());
  expect(lines).toEqual(expect.arrayContaining(said));
});

it("a review says of each answer what it is and where it came from, and asks in full what is highlighted", () => {
  const state = keyed("1500<enter><down>", { given });
  expect(drawn(state).split("\n").slice(0, 9)).toEqual([
    "Your answers. Change any of them, or go on.",
    "",
    "  See the verdict",
    "",
    "❯ facts   Yes (flag)",
    "  cite    (not sure)",
    "  volume  1,500",
    "  voice   Yes",
    "",
  ]);
  expect(drawn(state)).toContain("\n  Are facts needed?\n");
  expect(drawn(state, script, 1)).toContain("\u001b[2m  Are facts needed?\u001b[22m");
});
