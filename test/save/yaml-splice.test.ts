import { describe, expect, it } from "vitest";
import { cutFromYaml, type Settable, setInYaml } from "../../src/save/yaml-splice.ts";

type SetRow = [text: string, path: string, value: Settable, after: string | null];

/** A path as rows write it: its keys with a dot between them. */
function set(text: string, path: string, value: Settable): string | null {
  return setInYaml(text, path.split("."), value);
}

describe("a cut takes an entry away with its line, or with its comma", () => {
  const table: [text: string, path: string, after: string | null][] = [
    ["a: 1\nb: 2\nc: 3\n", "a", "b: 2\nc: 3\n"],
    ["a: 1\nb: 2 # why\nc: 3\n", "b", "a: 1\nc: 3\n"],
    ["a: 1 # one\n\n# two\nb: 2\n", "a", "\n# two\nb: 2\n"],
    ["a: 1\nb: 2", "b", "a: 1\n"],
    ["a: 1\nb: 2 # why", "b", "a: 1\n"],
    ["a: 1\r\nb: 2\r\nc: 3\r\n", "b", "a: 1\r\nc: 3\r\n"],
    ["d:\n  a:\n    x: 1\n    y: 2\n  b: 2\n", "d.a", "d:\n  b: 2\n"],
    ["d:\n  a: 1\n  b: 2\n", "d.b", "d:\n  a: 1\n"],
    ["d:\n  a: # why\n  b: 2\n", "d.a", "d:\n  b: 2\n"],
    ["d:\n  a:\n    x: 1\n    y: 2\n", "d.a.y", "d:\n  a:\n    x: 1\n"],
    ["d: {a: 1, b: 2, c: 3}\n", "d.a", "d: {b: 2, c: 3}\n"],
    ["d: {a: 1, b: 2, c: 3}\n", "d.b", "d: {a: 1, c: 3}\n"],
    ["d: {a: 1, b: 2, c: 3}\n", "d.c", "d: {a: 1, b: 2}\n"],
    ["d: {a: 1,b: 2,c: 3}\n", "d.a", "d: {b: 2,c: 3}\n"],
    ["d: {a: 1 , b: 2}\n", "d.a", "d: {b: 2}\n"],
    ["d: {a: , b: 2}\n", "d.a", "d: {b: 2}\n"],
    ["d: {a: 1}\ne: [1, 2]\n", "d.a", "d: {}\ne: [1, 2]\n"],
    ["d: {a: 1, b: 2 }\ne: [1, 2]\n", "d.b", "d: {a: 1 }\ne: [1, 2]\n"],
    ["d: {\n  a: 1,\n  b: 2\n}\n", "d.b", "d: {\n  a: 1\n}\n"],
    ['{"d": {"a": 1, "b": 2}}\n', "d.b", '{"d": {"a": 1}}\n'],
    ["? a\n: 1\nb: 2\n", "a", null],
    ["a: 1\n", "z", null],
    ["a: 1\n", "a.b", null],
    ["a: 1\n", "z.b", null],
    ["d: [a, b]\n", "d.a", null],
    ["- a: 1\n", "a", null],
    ["", "a", null],
  ];
  it.each(table)("%j without %s", (text, path, after) => {
    expect(cutFromYaml(text, path.split("."))).toBe(after);
  });
});

describe("a value takes the place of another", () => {
  const table: SetRow[] = [
    ["'a': 1\n", "a", 2, "'a': 2\n"],
    ['"a" : 1\n', "a", 2, '"a" : 2\n'],
    ["? a # why\n: 1\n", "a", 2, "? a # why\n: 2\n"],
    ["d: {'a b': 1}\n", "d.a b", 3, "d: {'a b': 3}\n"],
    ["d: {a: {x: 1}, b: 2}\n", "d.a.x", 3, "d: {a: {x: 3}, b: 2}\n"],
    ["a: 'x'\n", "a", "it's", "a: 'it''s'\n"],
    ["a: 'x'\n", "a", 3, "a: 3\n"],
    ["a: 'x'\n", "a", null, "a: null\n"],
    ['a: "x"\n', "a", true, "a: true\n"],
    ["a: x\n", "a", "true", 'a: "true"\n'],
    ["a: x\n", "a", "y, z", 'a: "y, z"\n'],
    ["a: '| # x'\n", "a", "y", "a: 'y'\n"],
    ['a: "x\n  y" # z\n', "a", "w", 'a: "w" # z\n'],
    ["a: |\n  x # y\nb: 2\n", "a", 1, "a: 1\nb: 2\n"],
    ["a: | # why\n  x\nb: 2\n", "a", 1, "a: 1 # why\nb: 2\n"],
    ["a: |-  # why\n  x\nb: 2\n", "a", 1, "a: 1  # why\nb: 2\n"],
    ["a: >\r\n  x\r\n  y\r\nb: 2\r\n", "a", 1, "a: 1\r\nb: 2\r\n"],
    ["d: # why\n  a: 1\ne: 2\n", "d", 3, "d: 3 # why\ne: 2\n"],
    ["d:   # why\n  a: 1\ne: 2\n", "d", 3, "d: 3   # why\ne: 2\n"],
    ["d:\n  a: 1\ne: 2\n", "d", {}, "d: {}\ne: 2\n"],
    ['{"a": 1}', "a", { l: [1, "x", { y: true }] }, '{"a": {"l": [1, "x", {"y": true}]}}'],
    ["a: [1]\n", "a", { l: [2, "x, y", null] }, 'a: {l: [2, "x, y", null]}\n'],
    ["a: [1, 2]\n", "a.b", 1, null],
    ["a: 1\n", "a.b", 1, null],
    ["a: &x {b: 1}\nc: *x\n", "c.b", 2, null],
    ["- a: 1\n", "a", 1, null],
    ["text\n", "a", 1, null],
    ["", "a", 1, null],
    ["# why\n", "a", 1, null],
  ];
  it.each(table)("in %j at %s: %j", (text, path, value, after) => {
    expect(set(text, path, value)).toBe(after);
  });
});

describe("a block takes the place of a leaf, below its key and the comment beside it", () => {
  const table: SetRow[] = [
    ["a: 1\n", "a", { x: 1 }, "a:\n  x: 1\n"],
    ["a: 1\n", "a", {}, "a: {}\n"],
    ["a: 1 # why\nb: 2\n", "a", { x: 1 }, "a: # why\n  x: 1\nb: 2\n"],
    ["a: 1   # why\nb: 2\n", "a", { x: 1 }, "a:   # why\n  x: 1\nb: 2\n"],
    ["a: 1 # why\r\nb: 2\r\n", "a", { x: 1 }, "a: # why\r\n  x: 1\r\nb: 2\r\n"],
    ["a: 1\nb: 2 # two\n", "a", { x: 1 }, "a:\n  x: 1\nb: 2 # two\n"],
    ["a: x#y\n", "a", { x: 1 }, "a:\n  x: 1\n"],
    ["a: x > y # why\n", "a", { x: 1 }, "a: # why\n  x: 1\n"],
    ["d:\n  a: 1 # why\n  b: 2\n", "d.a", { x: { z: 2 } }, "d:\n  a: # why\n    x:\n      z: 2\n  b: 2\n"],
    ["d: {a: 1, b: 2}\n", "d.a", { x: 1 }, "d: {a: {x: 1}, b: 2}\n"],
    ["a: |\n  x\nb: 2\n", "a", { x: 1 }, "a: {x: 1}\nb: 2\n"],
    ["a: [1, 2]\n", "a", { y: 1 }, "a: {y: 1}\n"],
    ["a: &x 1\n", "a", { y: 1 }, "a: &x {y: 1}\n"],
    ["a: &x 1\nb: *x\n", "a", { y: 1 }, "a: {y: 1}\nb: &x 1\n"],
  ];
  it.each(table)("in %j at %s: %j", (text, path, value, after) => {
    expect(set(text, path, value)).toBe(after);
  });
});

describe("a key that was left blank gets a value", () => {
  const table: SetRow[] = [
    ["{a}\n", "a", 1, "{a: 1}\n"],
    ["{a, b: 2}\n", "a", { x: 1 }, "{a: {x: 1}, b: 2}\n"],
    ["{a}\n", "a.b", 1, "{a: {b: 1}}\n"],
    ["d: {a, b}\n", "d.b", "x y", "d: {a, b: x y}\n"],
    ['"a" :\n', "a", 1, '"a" : 1\n'],
    ["a: # why\n", "a", 1, "a: 1 # why\n"],
    ["? a\n: # why\n", "a", 2, "? a\n: 2 # why\n"],
    ["a: # why\nb: 2\n", "a", { x: 1 }, "a: # why\n  x: 1\nb: 2\n"],
    ["a:", "a", { x: 1 }, "a:\n  x: 1"],
    ["a: # why\n", "a.b.c", 1, "a: # why\n  b:\n    c: 1\n"],
    ["a: ~ # why\n", "a.b", 1, "a: # why\n  b: 1\n"],
    ["d: {a: , b: 2}\n", "d.a", 1, "d: {a: 1 , b: 2}\n"],
    ["d: {a: , b: 2}\n", "d.a", { x: 1 }, "d: {a: {x: 1} , b: 2}\n"],
  ];
  it.each(table)("in %j at %s: %j", (text, path, value, after) => {
    expect(set(text, path, value)).toBe(after);
  });
});
