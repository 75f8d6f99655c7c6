import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import {
  answer,
  choiceRows,
  mostLeft,
  type Questionnaire,
  questionById,
  questionCount,
  reviewRows,
  rowOf,
  startQuestionnaire,
  tally,
} from "../../../../src/load/answers/questionnaire/state.ts";
import { update } from "../../../../src/load/answers/questionnaire/update.ts";
import { parseRulebook } from "../../../../src/load/rulebook/rulebook.ts";
import type { Answers } from "../../../../src/model/answers.ts";
import { tinyFile } from "../../../tiny-rulebook.ts";
import { choices, keyed, script } from "./keyed.ts";

const given: Answers = {
  facts: { value: "yes", choice: "yes", from: "file" },
  voice: { value: "unsure", choice: null, from: "flag" },
};
const all = "1<enter>1<enter>1<enter>";

describe("the beginning", () => {
  it("has what is given, and nothing asked yet", () => {
    expect(startQuestionnaire(script, given)).toMatchObject({
      answers: given,
      title: null,
      before: 2,
      history: [],
      pending: [],
      goesOn: false,
      screen: { kind: "opening" },
    });
  });
});

describe("an answer", () => {
  it("of the same band is another number, and of the same number the same answer", () => {
    const state = keyed("1<enter>1500<enter><left>2500<enter>");
    expect(choices(state)).toEqual({ facts: "no", volume: 2500 });
    const again = keyed("1<enter>1500<enter><left>1.5k<enter>");
    expect(again.answers.volume).toEqual({ value: 1500, choice: "high", from: "prompt" });
  });

  it("that is given again keeps where it came from", () => {
    expect(keyed("f<down><down><enter><enter>", { given }).answers).toBe(given);
  });

  it("is in the history once, however often it is given, and not where the review asked", () => {
    expect(keyed("1<enter>2<enter><left><left>1<enter>").history).toEqual(["facts", "volume"]);
    expect(keyed(`${all}<down><enter>2<enter>1<enter>`).history).toEqual(["facts", "volume", "voice"]);
  });

  it("is none where no question is on screen", () => {
    const state = startQuestionnaire(script, {});
    expect(answer(script, state, { value: "yes", choice: "yes" })).toBe(state);
  });
});

describe("what a change on the review brings up", () => {
  const more = "  - {id: more, ask: More?, asked-when: {all: [{not: {facts: no}}, {not: {cite: no}}]}, choices: ";
  const text = readFileSync(tinyFile, "utf8").replace(
    "rules:",
    `${more}[{id: no, label: "No"}, {id: yes, label: "Yes"}]}\nrules:`,
  );
  const parsed = parseRulebook({ file: "more.yaml", text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { rulebook } = parsed.value;
  const on: Questionnaire = { ...script, rulebook, order: fileOrder(rulebook) };
  const brought = `${all}<down><enter>2<enter>`;

  it("is asked one after the other, in the order of the review, and no other question", () => {
    const first = keyed(brought, { on });
    expect(first).toMatchObject({ screen: { id: "cite", from: "review" }, pending: ["more"] });
    const second = keyed(`${brought}2<enter>`, { on });
    expect(second).toMatchObject({ screen: { id: "more", from: "review" }, pending: [] });
    const last = keyed(`${brought}2<enter>1<enter>`, { on });
    expect(last).toMatchObject({ screen: { kind: "review", at: 5 }, pending: [] });
  });

  it("is not asked where an answer hides it again", () => {
    expect(keyed(`${brought}1<enter>`, { on })).toMatchObject({ screen: { kind: "review", at: 2 }, pending: [] });
  });

  it("is not asked where the person goes back to the review", () => {
    expect(keyed(`${brought}<left>`, { on })).toMatchObject({ screen: { kind: "review", at: 3 }, pending: [] });
  });

  it("is nothing where it was answered before it was hidden", () => {
    const kept = keyed("2<enter>2<enter>1<enter>1<enter><down><enter>1<enter><enter>2<enter>");
    expect(kept.screen).toEqual({ kind: "review", at: 1 });
    expect(choices(kept)).toMatchObject({ facts: "yes", cite: "yes" });
  });
});

it("the review offers the verdict, what is open, and each question that is asked", () => {
  const rows = (keys: string) => reviewRows(script, keyed(keys));
  const questions = ["facts", "volume", "voice"].map((id) => ({ kind: "question", id }));
  expect(rows("1<enter>")).toEqual([{ kind: "finish" }, { kind: "go-on", remaining: 2 }, ...questions]);
  expect(rows(all)).toEqual([{ kind: "finish" }, ...questions]);
});

it.each<[keys: string, id: string, number: number, after: number]>([
  ["", "facts", 3, 1],
  ["1<enter>", "facts", 3, 1],
  ["1<enter>", "volume", 4, 0],
])(
  "of a run that had two answers, after %j the question %s is number %i, with %i after it",
  (keys, id, number, after) => {
    const before: Answers = { cite: { value: "no", choice: "no", from: "file" }, voice: given.voice! };
    expect(questionCount(script, keyed(keys, { given: before }), id)).toEqual({ number, after });
  },
);

it("at most all are left that have no answer, even those that are not asked now", () => {
  expect(mostLeft(script, { answers: {} })).toBe(4);
  expect(mostLeft(script, { answers: { facts: { value: "no", choice: "no", from: "file" } } })).toBe(3);
});

it("answers that say that the person is not sure are counted apart", () => {
  expect(tally({ ...keyed(""), answers: given })).toEqual({ answered: 1, unsure: 1 });
  expect(tally(keyed(all))).toEqual({ answered: 3, unsure: 0 });
});

describe("the rows of a question", () => {
  const facts = questionById(script, "facts");

  it("are its choices and, last, that one is not sure", () => {
    expect(choiceRows(facts)).toEqual([
      { id: "no", label: "No", help: undefined },
      { id: "yes", label: "Yes", help: undefined },
      {
        id: "unsure",
        label: "I am not sure",
        help: "It counts for nothing, either way, and you can come back to it.",
      },
    ]);
  });

  it.each([
    [given.facts, 1],
    [given.voice, 2],
    [undefined, -1],
  ])("have an answer %j at %i", (one, at) => expect(rowOf(facts, one)).toBe(at));

  it("are of no question that is not there", () => {
    expect(() => questionById(script, "fact")).toThrow("the plan asks fact, which is not a question");
  });
});

it("a question that is opened again is on its answer, the first as well as the last", () => {
  for (const [key, at] of [
    ["1", 0],
    ["3", 2],
  ] as const)
    expect(update(script, keyed(`${key}<enter>`), "left").screen).toEqual({
      kind: "question",
      id: "facts",
      at,
      typed: "",
      problem: null,
      why: false,
      from: "plan",
    });
});
