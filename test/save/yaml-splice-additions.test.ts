import { describe, expect, it } from "vitest";
import { type Settable, setInYaml } from "../../src/save/yaml-splice.ts";

type SetRow = [text: string, path: string, value: Settable, after: string];

describe("a new entry stands at the end of its block", () => {
  const table: SetRow[] = [
    ["a: 1", "b", 2, "a: 1\nb: 2\n"],
    ["a: 1", "b", { x: 1 }, "a: 1\nb:\n  x: 1\n"],
    ["a: 1\r\n", "b", { x: 1 }, "a: 1\r\nb:\r\n  x: 1\r\n"],
    ["a: 1\n", "b: c", 2, 'a: 1\n"b: c": 2\n'],
    ["? [a]\n: 1\n", "c", 3, "? [a]\n: 1\nc: 3\n"],
    ["a: 1\n# see ... \n", "b", 2, "a: 1\n# see ... \nb: 2\n"],
    ["a: 1\n...", "b", 2, "a: 1\nb: 2\n..."],
    ["a: 1\n... # end\n", "b", 2, "a: 1\nb: 2\n... # end\n"],
    ["a: |\n  x\n  ...\n", "b", 2, "a: |\n  x\n  ...\nb: 2\n"],
    ["d:\n  a: {}\ne: 2\n", "d.b", 3, "d:\n  a: {}\n  b: 3\ne: 2\n"],
    ["d:\n  a:\n    {}\ne: 2\n", "d.b", 3, "d:\n  a:\n    {}\n  b: 3\ne: 2\n"],
    ["d:\n  a:\n    x: 1\n    y: 2 # y\ne: 2\n", "d.b", 3, "d:\n  a:\n    x: 1\n    y: 2 # y\n  b: 3\ne: 2\n"],
    ["d:\n  a:\n    x: # x\n  # more\ne: 2\n", "d.b", 3, "d:\n  a:\n    x: # x\n  b: 3\n  # more\ne: 2\n"],
    ["d:\n  a: # why\n  # more\ne: 2\n", "d.b", 3, "d:\n  a: # why\n  b: 3\n  # more\ne: 2\n"],
    ["d:\n  a: |\n    x\ne: 2\n", "d.b", 3, "d:\n  a: |\n    x\n  b: 3\ne: 2\n"],
    ["d:\n  a:\n    x:\n\n\ne: 2\n", "d.b", 3, "d:\n  a:\n    x:\n  b: 3\n\n\ne: 2\n"],
    ["d: &x # why\n  a: 1\n", "d.b", 3, "d: &x # why\n  a: 1\n  b: 3\n"],
    ["d:\n  ? a\ne: 2\n", "d.b", 3, "d:\n  ? a\n  b: 3\ne: 2\n"],
    ["d:\r\n  a: 1\r\ne: 2\r\n", "d.b", { x: 1 }, "d:\r\n  a: 1\r\n  b:\r\n    x: 1\r\ne: 2\r\n"],
  ];
  it.each(table)("in %j at %s: %j", (text, path, value, after) => {
    expect(setInYaml(text, path.split("."), value)).toBe(after);
  });
});

describe("a new entry stands behind the last of a flow", () => {
  const table: SetRow[] = [
    ["{a}\n", "b", 1, "{a, b: 1}\n"],
    ["{a: 1, b: 2}\n", "c", 3, "{a: 1, b: 2, c: 3}\n"],
    ["{a: 1 , }\n", "c", 3, "{a: 1 , c: 3 }\n"],
    ["{a:}\n", "c", 3, "{a: , c: 3}\n"],
    ["{a: 1, b: }\n", "c", 3, "{a: 1, b: , c: 3 }\n"],
    ["{a: 1\n}\n", "c", 3, "{a: 1, c: 3\n}\n"],
    ["{\r\n  a: 1\r\n}\r\n", "c", 3, "{\r\n  a: 1,\r\n  c: 3\r\n}\r\n"],
    ["{\n  a: 1,\n}\n", "c", 3, "{\n  a: 1,\n  c: 3\n}\n"],
    ["{\n  a: 1 # x, y\n}\n", "c", 3, "{\n  a: 1,\n  c: 3 # x, y\n}\n"],
    ["{}", "c.d.e", 3, '{"c": {"d": {"e": 3}}}'],
    ["{a: 1}\n", "b", { l: ["x", null, [2]] }, "{a: 1, b: {l: [x, null, [2]]}}\n"],
    ["{[a]: 1}\n", "c", 3, "{[a]: 1, c: 3}\n"],
    ["d: {a: {x: 1, y: 2}}\n", "d.c", 3, "d: {a: {x: 1, y: 2}, c: 3}\n"],
  ];
  it.each(table)("in %j at %s: %j", (text, path, value, after) => {
    expect(setInYaml(text, path.split("."), value)).toBe(after);
  });
});

describe("an anchor moves to its first use, and no other does", () => {
  const table: SetRow[] = [
    ["a: &x   1\nb: *x\n", "a", 3, "a: 3\nb: &x 1\n"],
    ["a: &x 1\nb: &y 2\nc: *y\n", "a", 3, "a: &x 3\nb: &y 2\nc: *y\n"],
    ["a: &x 1\nb: &y 2\nc: *y\nd: *x\n", "a", 3, "a: 3\nb: &y 2\nc: *y\nd: &x 1\n"],
    ["a: 1\nb: &y 2\nc: *y\n", "a", 3, "a: 3\nb: &y 2\nc: *y\n"],
    ["a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "c", 3, "a: &x 1\nb: *x\nc: 3\nd: &x 2\n"],
    ["a: &x 1\nc: &x 2\nd: *x\n", "a", 3, "a: &x 3\nc: &x 2\nd: *x\n"],
    ["a: &x {y: 1}\nb: *x\n", "a", 3, "a: 3\nb: &x {y: 1}\n"],
    ["a: &x 'q'\nb: *x\n", "a", "z", "a: 'z'\nb: &x 'q'\n"],
  ];
  it.each(table)("in %j at %s: %j", (text, path, value, after) => {
    expect(setInYaml(text, path.split("."), value)).toBe(after);
  });
});
