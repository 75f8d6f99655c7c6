import { describe, expect, it } from "vitest";
import { measurementOf } from "../../src/engine/measure/measurement.ts";
import type { ExampleCounts, History, Measurement, Share } from "../../src/model/measure.ts";
import { searchFloor } from "../../src/words/measure.ts";
import { type MeasureSection, measureSections } from "../../src/words/measure-sections.ts";
import { exact, usage } from "./measured.ts";

function sections(found: Partial<Measurement>): MeasureSection[] {
  return measureSections(measurementOf("search", found));
}

/** The lines of the one section that there is. */
function linesOf(title: string, found: Partial<Measurement>): string[] {
  const [section, ...more] = sections(found);
  expect([section?.title, section?.shares, more]).toEqual([title, [], []]);
  return section?.lines ?? [];
}

const share: Share = { right: 3, of: 4, low: 0.3, high: 0.95 };
const unshared = { right: null, low: null, high: null, more: null };

it("nothing measured has no section", () => {
  expect(sections({})).toEqual([]);
});

it("sections stand in one order, whatever the names of their blocks", () => {
  const answered = { value: 12, choices: ["few"], of: 12, ...unshared };
  const pair = { from: "bare", to: "given", fixed: 1, broken: 0, both: 0, neither: 0, p: 1 } as const;
  const counts = { formats: {}, valid: 0, different: 0, near: null, invalid: 0, conflicting: 0, shared: null };
  const history: History = {
    from: "2025-01-01",
    to: "2026-01-01",
    commits: 1,
    documents: 4,
    changed: {},
    proposal: null,
  };
  const all = sections({
    notes: ["Note."],
    answers: { tests: answered },
    history,
    usage,
    examples: { ...counts, tokens: { p50: exact, p95: exact, max: exact, sum: exact } },
    found: { 3: share },
    failures: { skill: ["a"] },
    pairs: [pair],
    coverage: { sources: share, answers: share },
  });
  expect(all.map(({ title }) => title)).toEqual([
    "Is it in the documents",
    "Right",
    "What fails, and why",
    "Would a search find it",
    "Examples",
    "What is called",
    "How texts change",
    "What that answers",
    "Left out",
  ]);
  expect(all.every(({ lines }) => lines.length > 0)).toBe(true);
});

describe("what is right", () => {
  const conditions = { found: { ...share, notJudged: 2 }, bare: { ...share, notJudged: 0 } };

  it("is a share for each condition, and how many answers were not judged", () => {
    expect(sections({ conditions })).toEqual([
      {
        title: "Right",
        shares: [
          { label: "Prompt alone", share: conditions.bare, note: "" },
          { label: "Passage found", share: conditions.found, note: "2 not judged" },
        ],
        lines: [],
      },
    ]);
  });

  it("has what two conditions say beside each other, what is good enough, and who judged", () => {
    const pair = { from: "bare", to: "found", fixed: 1, broken: 0, both: 2, neither: 1, p: 1 } as const;
    expect(
      linesOf("Right", { pairs: [pair, { ...pair, to: "given" }], best: "found", target: 0.899, judgedByModel: 1 }),
    ).toEqual([
      expect.stringMatching(/^Of 4 questions judged under both, found makes 1 right/),
      expect.stringMatching(/^Of 4 questions judged under both, given makes 1 right/),
      "Best so far: found. Good enough is 90%.",
      "A model judged 1 answer.",
    ]);
  });

  it("says nothing of a best condition without a target, or of no judge", () => {
    expect(sections({ best: "found", judgedByModel: 0 })).toEqual([]);
    expect(sections({ target: 0.9 })).toEqual([]);
  });
});

describe("what fails", () => {
  it("is listed by its class, in the order of classes", () => {
    expect(linesOf("What fails, and why", { failures: { "not judged": ["c"], manner: ["a", "b"] } })).toEqual([
      "manner (2), only the shape or the voice is wrong: a; b",
      "not judged (1), no answer, or nobody looked at it: c",
    ]);
  });

  it("has eight names at most, each of sixty signs at most, with its begin and its end", () => {
    const eight = [..."abcdefgh"];
    const [fits, long] = ["x".repeat(60), `${"b".repeat(20)}${"m".repeat(20)}${"e".repeat(41)}`];
    const lines = (skill: string[]) => linesOf("What fails, and why", { failures: { skill } });
    const said = "wrong with the right passage before it too";
    expect(lines(eight)).toEqual([`skill (8), ${said}: a; b; c; d; e; f; g; h`]);
    expect(lines([...eight, "i", "j"])).toEqual([`skill (10), ${said}: a; b; c; d; e; f; g; h; and 2 more`]);
    expect(lines([fits, long])).toEqual([`skill (2), ${said}: ${fits}; ${"b".repeat(16)}...${"e".repeat(41)}`]);
  });
});

it("what the documents hold comes first, then how large they are", () => {
  const coverage = { sources: { right: 12, of: 12 }, answers: { right: 0, of: 0 } };
  const said = "Every source that the 12 questions name is in the documents.";
  expect(linesOf("Is it in the documents", { coverage })).toEqual([said]);
  expect(linesOf("Is it in the documents", { coverage, corpus: exact })).toEqual([
    said,
    "The documents have 1,200 tokens.",
  ]);
  expect(sections({ corpus: exact })).toEqual([]);
});

describe("what a search finds", () => {
  const shares = [
    { label: "Among the first 3", share, note: "" },
    { label: "Among the first 20", share, note: "" },
  ];
  const found = { 3: share, 20: share };

  it("is a share for each depth, and a floor", () => {
    expect(sections({ found })).toEqual([{ title: "Would a search find it", shares, lines: [searchFloor] }]);
  });

  it("names what it missed, where that was, and what it found instead", () => {
    const misses = [
      { question: "q1", rank: null, first: ["a.md", "b.md#c"] },
      { question: "q2", rank: 7, first: [] },
    ];
    const [section] = sections({ found, overlap: 0.5, misses });
    expect(section?.lines).toEqual([
      searchFloor,
      "On average 50% of a question's words stand in its sources.",
      "Missed, not found: q1. First found: a.md; b.md#c",
      "Missed, at 7: q2. First found: ",
    ]);
  });

  it("is nothing where nothing was looked for", () => {
    expect(sections({ overlap: 0.5, misses: [{ question: "q", rank: 1, first: [] }] })).toEqual([]);
  });
});

describe("what examples there are", () => {
  const tokens = {
    p50: { low: 10, high: 20, exact: false },
    p95: { low: 30, high: 30, exact: true },
    max: { low: 40, high: 40, exact: true },
    sum: exact,
  };
  const none = { near: null, invalid: 0, conflicting: 0, shared: null, tokens };
  const sum =
    "In all 1,200 tokens; an example has 10 to 20 tokens (an estimate) in the middle, 30 tokens at 95%, at most 40 tokens.";
  it.each<[string, ExampleCounts, string[]]>([
    [
      "that are all good",
      { ...none, formats: { chat: 1200 }, valid: 900, different: 1100 },
      ["900 valid examples in the format chat (1,200), 1,100 of them with different inputs.", sum],
    ],
    [
      "of which one is broken",
      { ...none, formats: { chat: 1200 }, valid: 1200, different: 1200, invalid: 1 },
      [
        "1,200 valid examples in the format chat (1,200), 1,200 of them with different inputs.",
        "1 row is not valid.",
        sum,
      ],
    ],
    [
      "that are mixed, broken, at odds, and in the test file too",
      {
        ...none,
        formats: { chat: 4, completion: 1, sharegpt: 1 },
        valid: 6,
        different: 4,
        invalid: 2,
        conflicting: 2,
        shared: 3,
      },
      [
        "6 valid examples in the format chat (4), completion (1) and sharegpt (1), 4 of them with different inputs. A trainer takes one format: the file mixes them.",
        "2 rows are not valid.",
        "2 inputs with conflicting answers.",
        "3 test rows also in training.",
        sum,
      ],
    ],
    [
      "of which one is at odds, and none in the test file",
      { ...none, formats: { chat: 2 }, valid: 2, different: 1, conflicting: 1, shared: 0 },
      [
        "2 valid examples in the format chat (2), 1 of them with different inputs.",
        "1 input with conflicting answers.",
        "0 test rows also in training.",
        sum,
      ],
    ],
  ])("%s", (_, examples, lines) => {
    expect(linesOf("Examples", { examples })).toEqual(lines);
  });

  it("says nothing of tokens where none is valid", () => {
    const examples = { ...none, formats: { chat: 0 }, valid: 0, different: 0 };
    expect(linesOf("Examples", { examples })).toEqual([expect.stringMatching(/^0 valid examples/)]);
  });
});

it("what that answers is each answer, then what a person said else, what is open, and what costs take", () => {
  const answers = {
    knowledge: { value: "core", choices: ["core"], right: 22, of: 24, low: 0.74, high: 0.98, more: null },
    volume: { value: null, choices: ["low", "high"], of: 2, ...unshared },
  };
  const contradictions = [{ question: "knowledge", yours: "none", measured: "core" }];
  const meanings = [{ question: "volume", outcomes: { low: "rag", high: "rag" } }];
  expect(linesOf("What that answers", { answers, contradictions, meanings, costs: { answer_tokens: 150 } })).toEqual([
    "knowledge is core (22 of 24, 92% [74 to 98]).",
    "volume stays open between low and high.",
    "knowledge: you said none, measured core, 74 to 98%. Yours stays; --replace takes the measured one.",
    "volume, low or high: RAG either way.",
    "For the cost comparison, which else assumes it: --price answer_tokens=150, or under costs in the answers file.",
  ]);
});

describe("what is left out", () => {
  const first = [{ file: "a.csv", line: 3, message: "is broken" }];

  it("is noted, then counted by its label, then named row by row", () => {
    const found = { notes: ["A note."], leftOut: { v1: 3, v2: 1 }, badRows: { count: 1, first } };
    const lines = ["A note.", "Not counted: v1 (3), v2 (1).", "a.csv:3 is broken"];
    expect(linesOf("Left out", found)).toEqual(lines);
    expect(measureSections(measurementOf("eval", found))[0]?.lines[1]).toBe(
      "Rows of prompts that are no condition: v1 (3), v2 (1).",
    );
  });

  it("counts the bad rows that are not named", () => {
    const last = (count: number) => linesOf("Left out", { badRows: { count, first } }).at(-1);
    expect([last(2), last(12)]).toEqual(["and 1 more bad row", "and 11 more bad rows"]);
  });
});
