import { expect, it } from "vitest";
import { syntaxProblem } from "../../src/load/yaml/syntax.ts";
import { parseYaml } from "../../src/load/yaml/yaml.ts";

it.each<[string, string, number]>([
  ["answers:\n  knowledge: core: x", "a second key stands where a value is", 2],
  ["answers:\n knowledge: core\n  style: usual", "a second key stands where a value is", 2],
  ["answers: {knowledge: core\nfixed: []", "a bracket is not closed", 2],
  ["fixed: [a, b\ntitle: x", "a bracket is not closed", 2],
  ['title: "abc\n', "a quotation mark is not closed", 2],
  ["answers:\n  - a\n  style: usual", "this line is not indented as those around it are", 3],
  ["title: @x", "a text cannot begin with this sign", 1],
  ["answers:\n  knowledge core\n  style: usual", "a colon is missing on this line", 2],
  ['advise: 1\n"title: x"', "a colon is missing behind this key", 2],
  ['title: "a" b', "this does not belong here", 1],
  ['title: "a\\qb"', "this is no escape", 1],
  ["answers:\n\tstyle: usual", "a tab indents this line", 2],
  ["a: 1\n---\nb: 2", "a second document begins here", 2],
])("says in our words what is wrong with %j", (text, message, line) => {
  const read = parseYaml({ file: "a.yaml", text });
  expect(read.ok).toBe(false);
  if (!read.ok)
    expect(read.problems[0]).toMatchObject({ code: "syntax", message, line, hint: expect.any(String) as string });
});

it.each([
  ["MISSING_CHAR", "Missing\n  comma", "Missing comma"],
  ["IMPOSSIBLE", "It  cannot be", "It cannot be"],
])("says what the parser does where we have no words: %s", (code, said, message) => {
  expect(syntaxProblem(code, said)).toEqual({ code: "syntax", message });
});
