import { describe, expect, it } from "vitest";
import { harmless, kitOf } from "../../../src/engine/measure/kit.ts";
import type { SourcedQuestion } from "../../../src/engine/measure/search.ts";
import { passagesIn } from "../../../src/load/measure/passages.ts";

function words(text: string): string[] {
  return text.toLowerCase().split(" ");
}
const passages = passagesIn("a.md", "# Apples\nred");
const sourced = { id: "q1", question: "What are apples?", answer: "red", sources: ["a.md#apples"] };
const bare = { id: "q2", question: "Why?", answer: null, sources: [] };

/** The only question of a kit. */
function made(question: Partial<SourcedQuestion>, documents = passages) {
  return kitOf([{ ...bare, ...question }], documents, words).questions[0]!;
}

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

it("a question of a kit has its texts, and whether its passage was found", () => {
  expect(kitOf([sourced, bare], passages, words)).toMatchObject({
    questions: [
      {
        id: "q1",
        question: "What are apples?",
        answer: "red",
        isShort: true,
        given: "Apples\nred",
        found: "",
        passage: false,
      },
      { id: "q2", question: "Why?", answer: null, isShort: false, given: null, found: "", passage: null },
    ],
    broken: 0,
    unjudged: 1,
  });
});

it.each<[what: string, ids: string[], made: string[]]>([
  ["stay where they are plain", ["a", "Q-1", "v1.2_x", "7"], ["a", "Q-1", "v1.2_x", "7"]],
  ["are numbers else", ["a b", "../x", "-a", ""], ["question-1", "question-2", "question-3", "question-4"]],
  ["have 64 signs at most", ["x".repeat(64), "x".repeat(65)], ["x".repeat(64), "question-2"]],
  ["are there once", ["a", "a", "A"], ["a", "question-2", "A"]],
  ["are there once, also where one is called like a number", ["question-2", "a b"], ["question-2", "question-2-2"]],
  [
    "are there once, whoever was first to be called so",
    ["a b", "question-1", "question-2-2", "question-2"],
    ["question-1", "question-2", "question-2-2", "question-4"],
  ],
])("ids of a kit's questions %s", (_, ids, expected) => {
  const questions = ids.map((id) => ({ ...bare, id }));
  expect(kitOf(questions, [], words).questions.map(({ id }) => id)).toEqual(expected);
});

it.each<[answer: string | null, isShort: boolean]>([
  [null, false],
  ["red", true],
  ["x".repeat(60), true],
  ["x".repeat(61), false],
  ["a b c d e f g h", true],
  ["a  b c d\te f\ng  h", true],
  ["a b c d e f g h i", false],
])("whether %j can be looked for word by word: %s", (answer, isShort) => {
  expect(made({ answer }).isShort).toBe(isShort);
  expect(kitOf([{ ...bare, answer }], [], words).unjudged).toBe(isShort ? 0 : 1);
});

describe("the passages of a question", () => {
  const documents = [
    ...passagesIn("a.md", "# One\nred berry\n# Two\ngreen pear\n# Three\nblue plum"),
    ...Array.from({ length: 6 }, (_, at) => passagesIn(`f${at}.md`, `apple ${at}`)).flat(),
  ];

  it.each<[what: string, sources: string[], given: string | null]>([
    ["is the one that its source names", ["a.md#two"], "Two\ngreen pear"],
    ["are those of all its sources, in their order", ["f1.md", "a.md#one"], "apple 1\n\nOne\nred berry"],
    ["are all of a document", ["a.md"], "One\nred berry\n\nTwo\ngreen pear\n\nThree\nblue plum"],
    [
      "stand there once",
      ["a.md#two", "a.md", "f0.md", "f0.md"],
      "Two\ngreen pear\n\nOne\nred berry\n\nThree\nblue plum\n\napple 0",
    ],
    ["are none where its source is not there", ["gone.md"], null],
  ])("given %s", (_, sources, given) => {
    expect(made({ sources }, documents).given).toBe(given);
  });

  it("found are the first five, and its own among them or not", () => {
    const asked = (sources: string[]) => {
      const { found, passage } = made({ question: "apple", sources }, documents);
      return [found, passage];
    };
    const five = [0, 1, 2, 3, 4].map((at) => `apple ${at}`).join("\n\n");
    expect([["f4.md"], ["f5.md", "f0.md"], ["f5.md"], []].map(asked)).toEqual([
      [five, true],
      [five, true],
      [five, false],
      [five, null],
    ]);
  });

  it("found are none without documents", () => {
    expect(made({ sources: ["a.md"] }, [])).toMatchObject({ given: null, found: null, passage: null });
  });

  it("are cut where a prompt would become too long", () => {
    const long = [{ id: "l", path: "l", text: `apple ${"x".repeat(30_000)}` }];
    const { given, found } = made({ question: "apple", sources: ["l"] }, long);
    expect(given).toBe(`apple ${"x".repeat(19_994)}`);
    expect(found).toBe(given);
  });
});

describe("a text in which nothing acts", () => {
  it.each([
    ["plain", "plain"],
    ["{{name}}", "{ {name}}"],
    ["a {% if %} and {# note #}", "a { % if %} and { # note #}"],
    ["{{{", "{ { {"],
    ["{ name } {}", "{ name } {}"],
    ["file://secret", "file ://secret"],
    ["  \nPackage:x", "  \nPackage :x"],
    ["https://example.org", "https ://example.org"],
    ["http://example.org", "http ://example.org"],
    ["see file://secret", "see file://secret"],
    ["profile: mine", "profile: mine"],
    ["files: two", "files: two"],
  ])("of %j is %j", (text, expected) => {
    expect(harmless(text)).toBe(expected);
  });

  it("is each text of a kit, and how many were broken is told", () => {
    const document = [{ id: "d", path: "d", text: "{{d}}" }];
    const question = { ...bare, question: "{{q}} {{d}}", answer: "file:x", sources: ["d"] };
    const { questions, broken } = kitOf([question, bare, { ...bare, id: "q3", answer: "{#" }], document, words);
    expect(questions[0]).toMatchObject({
      question: "{ {q}} { {d}}",
      answer: "file :x",
      given: "{ {d}}",
      found: "{ {d}}",
    });
    expect(questions[2]).toMatchObject({ question: "Why?", answer: "{ #", given: null });
    expect(broken).toBe(5);
  });
});
