import { describe, expect, it } from "vitest";
import { isPromptfoo, promptfooRow } from "../../../src/load/measure/promptfoo.ts";
import { isModelJudged, kindOf, saysPassage } from "../../../src/load/measure/promptfoo-checks.ts";
import type { EvaluationRow } from "../../../src/model/measure.ts";
import { notJudgedReason } from "../../../src/model/kit.ts";
import { rowOf } from "./row-of.ts";

describe("a result of promptfoo", () => {
  const contains = { pass: true, assertion: { type: "contains" } };
  const result = {
    success: true,
    prompt: { label: "bare" },
    provider: { id: "echo" },
    vars: { question: "q" },
    response: { output: "a" },
    gradingResult: { pass: true, componentResults: [contains] },
  };
  const graded = (...componentResults: object[]) => ({ gradingResult: { pass: false, componentResults } });
  const check = (type: string, pass = false) => ({ pass, assertion: { type } });

  it("is a row", () => {
    expect(rowOf(promptfooRow(result))).toEqual({
      question: "q",
      labels: ["bare", "echo", "echo/bare"],
      provider: "echo",
      right: true,
      failed: [],
      shape: null,
      passage: null,
      judgedByModel: false,
    });
  });

  it.each<[string, object, Partial<EvaluationRow>]>([
    ["wrong", { success: false }, { right: false }],
    ["not judged without an answer", { response: null }, { right: null }],
    ["not judged without a word of an answer", { response: undefined }, { right: null }],
    ["not judged where getting the answer failed", { failureReason: 2 }, { right: null }],
    ["judged where a check failed", { failureReason: 1 }, { right: true }],
    ["not judged where nothing graded it", { gradingResult: null }, { right: null }],
    [
      "not judged where no judge is written",
      graded(contains, { pass: false, reason: notJudgedReason }),
      { right: null },
    ],
    ["judged where a check gives another reason", graded({ ...contains, reason: "right" }), { right: true }],
    [
      "not judged where there was no check",
      { gradingResult: { pass: true, reason: "No assertions" } },
      { right: null },
    ],
    ["judged where checks are not listed", { gradingResult: { pass: true, componentResults: null } }, { right: true }],
    [
      "judged where there was a check after all",
      { gradingResult: { pass: true, reason: "No assertions", componentResults: [contains] } },
      { right: true },
    ],
    [
      "of a provider that has a label",
      { provider: { id: "x", label: "mine" } },
      { provider: "mine", labels: ["bare", "mine", "mine/bare"] },
    ],
    ["of a provider by its name alone", { provider: "y" }, { provider: "y", labels: ["bare", "y", "y/bare"] }],
    ["of no provider", { provider: undefined }, { provider: null, labels: ["bare"] }],
    ["of a provider without a name", { provider: {} }, { provider: null, labels: ["bare"] }],
    [
      "of a prompt with ids",
      { prompt: { id: "i", label: "l" }, promptId: "p" },
      { labels: ["i", "p", "l", "echo", "echo/l"] },
    ],
    [
      "of a prompt without a label",
      { prompt: { id: "i", label: undefined }, promptId: "" },
      { labels: ["i", "echo", "echo/i"] },
    ],
    ["of no prompt", { prompt: undefined }, { labels: ["echo"] }],
    [
      "of the question that the test's own words name",
      { testCase: { metadata: { id: 1 } }, metadata: { id: 2 } },
      { question: "1" },
    ],
    [
      "of the question that its words name",
      { testCase: null, metadata: { id: 2 }, vars: { id: 3 } },
      { question: "2" },
    ],
    ["of the question by its id", { metadata: { id: true }, vars: { id: 3, question: "q" } }, { question: "3" }],
    ["of the query", { testCase: {}, vars: { query: "q2", input: "q3" } }, { question: "q2" }],
    ["of the input", { vars: { input: "q3" } }, { question: "q3" }],
    ["of all that the test says", { vars: { a: "x", b: 2 } }, { question: '{"a":"x","b":2}' }],
    ["of its number", { vars: {}, testIdx: 4 }, { question: "test 4" }],
    ["of the first number", { vars: null }, { question: "test 0" }],
    [
      "of a shape that held",
      graded(check("is-json", true), check("regex", true), check("equals")),
      { shape: true, failed: ["facts"] },
    ],
    [
      "of a shape of which a part did not hold",
      graded(check("is-json", true), check("regex")),
      { shape: false, failed: ["shape"] },
    ],
    [
      "judged by a model",
      graded(check("equals"), check("llm-rubric", true)),
      { judgedByModel: true, failed: ["facts"] },
    ],
    [
      "with its passage by the test's word",
      { testCase: { metadata: { passage: "yes" } }, metadata: { passage: 0 } },
      { question: "q", passage: true },
    ],
    [
      "with its passage by its own word",
      { metadata: { passage: 0 }, ...graded(check("context-recall", true)) },
      { passage: false },
    ],
    [
      "with its passage by a recall",
      { testCase: { metadata: null }, metadata: { passage: "?" }, ...graded(contains, check("context-recall", true)) },
      { passage: true },
    ],
    [
      "without its passage by the opposite of a recall",
      graded(contains, check("not-context-recall", true)),
      { passage: null },
    ],
    ["without its passage by a recall", graded(check("context-recall")), { passage: false, failed: ["retrieval"] }],
  ])("is %s", (_, more, expected) => {
    expect(rowOf(promptfooRow({ ...result, ...more }))).toMatchObject(expected);
  });

  it("is known by its success, and its prompt or variables", () => {
    expect([result, { success: false, vars: {} }, { success: true, prompt: {} }].every(isPromptfoo)).toBe(true);
    const others = [
      { ...result, success: "yes" },
      { success: true },
      { prompt: {}, vars: {} },
      { success: true, prompt: "p" },
      [result],
      null,
    ];
    expect(others.some(isPromptfoo)).toBe(false);
  });

  it("that is broken says where", () => {
    expect(rowOf(promptfooRow({ ...result, failureReason: "x" }))).toBe('failureReason is "x"; it must be a number');
  });
});

describe("a check of promptfoo", () => {
  const of = (type?: string, metric?: string) => ({ pass: true, assertion: { type, metric } });
  it.each([
    [
      "shape",
      [
        "is-json",
        "contains-json",
        "is-xml",
        "contains-html",
        "is-sql",
        "regex",
        "not-regex",
        "starts-with",
        "word-count",
        "finish-reason",
      ],
    ],
    ["retrieval", ["context-recall", "context-relevance"]],
    ["grounding", ["context-faithfulness"]],
    ["facts", ["factuality", "contains", "not-icontains", "equals", "similar", "levenshtein", "model-graded-closedqa"]],
    ["cost", ["latency", "cost"]],
    ["guard", ["perplexity", "guardrails"]],
    ["other", ["llm-rubric", "javascript", "is-not-json", "do-not-regex", ""]],
  ])("is of %s by its type %j", (kind, types) => {
    for (const type of types) expect(kindOf(of(type))).toBe(kind);
  });

  it.each([
    [
      "manner",
      [
        "Voice",
        "tone of it",
        "writing style",
        "manners",
        "our brand",
        "persona",
        "polite",
        "wording",
        "length",
        "procedure",
      ],
    ],
    ["shape", ["Format", "the shape", "schema", "structure"]],
    ["grounding", ["grounded", "faithfulness", "hallucination"]],
    ["facts", ["facts", "accuracy", "correct", "Answer"]],
    ["cost", ["latency", "costs", "speed"]],
    ["other", ["quality", ""]],
  ])("is of %s by its metric %j where its type says nothing", (kind, metrics) => {
    for (const metric of metrics) expect(kindOf(of("llm-rubric", metric))).toBe(kind);
    for (const metric of metrics) expect(kindOf(of("latency", metric))).toBe("cost");
  });

  it("is of no kind that is known where it does not say", () => {
    expect([kindOf({ pass: true }), kindOf(of()), isModelJudged(of()), saysPassage({ pass: true })]).toEqual([
      "other",
      "other",
      false,
      false,
    ]);
  });

  it.each([
    "llm-rubric",
    "not-llm-rubric",
    "g-eval",
    "factuality",
    "model-graded-x",
    "answer-relevance",
    "context-recall",
    "classifier",
    "moderation",
    "select-best",
    "search-rubric",
    "pi",
  ])("has a model for its judge: %s", (type) => {
    expect(isModelJudged(of(type))).toBe(true);
  });

  it.each(["equals", "javascript", "my-llm-rubric", "pixel", "llm-rubric-2", "classifiers"])(
    "has no model for its judge: %s",
    (type) => {
      expect(isModelJudged(of(type))).toBe(false);
    },
  );

  it("says whether the passage was found, where it is a recall", () => {
    expect(["context-recall", "context-relevance", "equals"].map((type) => saysPassage(of(type)))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
