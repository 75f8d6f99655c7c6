import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import { cut, columnsOf, padEnd } from "../../src/text/width.ts";
import { wrap } from "../../src/text/wrap.ts";

const family = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}";

describe("columns", () => {
  it.each([
    ["", 0],
    ["plain", 5],
    ["é", 1],
    ["e\u0301", 1],
    ["日本語", 6],
    ["한국어", 6],
    ["ｶﾅ", 2],
    ["Ａ", 2],
    ["\u{1f600}", 2],
    [family, 2],
    ["\u{1f1ef}\u{1f1f5}", 2],
    ["–…“”·", 5],
  ])("%j takes %i", (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
    expect(columnsOf(padEnd(text, 9))).toBe(9);
  });
});

it("takes a sign for one column by itself only where the libraries that know all signs do", () => {
  const segmenter = new Intl.Segmenter("en");
  const pieces = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const signs = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));
  expect(signs.filter((sign) => columnsOf(sign) !== stringWidth(sign))).toEqual([]);
  const narrow = signs.filter((sign) => stringWidth(sign) === 1).map((sign) => `a${sign}b`);
  expect(narrow.filter((text) => cut(text, 1).length !== pieces(text).length)).toEqual([]);
});

describe("wrapped text", () => {
  it("of wide signs without a space keeps to the width", () => {
    const title =
      "顧客からの問い合わせに答えるための言語モデルをどのように調整するのがよいかを決める会議の記録と資料".slice(0, 45);
    expect(wrap(title, 80).map(columnsOf)).toEqual([80, 10]);
    expect(wrap(title, 80).join("")).toBe(title);
  });

  it("counts wide words among others", () => {
    expect(wrap("RAG 検索 fine-tuning 調整", 12)).toEqual(["RAG 検索", "fine-tuning", "調整"]);
  });

  it("counts no column for a combining mark", () => {
    expect(wrap("e\u0301e\u0301e\u0301 e\u0301e\u0301", 6)).toEqual(["e\u0301e\u0301e\u0301 e\u0301e\u0301"]);
  });

  it("breaks no sign that is made of several", () => {
    expect(cut(family.repeat(3), 4)).toEqual([family.repeat(2), family]);
    expect(wrap(family.repeat(3), 5)).toEqual([family.repeat(2), family]);
  });

  it("leaves a long word of narrow signs whole, as an address", () => {
    expect(wrap("see https://example.org/a/long/path now", 10)).toEqual([
      "see",
      "https://example.org/a/long/path",
      "now",
    ]);
  });
});
