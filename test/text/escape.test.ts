import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { plain, plainDeep, plainJson, plainLine, streamed } from "../../src/text/escape.ts";

describe("marks that steer or hide", () => {
  const ranges: [string, number, number][] = [
    ["C0", 0x00, 0x08],
    ["C0 behind the line end", 0x0b, 0x1f],
    ["delete and C1", 0x7f, 0x9f],
    ["soft hyphen", 0xad, 0xad],
    ["grapheme joiner", 0x34f, 0x34f],
    ["Arabic letter mark", 0x61c, 0x61c],
    ["Hangul fillers", 0x115f, 0x1160],
    ["Mongolian vowel separator", 0x180e, 0x180e],
    ["no width and direction", 0x200b, 0x200f],
    ["line ends and overrides", 0x2028, 0x202e],
    ["invisible operators", 0x2060, 0x2064],
    ["isolates and deprecated shaping", 0x2066, 0x206f],
    ["halves of a character", 0xd800, 0xdfff],
    ["byte order mark", 0xfeff, 0xfeff],
    ["annotations", 0xfff9, 0xfffb],
    ["tags", 0xe0000, 0xe007f],
    ["variation selectors, supplement", 0xe0100, 0xe01ef],
  ];
  it.each(ranges)("%s is shown as an escape, and so it is by every way to print", (_, first, last) => {
    for (let code = first; code <= last; code++) {
      const mark = String.fromCodePoint(code);
      for (const text of [plain(mark), plainLine(`a${mark}b`), streamed(mark), streamed(mark, { colour: true })])
        expect(text).toMatch(/^a?(\\u[0-9a-f]{4}){1,2}b?$/);
      expect(JSON.parse(plainJson([mark]))).toEqual([mark]);
      expect(plainJson([mark])).not.toContain(mark);
    }
  });

  it.each(["é", "e\u0301", "⚠\ufe0f", "日本", "العربية", "🙂", "\u00a0", "–"])("%s is shown as it is", (text) => {
    expect([plain(text), plainLine(`a${text}b`), streamed(text)]).toEqual([text, `a${text}b`, text]);
  });

  it("lets one variation selector stand, and shows those behind it", () => {
    expect(plain("a\ufe0f\ufe01\ufe02")).toBe("a\ufe0f\\ufe01\\ufe02");
  });
});

describe("a text on one line", () => {
  test.each([
    ["Support\nVerdict: RAG", "Support Verdict: RAG"],
    ["one\r\n  two\n", "one two"],
    ["one\rtwo", "one\\u000dtwo"],
    ["a\u2028b", "a\\u2028b"],
    ["  ", ""],
  ])("%j is %j", (text, line) => {
    expect(plainLine(text)).toBe(line);
    expect(plainDeep({ [text]: [text] })).toEqual({ [line]: [line] });
  });

  test("of any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/[\n\r\u0085\u2028\u2029]/.test(plainLine(text))));
  });
});

describe("colours", () => {
  test("pass where they are wanted, and nowhere else; nothing else of an escape does", () => {
    const text = "\u001b[32m\u001b[1mVerdict\u001b[22m\u001b[39m";
    expect(streamed(text, { colour: true })).toBe(text);
    expect(streamed(text)).not.toContain("\u001b");
    for (const code of ["\u001b[2J", "\u001b[38;5;1m", "\u001b]0;x\u0007", "\u001b[999m", "\u009b31m"])
      expect(streamed(code, { colour: true })).not.toMatch(/[\u001b\u009b\u0007]/);
  });
});
