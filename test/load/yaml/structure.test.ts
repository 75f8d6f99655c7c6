import { describe, expect, it } from "vitest";
import { Lexer, parseDocument } from "yaml";
import { hasTooManyTokens, structureProblem, type Trouble } from "../../../src/load/yaml/structure.ts";

describe("the structure of a text", () => {
  const nested = (deep: number): string => "[".repeat(deep) + "]".repeat(deep);
  const blocks = (deep: number): string => `${"{a: ".repeat(deep)}1${"}".repeat(deep)}`;
  const aliases = (many: number): string => `a: &a x\nb: [${Array.from({ length: many }, () => "*a").join(", ")}]\n`;
  const twice = { message: "this key is there twice", hint: "keep one of them" };

  it.each<[what: string, text: string, trouble: Trouble | undefined]>([
    ["is right", "a: {b: [1, 2]}\nc: {b: 3}\n", undefined],
    ["is as deep as it may be", nested(50), undefined],
    ["is as deep as it may be in blocks", blocks(50), undefined],
    ["is deeper than it may be in blocks", blocks(51), { offset: 200, message: "this is nested more than 50 deep" }],
    ["is deeper than it may be", nested(51), { offset: 50, message: "this is nested more than 50 deep" }],
    ["has a key twice", "a: 1\nb: 2\na: 3\n", { offset: 10, ...twice }],
    ["has a key twice in an inner block", "a: {b: 1, c: 2, c: 3}\n", { offset: 16, ...twice }],
    ["has a number and the same as a text", '1: a\n"1": b\n', { offset: 5, ...twice }],
    ["has a list for a key", "a: 1\n[b]: 2\n", { offset: 5, message: "this key is not a plain word" }],
    ["has an alias for a key", "a: &a b\n*a : 2\n", { offset: 8, message: "this key is not a plain word" }],
    ["has two blocks for keys", "{a: 1}: 1\n{a: 1}: 2\n", { offset: 0, message: "this key is not a plain word" }],
    ["reaches a prototype", "a: 1\n__proto__: 2\n", { offset: 5, message: 'the key "__proto__" is not allowed' }],
    ["names an anchor that is not there", "a: *b\n", { offset: 3, message: "no anchor &b stands before this *b" }],
    [
      "names an anchor that comes later",
      "a: *b\nb: &b 1\n",
      { offset: 3, message: "no anchor &b stands before this *b" },
    ],
    ["has as many aliases as it may", aliases(100), undefined],
    ["has one alias more", aliases(101), { offset: 412, message: "more than 100 aliases are not read" }],
    [
      "is wrong twice, of which the first counts",
      "[a]: 1\n[b]: 2\n",
      { offset: 0, message: "this key is not a plain word" },
    ],
  ])("%s", (_, text, trouble) => {
    expect(structureProblem(parseDocument(text, { uniqueKeys: false, logLevel: "silent" }))).toEqual(trouble);
  });
});

it("counts words and marks, and not letters", () => {
  const text = "- aaaaaaaaaa\n".repeat(10);
  const count = [...new Lexer().lex(text)].length;
  // A dash, a space, a word, its mark and a line end for each, and the document's mark.
  expect(count).toBe(51);
  expect([50, 51, 52].map((limit) => hasTooManyTokens(text, limit))).toEqual([true, false, false]);
});
