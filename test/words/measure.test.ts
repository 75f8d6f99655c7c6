import { describe, expect, it } from "vitest";
import { measurementOf } from "../../src/engine/measure/measurement.ts";
import type { MeasuredAnswer, Measurement } from "../../src/model/measure.ts";
import {
  answerSentence,
  becauseOf,
  contradictionSentence,
  costsSentence,
  coverageSentences,
  meaningSentence,
  notAsked,
  overlapSentence,
  pairSentence,
  renewDecision,
  shareText,
  tokensText,
  wholePercent,
} from "../../src/words/measure.ts";
import { exact, usage } from "./measured.ts";

const share = { right: 22, low: 0.74, high: 0.981, of: 24 };
const answer: MeasuredAnswer = { ...share, value: "core", choices: ["core"], more: null };

it("a share is a count, a whole percentage and its interval", () => {
  expect(shareText(share)).toBe("22 of 24, 92% [74 to 98]");
  expect(shareText({ right: 0, of: 0, low: 0, high: 1 })).toBe("0 of 0, – [0 to 100]");
  expect([wholePercent(0.125), wholePercent(0.994), wholePercent(1)]).toEqual(["13%", "99%", "100%"]);
});

it("two conditions beside each other are said by who makes whose wrong answers right", () => {
  const pair = { from: "bare", to: "given", fixed: 12, broken: 3, both: 4, neither: 1, p: 0.035 } as const;
  expect(pairSentence(pair)).toBe(
    "Of 20 questions judged under both, given makes 12 right that bare gets wrong, and 3 wrong that bare gets right; right under both: 4, under neither: 1 (p 0.035).",
  );
  const one = { ...pair, fixed: 1, broken: 0, both: 0, neither: 0 };
  expect(pairSentence({ ...one, p: 0.001 })).toMatch(/^Of 1 question judged .* \(p 0\.001\)\.$/);
  expect(pairSentence({ ...one, p: 0.00099 })).toMatch(/ \(p under 0\.001\)\.$/);
});

describe("a measured answer", () => {
  const open = { ...answer, value: null, choices: ["some", "core"] };
  const unshared = { right: null, low: null, high: null, of: 1200, more: null };
  it.each<[string, string, MeasuredAnswer]>([
    ["knowledge is core (22 of 24, 92% [74 to 98]).", "knowledge", answer],
    ["volume is 610,000.", "volume", { ...unshared, value: 610_000, choices: ["high"] }],
    ["tests is good.", "tests", { ...unshared, value: "good", choices: ["good"] }],
    ["x is none (0 of 0, 0% [74 to 98]).", "x", { ...answer, value: "none", right: 0, of: 0 }],
    [
      "knowledge stays open between some and core (22 of 24, 92% [74 to 98]); more questions would not settle it at this rate.",
      "knowledge",
      open,
    ],
    [
      "knowledge stays open between some and core (22 of 24, 92% [74 to 98]); about 501 more questions would settle it at this rate.",
      "knowledge",
      { ...open, more: 501 },
    ],
    [
      "knowledge stays open between some and core (22 of 24, 92% [74 to 98]); about 1 more question would settle it at this rate.",
      "knowledge",
      { ...open, more: 1 },
    ],
    [
      "volume stays open between low, medium and high.",
      "volume",
      { ...unshared, value: null, choices: ["low", "medium", "high"] },
    ],
  ])("%s", (said, question, given) => {
    expect(answerSentence(question, given)).toBe(said);
  });
});

describe("why an answer is what it is", () => {
  const conditions: Measurement["conditions"] = {
    bare: { right: 4, of: 40, low: 0.04, high: 0.23, notJudged: 0 },
    given: { right: 38, of: 40, low: 0.835, high: 0.986, notJudged: 1 },
    found: { right: 30, of: 40, low: 0.598, high: 0.858, notJudged: 0 },
  };
  const pairs: Measurement["pairs"] = [
    { from: "tuned", to: "given", fixed: 3, broken: 3, both: 3, neither: 3, p: 1 },
    { from: "bare", to: "found", fixed: 1, broken: 1, both: 1, neither: 1, p: 1 },
    { from: "given", to: "found", fixed: 2, broken: 2, both: 2, neither: 2, p: 1 },
    { from: "bare", to: "given", fixed: 30, broken: 1, both: 8, neither: 1, p: 0 },
  ];
  const tokens = { p50: exact, p95: exact, max: exact, sum: exact };
  const counts = { valid: 1300, different: 1200, invalid: 1000 };
  const examples = { formats: {}, near: null, conflicting: 0, shared: null, tokens, ...counts };
  const only = { right: 1, of: 40, low: 0.004, high: 0.129, notJudged: 0 };
  const one = { from: "bare", to: "given", fixed: 1, broken: 0, both: 0, neither: 39, p: 1 } as const;
  const measured = { conditions, pairs, best: "found", usage, examples, corpus: exact } as const;

  function because(
    question: string,
    given: Partial<MeasuredAnswer> = {},
    found: Partial<Measurement> = measured,
  ): string {
    return becauseOf(
      question,
      measurementOf("eval", { answers: { [question]: { ...answer, of: 40, ...given } }, ...found }),
    );
  }

  it.each<[string, string, Partial<MeasuredAnswer>]>([
    ["knowledge", "With the passage 38 of 40 are right, without it 9; only the passage makes 75% right (74 to 98)", {}],
    ["shortfall", "Passage found: 30 of 40 are right (60 to 86%)", { value: "nowhere" }],
    ["shortfall", "Of 12 failures with a known cause, 74 to 98% have this one", { value: "skill", of: 12 }],
    ["reader", "Passage given: 38 of 40 are right (84 to 99%)", { value: "able" }],
    ["reader", "Of 12 failures with a known cause, 74 to 98% have this one", { value: "strained", of: 12 }],
    ["accuracy", "Prompt alone: 4 of 40 are right (4 to 23%)", {}],
    ["structure", "74 to 98% of 40 answers miss the shape", {}],
    ["tests", "40 test questions", {}],
    ["tests", "1 test question", { of: 1 }],
    ["examples", "1,200 different among 1,300 valid examples; 1,000 are not valid", {}],
    ["synthesis", "74 to 98% of 40 questions draw on two or more sources", {}],
    ["corpus", "The documents have 1,200 tokens", {}],
    ["volume", "4,000 calls in the only whole month", {}],
    ["tried", "Passage found: 30 of 40 are right (60 to 86%)", {}],
  ])("%s: %s", (question, said, given) => {
    expect(because(question, given)).toBe(said);
  });

  it.each<[string, string, Partial<Measurement>]>([
    ["accuracy", "Prompt alone: 1 of 40 is right (0 to 13%)", { conditions: { bare: only } }],
    [
      "knowledge",
      "With the passage 1 of 40 is right, without it 0; only the passage makes 3% right (74 to 98)",
      { pairs: [one] },
    ],
    [
      "examples",
      "1 different among 1 valid example; 1 is not valid",
      { examples: { ...examples, valid: 1, different: 1, invalid: 1 } },
    ],
  ])("%s, of a single one: %s", (question, said, found) => {
    expect(because(question, {}, found)).toBe(said);
  });

  it.each<[string, string, Partial<Measurement>]>([
    ["an answer that was not measured", "knowledge", { ...measured, answers: {} }],
    ["documents that were not read", "corpus", {}],
    ["no usage", "volume", {}],
    ["no whole month", "volume", { usage: { ...usage, perMonth: null } }],
    ["a condition that nothing stands under", "tried", { conditions, best: "tuned" }],
    ["no condition", "tried", { conditions, best: null }],
    ["no conditions at all", "accuracy", {}],
  ])("says nothing of %s", (_, question, found) => {
    expect(because(question, {}, found)).toBe("");
  });
});

it("what a person said is set against what was measured", () => {
  const one = { question: "knowledge", yours: "none", measured: "core" };
  const end = ". Yours stays; --replace takes the measured one.";
  expect(contradictionSentence(one, answer)).toBe(`knowledge: you said none, measured core, 74 to 98%${end}`);
  expect(contradictionSentence(one)).toBe(`knowledge: you said none, measured core${end}`);
  expect(contradictionSentence(one, { ...answer, low: null })).toBe(`knowledge: you said none, measured core${end}`);
});

it("what an open question means for the decision is said once where its choices come to the same", () => {
  const outcomes = { nowhere: "rag", cost: "rag", skill: "rag" };
  expect(meaningSentence({ question: "shortfall", outcomes })).toBe(
    "shortfall, nowhere, cost or skill: RAG either way.",
  );
  expect(meaningSentence({ question: "accuracy", outcomes: { better: "rag", peak: "hybrid" } })).toBe(
    "accuracy decides it: better gives RAG, peak gives hybrid.",
  );
});

describe("whether the documents hold what is asked", () => {
  const nothing = { right: 0, of: 0 };
  it.each([
    [
      { sources: nothing, answers: { right: 1, of: 2 } },
      ["No question names its sources, so that nothing can be looked for."],
    ],
    [
      { sources: { right: 12, of: 12 }, answers: nothing },
      ["Every source that the 12 questions name is in the documents."],
    ],
    [
      { sources: { right: 1, of: 1 }, answers: { right: 1, of: 1 } },
      [
        "Every source that the 1 question names is in the documents.",
        "Of 1 answer that can be compared, 1 stands in their sources, by most of their words.",
      ],
    ],
    [
      { sources: { right: 11, of: 12 }, answers: { right: 0, of: 9 } },
      [
        "Of 12 questions with sources, 1 names one that is not in the documents: no search can find it.",
        "Of 9 answers that can be compared, 0 stand in their sources, by most of their words.",
      ],
    ],
    [
      { sources: { right: 10, of: 12 }, answers: { right: 8, of: 9 } },
      [
        "Of 12 questions with sources, 2 name some that are not in the documents: no search can find it.",
        "Of 9 answers that can be compared, 8 stand in their sources, by most of their words.",
      ],
    ],
  ])("%j", (coverage, said) => {
    expect(coverageSentences(coverage)).toEqual(said);
  });
});

it("questions that reuse the words of the documents are said to", () => {
  expect(overlapSentence(0.6)).toBe("On average 60% of a question's words stand in its sources.");
  expect(overlapSentence(0.61)).toBe(
    "On average 61% of a question's words stand in its sources. The questions reuse the words of the documents: real users will find less.",
  );
});

it("tokens are counted, or an estimate between two bounds", () => {
  expect([tokensText(exact), tokensText({ low: 960, high: 1920, exact: false })]).toEqual([
    "1,200 tokens",
    "960 to 1,920 tokens (an estimate)",
  ]);
});

it("what else is to be done is said with the very words that do it", () => {
  expect(costsSentence({ answer_tokens: 150, "rag.prompt_tokens": 700 })).toBe(
    "For the cost comparison, which else assumes it: --price answer_tokens=150 --price rag.prompt_tokens=700, or under costs in the answers file.",
  );
  expect(notAsked(["tests", "corpus", "volume"])).toBe(
    "The rulebook in use does not ask tests, corpus or volume, so that is not written into an answers file.",
  );
  expect(renewDecision("a.yaml")).toBe(
    "the decision recorded in a.yaml rests on the answers before; renew it with `advise check a.yaml --update`",
  );
});
