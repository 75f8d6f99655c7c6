import { describe, expect, it } from "vitest";
import { isJson, parseYaml, type Source } from "../../../src/load/yaml/yaml.ts";
import type { Path, Problem } from "../../../src/model/diagnostic.ts";

function sourceOf(text: string): Source {
  const read = parseYaml({ file: "a.yaml", text });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function problemsOf(text: string, tokens?: number) {
  const read = parseYaml({ file: "a.yaml", text }, tokens);
  return read.ok ? [] : read.problems;
}

const text = `advise: 1
answers:
  facts: yes
  1: {value: a, because: b}
fixed: [facts, voice]\r
"title" : x
`;

describe("a problem at a path", () => {
  const at = (...problems: Pick<Problem, "path" | "at">[]) =>
    sourceOf(text).locate(problems.map((one) => ({ ...one, code: "shape", message: "is wrong", hint: "mend it" })));

  it.each<[what: string, path: Path, where: Problem["at"], line: number, column: number, source: string]>([
    ["of the whole is at its beginning", [], undefined, 1, 1, "advise: 1"],
    ["of a value is at the value", ["answers", "facts"], undefined, 3, 10, "  facts: yes"],
    ["of a key is at the key", ["answers", "facts"], "key", 3, 3, "  facts: yes"],
    ["of a key in a block is at that key", ["answers", 1, "because"], "key", 4, 17, "  1: {value: a, because: b}"],
    ["of a key that is a number is found", ["answers", "1", "value"], undefined, 4, 14, "  1: {value: a, because: b}"],
    ["of an item is at the item", ["fixed", 1], undefined, 5, 16, "fixed: [facts, voice]"],
    ["of an item by its number as a text is there too", ["fixed", "1"], undefined, 5, 16, "fixed: [facts, voice]"],
    ["of a key in quotes is at its first quote", ["title"], "key", 6, 1, '"title" : x'],
    ["of what is missing is at what it is missing in", ["answers", "voice"], undefined, 3, 3, "  facts: yes"],
    ["below what is missing is there too", ["answers", "voice", "value"], "key", 3, 3, "  facts: yes"],
    ["of an item too many is at the list", ["fixed", 2], undefined, 5, 8, "fixed: [facts, voice]"],
  ])("%s", (_, path, where, line, column, source) => {
    expect(at({ path, ...(where && { at: where }) })).toEqual([
      { file: "a.yaml", line, column, source, code: "shape", message: "is wrong", hint: "mend it" },
    ]);
  });

  it("is shown with its line where a line holds what ends none", () => {
    const found = sourceOf("title: a\rb\nfoo: 1").locate([{ path: ["foo"], code: "shape", message: "is wrong" }]);
    expect(found).toMatchObject([{ line: 2, source: "foo: 1" }]);
  });

  it("comes in the order of the text, whatever the order in which they were found", () => {
    const paths: Path[] = [["fixed", 1], ["answers", 1, "because"], ["fixed", 0], ["advise"], ["answers", 1, "value"]];
    expect(at(...paths.map((path) => ({ path }))).map(({ line, column }) => [line, column])).toEqual([
      [1, 9],
      [4, 14],
      [4, 26],
      [5, 9],
      [5, 16],
    ]);
  });

  it("of an empty text is on its only line", () => {
    expect(sourceOf("").locate([{ path: [], code: "shape", message: "is empty" }])).toEqual([
      { file: "a.yaml", line: 1, column: 1, source: "", code: "shape", message: "is empty" },
    ]);
  });
});

describe("how a number is written", () => {
  it.each<[yaml: string, path: Path, written: string | undefined]>([
    ["a: 1.000\n", ["a"], "1.000"],
    ["a: {b: 1.50}\nc: {b: 2.50}\n", ["c", "b"], "2.50"],
    ["a: &one 1.50\nb: *one\n", ["b"], "1.50"],
    ["a: &all {c: 1.50}\nb: *all\n", ["b", "c"], "1.50"],
    ["{a: 1.50}", ["a"], "1.50"],
    // With a comma too many it is YAML, and no JSON.
    ['{"a": 1.50,}', ["a"], "1.50"],
    ['{"a": 1.50}', ["a"], undefined],
    ['\n  {"a": 1.50}\n', ["a"], undefined],
    ['a: "1.50"\n', ["a"], undefined],
    ["a: 1.50\n", ["b"], undefined],
    ["a: 1.50\n", ["a", "b"], undefined],
    ["a: [1.50]\n", ["a", 0], undefined],
    ["a: {b: 1.50}\n", ["a"], undefined],
    ["? \n: 1.50\na: 2.50\n", ["a"], "2.50"],
  ])("in %j at %j is %j", (yaml, path, written) => {
    expect(sourceOf(yaml).numberText(path)).toBe(written);
  });
});

it.each([
  ["{}", true],
  [' \n {"a": [1]}\n', true],
  ["{a: 1}", false],
  ["[1]", false],
  ["[{}]", false],
  ["a: {}", false],
  ["", false],
])("%j is a JSON object: %s", (json, is) => expect(isJson(json)).toBe(is));

describe("a text that cannot be read", () => {
  it("is told of every error at its line", () => {
    expect(
      problemsOf("a: 1\nb: c: 2\r\nd: [e: f: 3]\n").map(({ file, line, column, source }) => [
        file,
        line,
        column,
        source,
      ]),
    ).toEqual([
      ["a.yaml", 2, 4, "b: c: 2"],
      ["a.yaml", 3, 8, "d: [e: f: 3]"],
    ]);
  });

  it("is told in the parser's words where we have none", () => {
    expect(problemsOf("a: 1\nb: &x &y z\n")).toEqual([
      {
        file: "a.yaml",
        line: 2,
        column: 7,
        source: "b: &x &y z",
        code: "syntax",
        message: "A node can have at most one anchor",
      },
    ]);
  });

  it.each([
    ["in what is parsed", `# deep\n${"[".repeat(60)}${"]".repeat(60)}`, 2, 51],
    ["deeper than the parser goes", `a: 1\nb: ${"[".repeat(50_000)}`, 1, 1],
  ])("is nested too deep: %s", (_, deep, line, column) => {
    expect(problemsOf(deep)).toMatchObject([
      { file: "a.yaml", line, column, code: "syntax", message: "this is nested more than 50 deep" },
    ]);
  });

  it("would be an endless text by its aliases", () => {
    const tens = (of: string): string => `[${Array.from({ length: 9 }, () => of).join(", ")}]`;
    expect(problemsOf(`a: &a ${tens("x")}\nb: &b ${tens("*a")}\nc: &c ${tens("*b")}\nd: ${tens("*c")}\n`)).toEqual([
      {
        file: "a.yaml",
        line: 1,
        column: 1,
        source: `a: &a ${tens("x")}`,
        code: "syntax",
        message: "cannot be read as YAML: Excessive alias count indicates a resource exhaustion attack",
      },
    ]);
  });

  it("has a word more than it may", () => {
    const long = "- a\n".repeat(2_000);
    expect(problemsOf(long, 20_000)).toEqual([]);
    expect(problemsOf(long, 1_000)).toEqual([
      {
        file: "a.yaml",
        line: null,
        column: null,
        code: "read",
        message: "is too large: it has more than 1,000 words and marks",
        hint: "leave out what advise does not read",
      },
    ]);
  });
});
