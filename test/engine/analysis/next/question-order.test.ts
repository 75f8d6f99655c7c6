import { expect, it } from "vitest";
import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import type { Answers } from "../../../../src/model/answers.ts";
import { tiny } from "../../../tiny-rulebook.ts";

function given(choices: Record<string, string | null>): Answers {
  return Object.fromEntries(
    Object.entries(choices).map(([id, choice]) => [id, { value: choice ?? "unsure", choice, from: "prompt" }]),
  );
}

it.each<[string, Record<string, string | null>, string | null, number]>([
  ["nothing answered", {}, "facts", 4],
  ["the core answered", { facts: "yes" }, "cite", 3],
  ["a question hidden", { facts: "no" }, "volume", 2],
  ["its condition unknown, so that it is asked", { facts: null }, "cite", 3],
  ["answered out of order", { voice: "own" }, "facts", 3],
  ["unsure counts as answered", { facts: "yes", cite: null, volume: null }, "voice", 1],
  ["all answered", { facts: "no", volume: "low", voice: "own" }, null, 0],
])("with %s", (_, choices, next, remaining) => {
  expect(fileOrder(tiny)(given(choices))).toEqual({ next, remaining, settled: false });
});

it("puts core questions before those that stand above them in the file", () => {
  const questions = tiny.questions.map((question) => ({ ...question, core: question.id === "voice" }));
  expect(fileOrder({ ...tiny, questions })({}).next).toBe("voice");
});
