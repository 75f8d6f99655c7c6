import { expect, it } from "vitest";
import type { Answer, Answers } from "../../src/model/answers.ts";
import { changedQuestions, withAnswer, withRecorded } from "../../src/page/sheet.ts";
import { tiny } from "../tiny-rulebook.ts";

const facts: Answer = { value: "yes", choice: "yes", from: "file", because: "They said so" };
const volume: Answer = { value: 2000, choice: "high", from: "flag" };
const recorded: Answers = { facts, volume };

it("changes one answer, and keeps the order of the questions", () => {
  const cite = { value: "no", choice: "no" };
  const changed = withAnswer(tiny, recorded, "cite", cite, recorded);
  expect(changed).toEqual({ facts, cite: { ...cite, from: "prompt" }, volume });
  expect(Object.keys(changed)).toEqual(["facts", "cite", "volume"]);
  expect(recorded).toEqual({ facts, volume });
});

it("takes an answer away", () => {
  expect(withAnswer(tiny, recorded, "facts", null, recorded)).toEqual({ volume });
});

it("gives an answer that is put back its reason again", () => {
  const away = withAnswer(tiny, recorded, "facts", { value: "no", choice: "no" }, recorded);
  expect(away.facts).toEqual({ value: "no", choice: "no", from: "prompt" });
  expect(withAnswer(tiny, away, "facts", { value: "yes", choice: "yes" }, recorded)).toEqual(recorded);
  expect(withRecorded({ facts: { value: "yes", choice: "yes", from: "prompt" } }, recorded)).toEqual({ facts });
});

it.each<[name: string, before: Answers, after: Answers, changed: string[]]>([
  ["nothing", recorded, { volume, facts }, []],
  ["a value", recorded, { ...recorded, facts: { ...facts, value: "no" } }, ["facts"]],
  ["another number in the same band", recorded, { ...recorded, volume: { ...volume, value: 3000 } }, ["volume"]],
  ["only who said it", recorded, { ...recorded, facts: { ...facts, by: "Ines" } }, []],
  ["added and taken away", recorded, { facts, voice: facts }, ["volume", "voice"]],
])("finds what changed: %s", (_, before, after, changed) => {
  expect(changedQuestions(tiny, before, after)).toEqual(changed);
});
