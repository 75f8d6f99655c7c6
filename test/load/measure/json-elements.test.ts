import { describe, expect, it } from "vitest";
import { jsonElements } from "../../../src/load/measure/json-elements.ts";
import { bytesOf, listed } from "./bytes-of.ts";

function elements(text: string, { list = "data", size = 3 } = {}) {
  return listed(jsonElements(bytesOf("a.json", text, size), list));
}

describe("the elements of a list in JSON", () => {
  it.each<[string, string, string, [line: number, column: number, value: unknown][]]>([
    [
      "which is the file",
      '[1, {"a": [2]}, "x"]',
      "data",
      [
        [1, 2, 1],
        [1, 5, { a: [2] }],
        [1, 17, "x"],
      ],
    ],
    [
      "which is the file, whose elements are lists",
      "[[1],\n [2]]",
      "data",
      [
        [1, 2, [1]],
        [2, 2, [2]],
      ],
    ],
    ["which stands in a block", '{"other": [1], "data": [2], "data2": [3]}', "data", [[1, 25, 2]]],
    ["which stands in a block, and not in one inside it", '{"x": {"data": [1]},\n"data": [2]}', "data", [[2, 10, 2]]],
    [
      "which stands deeper",
      '{"a": {"b":\n[1,\n{"c": []}]}}',
      "a.b",
      [
        [2, 2, 1],
        [3, 1, { c: [] }],
      ],
    ],
    ["with a mark at the start of the file", "\ufeff[1]", "data", [[1, 2, 1]]],
    [
      "with its places in bytes",
      '["€", 1]\n',
      "data",
      [
        [1, 2, "€"],
        [1, 9, 1],
      ],
    ],
    ["which is not there", '{"a": [1]}', "data", []],
    ["which is empty", "[]", "data", []],
  ])("%s", async (_, text, list, expected) => {
    for (const size of [1, 3, 1000]) {
      const found = await elements(text, { list, size });
      expect(found).toEqual(expected.map(([line, column, value]) => ({ line, column, value })));
    }
  });
});

describe("what cannot be read ends the list, at its place", () => {
  it.each([
    ["an empty file", "", [1, 1], "the file is empty"],
    ["a file that breaks off", "[1,\n2,", [2, 3], "the file ends amid its JSON"],
    ["a file of spaces", "\n ", [2, 2], "the file ends amid its JSON"],
    ["a second value without a comma", "[1,\n2 3]", [2, 3], "the file is not JSON from here on"],
    ["a word that is none", '[1,\n{"a": tru}]', [2, 5], "the file is not JSON from here on"],
    ["a bracket that closes another", '[{"a":\n1]', [2, 2], "the file is not JSON from here on"],
    ["a second list", "[1]\n[2]", [2, 1], "the file is not JSON from here on"],
    ["more nesting than a row has", `[${"[".repeat(101)}`, [1, 102], "this is nested more than 100 deep"],
  ])("%s", async (_, text, [line, column], message) => {
    for (const size of [1, 1000])
      expect((await elements(text, { size })).at(-1)).toEqual({ line, column, message, fatal: true });
  });

  it("a text of more than 16 MiB, which is not read to its end", async () => {
    const chunk = Buffer.alloc(2 ** 20, "x");
    let asked = 0;
    async function* chunks() {
      yield await Promise.resolve(Buffer.from('[1, "'));
      while (asked < 40) {
        asked += 1;
        yield chunk;
      }
    }
    const found = await listed(jsonElements({ ...bytesOf("a.json", ""), chunks: chunks() }, "data"));
    expect(found).toEqual([
      { line: 1, column: 2, value: 1 },
      { line: 1, column: 3, message: "a text is longer than 16 MiB", fatal: true },
    ]);
    expect(asked).toBe(16);
  });

  it("a text that is too long, where it stands behind the end of a line", async () => {
    const text = `[1,\n "${"x".repeat(2 ** 24 + 10)}`;
    expect((await elements(text, { size: 2 ** 20 })).at(-1)).toMatchObject({ line: 1, column: 3 });
  });

  it("texts of less are read, however long they are together", async () => {
    const text = Buffer.from(`"${"x".repeat(2 ** 22)}",`);
    async function* chunks() {
      yield await Promise.resolve(Buffer.from("["));
      for (let at = 0; at < 3; at += 1) yield text;
      yield Buffer.from("1]");
    }
    expect((await listed(jsonElements({ ...bytesOf("a.json", ""), chunks: chunks() }, "data"))).at(-1)).toMatchObject({
      value: 1,
    });
  });

  it("brackets beside each other are no nesting", async () => {
    expect(await elements(`[${"[{}],".repeat(200)}[]]`)).toHaveLength(201);
  });

  it("nesting as deep as a row may have is read", async () => {
    expect(await elements("[".repeat(100) + "]".repeat(100))).toHaveLength(1);
  });
});
