import { describe, expect, it } from "vitest";
import type { Decision, Turn } from "../../src/model/decision.ts";
import { answersText, countedAnswers, leftOutSentence, unansweredSentence } from "../../src/words/answers.ts";
import { howToMeasure } from "../../src/words/measurable.ts";
import { byId } from "../../src/words/names.ts";
import { notWorkedOutSentence } from "../../src/words/not-worked-out.ts";
import { turnSentences } from "../../src/words/open.ts";
import { changeLine } from "../../src/words/rulebook-changes.ts";
import { decision } from "./samples.ts";

describe("the open questions that matter", () => {
  const turn = (question: string, to: string, outcome: Turn["outcome"], ...conflicts: string[]): Turn => ({
    question,
    to,
    outcome,
    conflicts,
  });

  it("are a sentence each, their choices by what they lead to; last those that others contradict", () => {
    const turns = [
      turn("style", "own", "hybrid", "against"),
      turn("tried", "rag", "fine-tuning"),
      turn("voice", "usual", "hybrid"),
      turn("tried", "both", "fine-tuning"),
      turn("tried", "nothing", "neither-yet"),
    ];
    const firmness = { radius: 1, level: "leaning" as const, share: null, weights: [], turns };
    expect(turnSentences({ ...decision, firmness }, byId)).toEqual([
      "Tried: if rag or both, fine-tuning; if nothing, neither yet.",
      "Voice: if usual, hybrid.",
      "Style: if own, hybrid.",
    ]);
    expect(turnSentences(decision, byId)).toEqual([]);
  });

  it("are counted and named where they are not answered", () => {
    const open = { ...decision, unanswered: ["voice", "task"] };
    expect(unansweredSentence(open, "plain")).toBe("Not answered or unsure: voice, task.");
    expect(unansweredSentence(open, "counted")).toBe("Not answered or unsure (2): voice, task.");
    expect(unansweredSentence(decision, "counted")).toBeNull();
  });
});

describe("the answers", () => {
  const yes = { value: "yes", choice: "yes", from: "file" as const };
  const of = { ...decision, answers: { voice: yes, task: yes, team: yes }, ignored: ["task"], unanswered: ["team"] };

  it("count where they are asked for and not unsure", () => {
    expect(countedAnswers(of)).toBe(1);
    expect(leftOutSentence(of)).toBe("Not asked on these answers, and so left out: task.");
    expect(leftOutSentence(decision)).toBeNull();
  });

  it("stand in a row", () => {
    expect(answersText({ voice: "own", task: "write" })).toBe("voice own, task write");
    expect(answersText({})).toBe("");
  });
});

describe("what would have taken too much work", () => {
  const after = "There are more states to go through than is done for a decision; the verdict is not affected.";
  it.each<[Decision["notWorkedOut"], said: string | null]>([
    [[], null],
    [["settled"], null],
    [["flips", "neverMatters"], `Not worked out: which other answers would change the outcome. ${after}`],
    [
      ["shares", "settled", "askNext", "firmness.share"],
      `Not worked out: how the open questions could turn out, which to ask next and whether the open questions could change the outcome. ${after}`,
    ],
  ])("%j", (notWorkedOut, said) => {
    expect(notWorkedOutSentence({ ...decision, notWorkedOut })).toBe(said);
  });
});

it.each([
  ["budget", null],
  ["volume", "Evidence for it: `advise measure usage EXPORT`"],
  ["tests", "Evidence for it: `advise measure eval RESULTS`, or `advise measure search DOCS QUESTIONS`"],
])("how %s could be measured", (question, said) => {
  expect(howToMeasure(question)).toBe(said);
});

it.each([
  ["settings", "settings", null, "settings changed: we"],
  ["rule", "voice", "weight 4", "rule voice changed (was weight 4): we"],
] as const)("a change of a %s", (what, id, from, said) => {
  expect(changeLine({ what, id, did: "changed", from, why: "we" })).toBe(said);
});
