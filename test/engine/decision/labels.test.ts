import { expect, it } from "vitest";
import { labelsIn } from "../../../src/engine/decision/labels.ts";
import type { Decision, Turn } from "../../../src/model/decision.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";

type Naming = Parameters<typeof labelsIn>[1];

const nothing: Naming = { answers: {}, unanswered: [], flips: null, firmness: null, precedents: null };
const change = { question: "voice", from: "plain", to: "own", at: null, way: null };
const firmness: NonNullable<Decision["firmness"]> = {
  radius: null,
  level: "firm",
  share: null,
  weights: [],
  turns: [],
};
const turn: Turn = { question: "volume", to: "low", outcome: "rag", conflicts: [] };
const precedent: NonNullable<Decision["precedents"]>[number] = {
  id: "case",
  outcome: "rag",
  form: null,
  source: { title: "Case", where: "https://example.org", date: null },
  situation: null,
  went: null,
  likeness: 1,
  shared: [],
  differs: [{ question: "facts", yours: "no", theirs: "yes" }],
};

it.each<[what: string, naming: Partial<Naming>, named: Record<string, string[]>]>([
  ["nothing", {}, {}],
  ["each answer with its choice", { answers: given({ facts: "yes" }) }, { facts: ["yes"] }],
  ["an answer that is unsure without a choice", { answers: given({ facts: "unsure" }) }, { facts: [] }],
  ["an open question without a choice", { unanswered: ["cite"] }, { cite: [] }],
  ["what a flip changes to", { flips: [{ changes: [change], outcome: "rag", conflicts: [] }] }, { voice: ["own"] }],
  ["what by itself turns the outcome", { firmness: { ...firmness, turns: [turn] } }, { volume: ["low"] }],
  ["what a case answered otherwise", { precedents: [precedent] }, { facts: ["yes"] }],
  [
    "questions and choices once each, in the order of the rulebook",
    {
      unanswered: ["volume"],
      firmness: { ...firmness, turns: [{ ...turn, to: "high" }, turn] },
      answers: given({ voice: "own", facts: "no" }),
      flips: [{ changes: [{ ...change, to: "plain" }], outcome: "rag", conflicts: [] }],
      precedents: [precedent],
    },
    { facts: ["no", "yes"], volume: ["low", "high"], voice: ["plain", "own"] },
  ],
])("a decision is told with what it names: %s", (_, naming, named) => {
  const labels = labelsIn(tiny.questions, { ...nothing, ...naming });
  const choices = Object.entries(labels).map(([id, one]) => [id, Object.keys(one.choices)]);
  expect(choices).toEqual(Object.entries(named));
});

it("questions go by their label, or else their id in words; choices by the short form of theirs", () => {
  const [facts, cite] = tiny.questions;
  const choices = [{ id: "yes", label: "Yes, always (the law)" }];
  const questions = [
    { ...facts!, label: "facts of your own", choices },
    { ...cite!, id: "has-to-cite" },
  ];
  const answers = given({ facts: "yes", "has-to-cite": "no" });
  expect(labelsIn(questions, { ...nothing, answers })).toEqual({
    facts: { label: "facts of your own", choices: { yes: "Yes, always" } },
    "has-to-cite": { label: "has to cite", choices: { no: "No" } },
  });
});
