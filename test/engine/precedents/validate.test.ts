import { expect, it } from "vitest";
import { precedentProblems } from "../../../src/engine/precedents/validate.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import type { Problem } from "../../../src/model/diagnostic.ts";
import type { Precedent } from "../../../src/model/precedent.ts";
import { wide } from "../wide.ts";
import { told } from "./told.ts";

const answers = { facts: "yes", volume: 5, voice: "own", pages: "many", tone: "warm" };
const questions = "questions: facts, cite, volume, voice, pages, tone";

function without(id: keyof typeof answers): Precedent["answers"] {
  return Object.fromEntries(Object.entries(answers).filter(([one]) => one !== id));
}

it.each<[what: string, precedents: Precedent[], problems: Problem[]]>([
  ["five answers are enough", [told("a", answers)], []],
  ["a form of its outcome is known", [told("a", answers, { form: "search" })], []],
  ["one answer sets two cases apart", [told("a", answers), told("b", { ...answers, tone: "plain" })], []],
  [
    "a question and a choice that are not there, each at its place",
    [told("a", answers), told("b", { ...answers, tons: "x", voice: "owl" })],
    [
      {
        path: ["precedents", 1, "answers", "voice"],
        code: "unknown-choice",
        message: '"owl" is not a choice of voice',
        hint: "did you mean own? choices: plain (No), own (Yes), unsure",
      },
      {
        path: ["precedents", 1, "answers", "tons"],
        at: "key",
        code: "unknown-question",
        message: '"tons" is not a question of this rulebook',
        hint: `did you mean tone? ${questions}`,
      },
    ],
  ],
  [
    "a form that its outcome does not have",
    [told("a", answers, { form: "serch" })],
    [
      {
        path: ["precedents", 0, "form"],
        code: "unknown-id",
        message: '"serch" is not a form of rag',
        hint: "did you mean search? forms of rag: search, agent",
      },
    ],
  ],
  [
    "a form where its outcome has none",
    [told("a", answers, { form: "search", outcome: "hybrid" })],
    [
      {
        path: ["precedents", 0, "form"],
        code: "unknown-id",
        message: '"search" is not a form of hybrid',
        hint: "leave it out",
      },
    ],
  ],
  [
    "a case that is told twice",
    [told("a", answers), told("b", without("tone")), told("a", { ...answers, tone: "plain" })],
    [
      {
        path: ["precedents", 2, "id"],
        code: "duplicate-id",
        message: '"a" is there twice',
        hint: "a case is told once",
      },
    ],
  ],
  [
    "too few answers",
    [told("a", answers), told("b", without("tone"))],
    [
      {
        path: ["precedents", 1, "answers"],
        code: "shape",
        message: "b has 4 answers that count",
        hint: "with fewer than 5 nothing is ever like it",
      },
    ],
  ],
  [
    "too few that count, since one is to a question that is not asked",
    [told("a", { ...without("tone"), facts: "no", cite: "yes" })],
    [
      {
        path: ["precedents", 0, "answers"],
        code: "shape",
        message: "a has 4 answers that count",
        hint: "with fewer than 5 nothing is ever like it",
      },
    ],
  ],
  [
    "the very answers of another, in whatever words: of the first that has them",
    [told("a", answers), told("b", { ...answers, volume: 7, tone: "WARM" }), told("c", answers)],
    ["b", "c"].map((id, at) => ({
      path: ["precedents", at + 1, "answers"],
      code: "duplicate-id",
      message: `${id} has the very answers of a`,
      hint: "keep one of them",
    })),
  ],
  [
    "too few answers and those of another, of which the first is said",
    [told("a", without("tone")), told("b", without("tone"))],
    ["a", "b"].map((id, at) => ({
      path: ["precedents", at, "answers"],
      code: "shape",
      message: `${id} has 4 answers that count`,
      hint: "with fewer than 5 nothing is ever like it",
    })),
  ],
])("of precedents is said: %s", (_, precedents, problems) => {
  const forms = { rag: [...wide.forms.rag, { id: "agent", label: "by an agent", because: "So." }] };
  expect(precedentProblems(compiledOf({ ...wide, forms }), precedents)).toEqual(problems);
});
