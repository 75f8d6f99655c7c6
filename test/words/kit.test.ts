import { expect, it } from "vitest";
import type { Kit, KitQuestion } from "../../src/model/kit.ts";
import { kitSentences } from "../../src/words/kit.ts";

const question: KitQuestion = {
  id: "a",
  question: "Why?",
  answer: null,
  isShort: false,
  given: null,
  found: null,
  passage: null,
};

function said(count: number, rest: Partial<Kit> = {}): string[] {
  const questions = Array.from({ length: count }, () => question);
  return kitSentences({ conditions: ["bare", "given"], broken: 0, unjudged: 0, withoutSource: 0, ...rest, questions });
}

it("says what a kit holds and what it leaves to be done", () => {
  expect(said(12, { unjudged: 1, withoutSource: 2, broken: 3 })).toEqual([
    "12 questions under 2 conditions (bare and given): 24 calls.",
    "1 question without a short expected answer: write judge.cjs, or they count as not judged.",
    "2 questions without a known source: left out under given.",
    "3 texts held marks of a template or a reference; each is broken by a space, so that nothing in them acts.",
    "Fewer than 20 questions seldom settle anything.",
  ]);
  expect(said(12, { conditions: ["bare"], withoutSource: 2 })).toHaveLength(2);
});

it.each([
  [9, "Fewer than 10 questions show nothing but their number."],
  [10, "Fewer than 20 questions seldom settle anything."],
  [20, "20 questions show a clear lack of facts or a clear shortfall; that nothing is missing takes 35."],
  [35, "35 questions, all right, show that nothing is missing; 60 settle most."],
  [60, "60 questions settle most."],
])("says what %s questions can show", (count, power) => {
  expect(said(count)).toEqual([expect.any(String), power]);
});
