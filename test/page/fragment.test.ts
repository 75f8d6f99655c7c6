import fc from "fast-check";
import { expect, it } from "vitest";
import type { Answers } from "../../src/model/answers.ts";
import { readFragment, toFragment } from "../../src/page/fragment.ts";
import { tiny } from "../tiny-rulebook.ts";
import { anyAnswers } from "./any-answers.ts";

function values(answers: Answers) {
  return Object.entries(answers).map(([id, { value, choice }]) => [id, value, choice]);
}

it("reads every answer sheet back from its link", () => {
  fc.assert(
    fc.property(anyAnswers(tiny), (answers) => {
      const read = readFragment(toFragment(answers), tiny);
      expect(read).toHaveProperty("answers");
      if ("answers" in read) expect(values(read.answers)).toEqual(values(answers));
    }),
  );
});

const manyAnswers = `#?${Array.from({ length: 200_000 }, (_, at) => `q${at}=x`).join("&")}`;

const bad: [name: string, fragment: string, problem: RegExp][] = [
  ["another fragment", "#verdict", /does not hold answers/],
  ["an unknown question", "#?voise=own", /"voise" is not a question/],
  ["an unknown choice", "#?voice=owl", /"owl" is not a choice of voice/],
  ["a bad number", "#?volume=-3", /"-3" is not a number/],
  ["an answer given twice", "#?voice=own&voice=plain", /answers voice twice/],
  ["the prototype", "#?__proto__=own", /"__proto__" is not a question/],
  ["a member of every object", "#?constructor=own", /"constructor" is not a question/],
  ["bytes that are no text", "#?voice=%ff%E0%A4", /is not a choice of voice/],
  ["more answers than anyone asked for", manyAnswers, /"q0" is not a question/],
  ["one bad answer among good ones", "#?facts=yes&voice=owl", /"owl" is not a choice/],
];
it.each(bad)("refuses %s, and all that stands beside it", (_, fragment, problem) => {
  const read = readFragment(fragment, tiny);
  expect(read).toEqual({ problem: expect.stringMatching(problem) as string });
});

it("gives answers or a problem for any text, and touches no prototype", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readFragment(`#?${text}`, tiny);
      expect("answers" in read || read.problem.length > 0).toBe(true);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
  );
});
