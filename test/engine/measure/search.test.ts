import { describe, expect, it } from "vitest";
import { analyserFor } from "../../../src/engine/measure/analyser.ts";
import { indexOf } from "../../../src/engine/measure/bm25.ts";
import { passagesOf, searchQuestions } from "../../../src/engine/measure/search.ts";
import { synthesisAnswer } from "../../../src/engine/measure/synthesis.ts";
import { loadLanguage } from "../../../src/load/measure/languages.ts";
import { passagesIn } from "../../../src/load/measure/passages.ts";

const english = analyserFor(await loadLanguage("en"));
const plain = analyserFor(await loadLanguage("none"));

describe("the analyser", () => {
  it.each([
    ["The cats are running", ["cat", "run"]],
    ["maxTokens and HTTPServer2Go", ["max", "token", "http", "server2", "go"]],
    ["café naïve Ünïcode", ["café", "naïv", "ünïcode"]],
    ["", []],
  ])("%j", (text, terms) => {
    expect(english(text)).toEqual(terms);
  });

  it("cuts text that is written without spaces", () => {
    expect(plain("東京都に住む").length).toBeGreaterThan(1);
  });

  it("stems by the language", async () => {
    expect(analyserFor(await loadLanguage("de"))("Die Häuser")).toEqual(
      analyserFor(await loadLanguage("de"))("das Haus"),
    );
  });
});

/** The formula as it is published, over every text and word. */
function byFormula(texts: readonly string[], query: string): number[] {
  const docs = texts.map((text) => text.split(" "));
  const mean = docs.reduce((sum, doc) => sum + doc.length, 0) / docs.length;
  const scores = docs.map((doc) =>
    query.split(" ").reduce((sum, word) => {
      const holding = docs.filter((one) => one.includes(word)).length;
      const count = doc.filter((one) => one === word).length;
      const rarity = Math.log(1 + (docs.length - holding + 0.5) / (holding + 0.5));
      return sum + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * doc.length) / mean));
    }, 0),
  );
  return scores
    .map((_, at) => at)
    .filter((at) => scores[at]! > 0)
    .sort((a, b) => scores[b]! - scores[a]! || a - b);
}

describe("BM25", () => {
  it("ranks as the published formula does", () => {
    const words = ["a1", "b2", "c3", "d4", "e5", "f6", "g7"];
    const pick = (seed: number) => words[((seed * 7919 + 13) % 97) % words.length]!;
    const texts = Array.from({ length: 40 }, (_, at) =>
      Array.from({ length: 3 + (at % 9) }, (__, n) => pick(at * 31 + n * 5)).join(" "),
    );
    const search = indexOf(texts, plain);
    for (const query of ["a1", "b2 c3", "d4 e5 f6", "g7 g7 a1", "zz"])
      expect(search(query, 100)).toEqual(byFormula(texts, query));
    expect(search("a1", 2)).toHaveLength(2);
  });
});

describe("passages", () => {
  it("of Markdown begin at headings, but not in code", () => {
    const text = "intro\n\n# First One!\nx\n```\n# no heading\n```\n## Second\ny";
    expect(passagesIn("a.md", text).map(({ id }) => id)).toEqual(["a.md", "a.md#first-one", "a.md#second"]);
  });

  it("of HTML have no tags, scripts or comments", () => {
    const html =
      "<script>evil()</script><!-- x --><p>Hi &amp; &#x41;</p><h2 id=part>The <b>Part</b></h2><p>z</p><style>p{}";
    expect(passagesIn("a.html", html)).toEqual([
      { id: "a.html", path: "a.html", text: "Hi & A" },
      { id: "a.html#part", path: "a.html", text: "The Part\nz" },
    ]);
  });

  it("of plain text end at empty lines", () => {
    const text = Array.from({ length: 5 }, (_, at) => `${at}`.repeat(900)).join("\n\n");
    expect(passagesIn("a.txt", text).map((passage) => passage.text.length)).toEqual([1802, 1802, 900]);
  });
});

describe("searching for questions", () => {
  const passages = [
    ...passagesIn("a.md", "# Red\nThe red door is open.\n# Blue\nThe blue door is shut."),
    ...passagesIn("b.md", "# Green\nGrass is green."),
  ];
  const ask = (question: string, sources: string[], answer: string | null = null) => ({
    id: question,
    question,
    answer,
    sources,
  });

  it("covers what is there, and cannot find what is not", () => {
    const { coverage, found, misses } = searchQuestions(
      passages,
      [
        ask("red door", ["a.md#red"], "open"),
        ask("grass", ["./b.md"], "purple"),
        ask("blue door", ["a.md#blue", "gone.md"]),
        ask("sky", ["gone.md"]),
      ],
      english,
    );
    expect(coverage).toEqual({ sources: { right: 2, of: 4 }, answers: { right: 1, of: 2 } });
    expect(found["3"]).toMatchObject({ right: 3, of: 4 });
    expect(misses).toEqual([]);
  });

  it("names what was found in place of a miss", () => {
    const { misses } = searchQuestions(passages, [ask("blue door shut", ["b.md#green"])], english);
    expect(misses).toEqual([{ question: "blue door shut", rank: null, first: ["a.md#blue", "a.md#red"] }]);
  });

  /** 25 passages that are all alike, so that the nth is found at rank n; and questions with some of them for sources. */
  const alike = Array.from({ length: 25 }, (_, at) => ({ id: `p${at + 1}`, path: `p${at + 1}`, text: "apple" }));
  const looked = (...asked: ReturnType<typeof ask>[]) => searchQuestions(alike, asked, plain);

  it("says how many are found how far down", () => {
    const { found } = looked(
      ...[1, 3, 4, 5, 6, 10, 11, 20, 21].map((rank) => ask("apple", ["gone", `p${rank}`, "p25"])),
    );
    const right = Object.entries(found).map(([depth, share]) => [depth, share.right, share.of]);
    expect(right).toEqual([
      ["3", 2, 9],
      ["5", 4, 9],
      ["10", 6, 9],
      ["20", 8, 9],
    ]);
  });

  it("names misses from the deepest on: what is not found, then what is far down; ten at most", () => {
    const first = ["p1", "p2", "p3"];
    const { misses } = looked(
      ask("apple", ["p4"]),
      ask("apple", ["p3"]),
      ask("apple", ["gone"]),
      ask("apple", ["p25", "p9"]),
      ask("pear", ["p1"]),
    );
    expect(misses).toEqual([
      { question: "pear", rank: null, first: [] },
      { question: "apple", rank: 9, first },
      { question: "apple", rank: 4, first },
    ]);
    const many = looked(...alike.map(({ id }) => ask("apple", [id])));
    expect(many.misses.map(({ rank }) => rank)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16]);
  });

  it("tells how much of a question its sources hold, each word once, on the mean", () => {
    const overlap = (...asked: ReturnType<typeof ask>[]) => looked(...asked).overlap;
    expect(overlap(ask("apple pear pear", ["p1"]))).toBe(0.5);
    expect(overlap(ask("apple", ["p1", "p2"]), ask("apple pear", ["p1"]), ask("apple", ["gone"]), ask("x", []))).toBe(
      0.75,
    );
    expect(overlap(ask("?", ["p1"]))).toBe(0);
    expect(overlap(ask("apple", ["gone"]))).toBeNull();
  });

  it("takes an answer for covered where its sources hold more than half of its words", () => {
    const answers = (...texts: (string | null)[]) =>
      looked(...texts.map((answer) => ask("apple", ["p1"], answer))).coverage.answers;
    expect(answers("apple pear")).toEqual({ right: 0, of: 1 });
    expect(answers("apple", "Apple apple", "pear", "apple pear plum", null)).toEqual({ right: 2, of: 4 });
    expect(looked(ask("apple", ["gone"], "apple")).coverage).toEqual({
      sources: { right: 0, of: 1 },
      answers: { right: 0, of: 0 },
    });
  });

  it("counts the questions that have several sources, of those that have one", () => {
    const { several } = looked(ask("a", []), ask("b", ["p1"]), ask("c", ["p1", "p2"]), ask("d", ["gone", "p1", "p2"]));
    expect(several).toEqual({ right: 2, of: 3 });
  });

  it("synthesis is an answer from ten questions on, and only lookup or mixed", () => {
    const value = (right: number, of: number) => synthesisAnswer({ right, of }).synthesis?.value;
    expect([value(9, 9), value(0, 20), value(1, 20), value(20, 40), value(5, 20)]).toEqual([
      undefined,
      "lookup",
      "lookup",
      "mixed",
      null,
    ]);
  });
});

it.each([
  ["a.md#q--a", [1]],
  ["./a.md#q-a", [1]],
  ["a.md", [0, 1]],
  ["a--b.md", [2]],
  ["a-b.md", []],
  ["c#--d.md", [3]],
])("the source %s names passages", (source, found) => {
  const passages = [
    ...passagesIn("a.md", "Before\n# Q & A\nx"),
    ...passagesIn("a--b.md", "y"),
    ...passagesIn("c#--d.md", "# H\nz"),
  ];
  expect(passagesOf(passages)(source)).toEqual(found);
});
