import { expect, it } from "vitest";
import { kitOf } from "../../../src/engine/measure/kit.ts";
import { passagesIn } from "../../../src/load/measure/passages.ts";

function words(text: string): string[] {
  return text.toLowerCase().split(" ");
}
const passages = passagesIn("a.md", "# Apples\nred");
const sourced = { id: "q1", question: "What are apples?", answer: "red", sources: ["a.md#apples"] };
const bare = { id: "q2", question: "Why?", answer: null, sources: [] };

it.each([
  ["the prompt alone where no source is known and there are no documents", [bare], [], ["bare"], 1],
  ["what is found where there are documents", [bare], passages, ["bare", "found"], 1],
  ["what is given where one question has a source", [bare, sourced], passages, ["bare", "given", "found"], 1],
  ["what is given where all have one", [sourced], passages, ["bare", "given", "found"], 0],
])("a kit tries %s", (_, questions, documents, conditions, withoutSource) => {
  const kit = kitOf(questions, documents, words);
  expect(kit.conditions).toEqual(conditions);
  expect(kit.withoutSource).toBe(withoutSource);
  expect(kit.questions.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
});
