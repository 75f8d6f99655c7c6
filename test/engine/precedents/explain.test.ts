import { describe, expect, it } from "vitest";
import { compilePrecedents } from "../../../src/engine/precedents/compile.ts";
import { explainByPrecedents } from "../../../src/engine/precedents/explain.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import type { Explanation } from "../../../src/model/explanation.ts";
import { wide } from "../wide.ts";
import { told } from "./told.ts";

const precedents = compilePrecedents(compiledOf(wide), [
  told("a", { facts: "yes", pages: "some", tone: "unsure" }, { form: "search" }),
  told("b", { facts: "no", cite: "yes" }, { source: { title: "B", where: "https://example.org", date: "2025" } }),
]);
const question: Explanation = {
  kind: "question",
  id: "voice",
  text: "A voice of its own?",
  help: null,
  core: false,
  unit: null,
  askedWhen: null,
  weighs: null,
  choices: [],
};
const steps: Explanation = { kind: "next steps", id: "voice", steps: [] };

describe("what precedents add to an explanation", () => {
  it.each<[what: string, weights: number[], found: Explanation[], expected: Explanation[]]>([
    ["what the question weighs", [0.1, 0, 0, 0.5, 0, 0], [question], [{ ...question, weighs: 0.5 }]],
    ["that it tells nothing", [0.1, 0, 0, 0, 0, 0], [question], [{ ...question, weighs: 0 }]],
    ["no weight where no question tells anything", [0, 0, 0, 0, 0, 0], [question], [question]],
    ["nothing to what is no question", [0, 0, 0, 0.5, 0, 0], [steps], [steps]],
  ])("is %s", (_, weights, found, expected) => {
    expect(explainByPrecedents(wide, { ...precedents, weights }, { id: "voice", found })).toEqual(expected);
  });

  it("is the case of that id, behind what else goes by it", () => {
    const common = { kind: "precedent", text: "They asked. It answered.", outcome: "rag" };
    expect(explainByPrecedents(wide, precedents, { id: "a", found: [steps] })).toEqual([
      steps,
      {
        ...common,
        id: "a",
        title: "On a",
        where: "https://example.org/a",
        date: null,
        form: "by search",
        answers: { facts: "yes", pages: "some" },
      },
    ]);
    expect(explainByPrecedents(wide, precedents, { id: "b", found: [] })).toEqual([
      {
        ...common,
        id: "b",
        title: "B",
        where: "https://example.org",
        date: "2025",
        form: null,
        answers: { facts: "no" },
      },
    ]);
  });
});
