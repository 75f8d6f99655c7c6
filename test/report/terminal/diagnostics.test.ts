import { expect, it } from "vitest";
import { renderDiagnostics } from "../../../src/report/terminal/diagnostics.ts";
import { onPaper } from "../../../src/report/terminal/text-style.ts";
import { columnsOf } from "../../../src/text/width.ts";

const width = 40;

/** The line that is shown of a source, and what the caret stands under. */
function shownOf(source: string, column: number): { line: string; under: string } {
  const problem = { file: "a.yaml", line: 1, column, code: "shape" as const, message: "is wrong", source };
  const [, line = "", caret = ""] = renderDiagnostics([problem], onPaper(width)).split("\n");
  const start = [...line].findIndex((_, at) => columnsOf([...line].slice(0, at).join("")) === caret.length - 1);
  return { line, under: [...line].slice(start).join("") };
}

it.each([
  ["a short line", "kn: x", 5, "    kn: x"],
  ["a long line, at its start", "x".repeat(100), 1, `    ${"x".repeat(36)}`],
  ["a long line, at its end", `${"a".repeat(99)}x`, 100, `    ${"a".repeat(35)}x`],
  ["a long line, amid it", `${"a".repeat(99)}x${"b".repeat(99)}`, 100, `    ${"a".repeat(18)}x${"b".repeat(17)}`],
  ["wide signs before it", `${"語".repeat(60)}x`, 61, `    ${"語".repeat(17)}x`],
  ["wide signs behind it", `x${"語".repeat(60)}`, 1, `    x${"語".repeat(17)}`],
  ["signs of two halves before it", `${"😀".repeat(40)}x`, 81, `    ${"😀".repeat(17)}x`],
  ["marks that are escaped before it", `${"\u202e".repeat(60)}x`, 61, `    ${"\\u202e".repeat(6).slice(-35)}x`],
])("%s: the line fits, and the caret is under the place", (_, source, column, expected) => {
  const { line, under } = shownOf(source, column);
  expect(line).toBe(expected);
  expect(under[0]).toBe("x");
  expect(columnsOf(line)).toBeLessThanOrEqual(width);
});

it("a line as long as a file may be is no slower to show", () => {
  expect(shownOf("é語".repeat(150_000), 150_001).line).toHaveLength(4 + 24);
});
