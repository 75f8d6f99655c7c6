import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import {
  choiceLine,
  fitLayout,
  indented,
  legend,
  type ScreenLayout,
  type Viewport,
} from "../../../../src/load/answers/questionnaire/layout.ts";

function viewport(width: number, height: number, level: 0 | 1 = 0): Viewport {
  return { width, height, chalk: new Chalk({ level }) };
}

/** A screen whose parts have so many lines, with rows of one line each. */
function layout({ rows = 0, at = 0, top = 1, input = 0, note = 0, foot = 1 }): ScreenLayout {
  const lines = (name: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${name}${index}`);
  return {
    top: lines("t", top),
    rows: lines("r", rows).map((line) => [line]),
    at,
    input: lines("i", input),
    note: lines("n", note),
    foot: lines("f", foot),
  };
}

/** The lines of a screen in one, a blank one as a dot. */
function fitted(parts: Parameters<typeof layout>[0], height: number): string {
  return fitLayout(layout(parts), viewport(20, height))
    .map((line) => (line === "" ? "." : line.trim()))
    .join(" ");
}

describe("a screen", () => {
  it.each<[what: string, parts: Parameters<typeof layout>[0], height: number, lines: string]>([
    ["has a blank line between its parts", { rows: 2, input: 1, note: 1 }, 10, "t0 . r0 r1 . i0 . n0 . f0"],
    ["has none for a part that is empty", { rows: 2 }, 6, "t0 . r0 r1 . f0"],
    [
      "keeps the blank lines around its rows while eight fit",
      { rows: 9, note: 1 },
      14,
      "t0 . r0 r1 r2 r3 r4 r5 ↓ 3 more . n0 . f0",
    ],
    ["drops them before it drops a row too many", { rows: 9, note: 1 }, 12, "t0 r0 r1 r2 r3 r4 r5 r6 r7 r8 n0 f0"],
    ["keeps the note while five rows fit", { rows: 9, note: 1 }, 8, "t0 r0 r1 r2 ↓ 6 more n0 f0"],
    ["drops the note where fewer do", { rows: 9, note: 1 }, 7, "t0 r0 r1 r2 ↓ 6 more f0"],
    ["keeps what is typed without the note", { rows: 9, note: 1, input: 1 }, 7, "t0 r0 r1 ↓ 7 more i0 f0"],
    ["says how many rows are above", { rows: 9, at: 8, note: 1 }, 7, "t0 ↑ 6 more r6 r7 r8 f0"],
    ["says how many are on either side", { rows: 9, at: 4, note: 1 }, 7, "t0 ↑ 3 more r3 r4 r5 ↓ 3 more f0"],
    ["cuts a long question before what can be picked", { rows: 3, top: 9 }, 4, "t0 r0 ↓ 2 more f0"],
    ["cuts what is under the rows at last", { rows: 3, top: 9, foot: 3 }, 3, "t0 r0 ↓ 2 more"],
  ])("%s", (_, parts, height, lines) => {
    expect(fitted(parts, height)).toBe(lines);
  });

  it("shows all of a highlighted row that has several lines", () => {
    const parts = layout({ rows: 4, at: 1, foot: 1 });
    const rows = parts.rows.map((row, index) => (index === 1 ? ["a", "b", "c"] : row));
    expect(fitLayout({ ...parts, rows }, viewport(20, 7))).toEqual([
      "t0",
      "  ↑ 1 more",
      "a",
      "b",
      "c",
      "  ↓ 2 more",
      "f0",
    ]);
  });

  it("cuts what it says of rows out of sight to its width", () => {
    expect(fitLayout(layout({ rows: 9, at: 4 }), viewport(6, 7))).toEqual([
      "t0",
      "  ↑ 3 ",
      "r3",
      "r4",
      "r5",
      "  ↓ 3 ",
      "f0",
    ]);
  });
});

describe("a line of text", () => {
  it("is folded behind its indent, the first line behind another", () => {
    expect(indented("one two three", 9, "  ")).toEqual(["  one two", "  three"]);
    expect(indented("one two three", 9, "  ", "- ")).toEqual(["- one two", "  three"]);
    expect(indented("abcdefghij", 6, "  ")).toEqual(["  abcd", "  efgh", "  ij"]);
  });

  it.each([
    [false, ["  1  one", "     two"]],
    [true, ["❯ 1  one", "     two"]],
  ])("of a row is behind its number, and the pointer where it is picked: %s", (on, lines) => {
    expect(choiceLine("1  ", "one two", { on, viewport: viewport(9, 9) })).toEqual(lines);
    const coloured = choiceLine("1  ", "one two", { on, viewport: viewport(9, 9, 1) });
    expect(coloured).toEqual(on ? lines.map((line) => `\u001b[36m${line}\u001b[39m`) : lines);
  });

  it.each([
    [17, ["enter choose · b", "ctrl-c stop"]],
    [16, ["enter choose · b", "ctrl-c stop"]],
    [15, ["enter choose", "b · ctrl-c stop"]],
    [30, ["enter choose · b · ctrl-c stop"]],
    [29, ["enter choose · b", "ctrl-c stop"]],
    [6, ["enter", "choose", "b", "ctrl-c", "stop"]],
  ])("of keys has as many as fit into %i columns", (width, lines) => {
    expect(legend(["enter choose", "b", "ctrl-c stop"], viewport(width, 9))).toEqual(lines);
  });

  it("of keys is dim", () => {
    expect(legend(["b"], viewport(9, 9, 1))).toEqual(["\u001b[2mb\u001b[22m"]);
  });
});
