import { Scalar } from "yaml";
import { describe, expect, it } from "vitest";
import { entryLines, type Leaf, leafText } from "../../src/save/yaml-entry.ts";

const points = { rag: 1, "fine-tuning": 2, hybrid: 3 };
const onOneLine = "{rag: 1, fine-tuning: 2, hybrid: 3}";

describe("points stand on one line, and all else below its key", () => {
  const table: [name: string, block: Record<string, unknown>, lines: string[]][] = [
    ["a map of points", { p: points }, [`p: ${onOneLine}`]],
    ["a leaf beside points", { q: 1, p: points }, ["q: 1", `p: ${onOneLine}`]],
    ["nothing beside points", { x: null, p: points }, ["x: null", `p: ${onOneLine}`]],
    ["points further in", { r: { s: points } }, ["r:", `  s: ${onOneLine}`]],
    ["points that are the block itself", points, ["rag: 1", "fine-tuning: 2", "hybrid: 3"]],
    ["a word among the points", { p: { ...points, rag: "x" } }, ["p:", "  rag: x", "  fine-tuning: 2", "  hybrid: 3"]],
    [
      "nothing among the points",
      { p: { ...points, rag: null } },
      ["p:", "  rag: null", "  fine-tuning: 2", "  hybrid: 3"],
    ],
    ["fewer numbers than approaches", { p: { rag: 1, hybrid: 2 } }, ["p:", "  rag: 1", "  hybrid: 2"]],
    ["a list of numbers", { p: [1, 2, 3] }, ["p:", "  - 1", "  - 2", "  - 3"]],
    ["a list of blocks", { p: [{ x: 1, y: 2 }] }, ["p:", "  - x: 1", "    y: 2"]],
  ];
  it.each(table)("%s", (_, block, lines) => {
    expect(entryLines(block, 0)).toEqual(lines);
    expect(entryLines(block, 3)).toEqual(lines.map((line) => `   ${line}`));
  });
});

describe("a leaf has quotes where it needs them or is to have them", () => {
  const table: [leaf: Leaf, json: boolean, quotes: Scalar.Type | undefined, text: string][] = [
    ["x", false, undefined, "x"],
    ["x", true, undefined, '"x"'],
    ["x", false, Scalar.QUOTE_SINGLE, "'x'"],
    ["x", false, Scalar.QUOTE_DOUBLE, '"x"'],
    ["no: x", false, undefined, '"no: x"'],
    ["[x]", false, undefined, '"[x]"'],
    ["3", false, undefined, '"3"'],
    [3, false, Scalar.QUOTE_DOUBLE, "3"],
    [true, false, Scalar.QUOTE_SINGLE, "true"],
    [null, false, Scalar.QUOTE_DOUBLE, "null"],
    [null, true, undefined, "null"],
  ];
  it.each(table)("%j, JSON: %s, quotes: %s", (leaf, json, quotes, text) => {
    expect(leafText(leaf, { eol: "\n", json }, quotes)).toBe(text);
  });
});
