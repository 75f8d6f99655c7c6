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
