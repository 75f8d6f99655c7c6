import { describe, expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import type { Outcome } from "../../src/model/approach.ts";
import type { Decision, DecisionPrecedent } from "../../src/model/decision.ts";
import { differsSentence, likenessSentences, otherwiseSentence, sharedSentence } from "../../src/words/precedents.ts";
import { byLabel } from "../../src/words/names.ts";
import { shipped } from "../shipped.ts";

const decision = decide(shipped, {}, { title: null, engine: "1", digest: "" });

function like(outcome: Outcome): DecisionPrecedent {
  const source = { title: "A case", where: "https://example.com", date: null };
  const shared = [{ question: "task", choice: "ask", weight: 1 }];
  const differs = [{ question: "knowledge", yours: "core", theirs: "none", weight: 1 }];
  return { id: "a-case", outcome, form: null, source, situation: null, went: null, likeness: 0.5, shared, differs };
}

function saidOf(verdict: Outcome, chosen: readonly Outcome[]): string | null {
  const told: Decision = { ...decision, verdict: { ...decision.verdict, outcome: verdict } };
  return otherwiseSentence({ ...told, precedents: chosen.map(like) });
}

const after = ": find out what sets your case apart before you build.";

describe("what the closest cases chose otherwise than the rules", () => {
  it.each<[Outcome, Outcome[], string | null]>([
    ["hybrid", ["rag", "rag", "hybrid"], "2 of the 3 closest chose RAG, where the rules say hybrid"],
    ["rag", ["fine-tuning"], "The closest chose fine-tuning, where the rules say RAG"],
    [
      "neither-yet",
      ["rag", "hybrid", "rag"],
      "All 3 of the closest chose RAG (2) and hybrid (1), where the rules say neither yet",
    ],
    ["rag", ["rag", "rag", "hybrid"], null],
    ["rag", ["rag", "hybrid"], null],
  ])("%s, and %j", (verdict, chosen, expected) => {
    expect(saidOf(verdict, chosen)).toBe(expected === null ? null : `${expected}${after}`);
  });
});

it("names answers as a person does", () => {
  const names = byLabel({
    labels: {
      task: { label: "main task", choices: { ask: "Answers questions" } },
      knowledge: { label: "facts of your own", choices: { core: "For most requests", none: "No" } },
    },
  });
  const one = like("rag");
  expect(sharedSentence(one, names)).toBe(
    "It shares 1 of 2 answers (50% alike by weight): main task \u201cAnswers questions\u201d.",
  );
  expect(differsSentence(one, names)).toBe(
    "It differs in facts of your own \u201cNo\u201d (yours: \u201cFor most requests\u201d).",
  );
  expect(likenessSentences({ ...one, likeness: 1 }, names)).toBe(
    "It shares 1 of 2 answers: main task \u201cAnswers questions\u201d. It differs in facts of your own \u201cNo\u201d (yours: \u201cFor most requests\u201d), which says next to nothing of what is chosen.",
  );
  expect(likenessSentences({ ...one, likeness: 0.9999 }, names)).toContain("1 of 2 answers (over 99% alike by weight)");
  expect(
    likenessSentences(
      {
        ...one,
        likeness: 1,
        shared: [
          ...one.shared,
          ...one.differs.map(({ question, theirs }) => ({ question, choice: theirs, weight: 1 })),
        ],
        differs: [],
      },
      names,
    ),
  ).toBe("It shares all 2 answers: main task \u201cAnswers questions\u201d and facts of your own \u201cNo\u201d.");
});
