import { describe, expect, it } from "vitest";
import { keysOf, withColumns } from "../../../src/load/measure/columns.ts";
import { newLinePlaces } from "../../../src/load/measure/line-places.ts";
import { type BadRows, readRows, saidOf, seenIn } from "../../../src/load/measure/rows.ts";
import { failure, problem, success, unplaced } from "../../../src/model/diagnostic.ts";
import { bytesOf, listed } from "./bytes-of.ts";

describe("the columns of a row", () => {
  const columns = { id: ["id", "key"], text: ["text"] };
  it.each([
    [
      { id: 1, key: 2, text: "a", more: 3 },
      { id: 1, text: "a" },
    ],
    [{ key: 2 }, { id: 2 }],
    [{ id: null, key: 2, text: null }, { id: 2 }],
    [
      { id: "", key: 2, text: 0 },
      { id: "", text: 0 },
    ],
    [{ constructor: 1 }, {}],
    [[1], [1]],
    ["a", "a"],
    [null, null],
  ])("of %j are %j", (row, expected) => {
    expect(withColumns(row, columns)).toStrictEqual(expected);
  });

  it("are named, where it is a block", () => {
    expect([{ a: 1, b: null }, [1], "a", null].map(keysOf)).toEqual([["a", "b"], [], [], []]);
  });

  it("that were seen are quoted, twelve of them", () => {
    const row = Object.fromEntries([..."abcdefghijklmn"].map((key) => [key, 1]));
    expect(seenIn(row)).toBe('"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"');
    expect([seenIn({}), seenIn([1])]).toEqual(["", ""]);
  });
});

describe("rows", () => {
  const hint = "it must be a number";
  async function read(text: string, { other = false, most = 1e6 } = {}) {
    const bad: BadRows = { count: 0, first: other ? [{ file: "b.jsonl", line: 9, message: "is old" }] : [] };
    const [kept, watched]: [unknown[], number[]] = [[], []];
    const result = await readRows(bytesOf("a.jsonl", text, 2 ** 16), "data", {
      bad,
      seen: (rows) => Promise.resolve(void watched.push(rows)),
      row: (value) =>
        typeof value === "number"
          ? success(value)
          : failure([problem([], "shape", "is none", hint), problem([], "shape", "is bad")]),
      add: (value) => {
        kept.push(value);
        return kept.length > most ? unplaced("a.jsonl", "read", "has too many") : null;
      },
    });
    return { result, bad, kept, watched };
  }

  it("are kept, or counted as bad and named by their lines", async () => {
    const { result, bad, kept } = await read('1\n{\n"x"\n2\n');
    expect(kept).toEqual([1, 2]);
    expect(bad).toEqual({
      count: 2,
      first: [
        { file: "a.jsonl", line: 2, message: "the line is not JSON" },
        { file: "a.jsonl", line: 3, message: "is none; it must be a number; is bad" },
      ],
    });
    expect(result).toEqual(success({ rows: 4, good: 2, first: 1, why: " (line 2: the line is not JSON)" }));
  });

  it.each([
    ["", { rows: 0, good: 0, first: undefined, why: "" }],
    ['{\n"x"', { rows: 2, good: 0, first: "x", why: "" }],
    ["1\n2", { rows: 2, good: 2, first: 1, why: "" }],
  ])("of %j are summed up without the bad ones of another file", async (text, expected) => {
    const { result } = await read(text, { other: true });
    expect(result).toEqual(
      success({ ...expected, why: text.startsWith("{") ? " (line 1: the line is not JSON)" : "" }),
    );
  });

  it("are named while there are fewer than twenty bad ones", async () => {
    const { bad } = await read('"x"\n'.repeat(30));
    expect([bad.count, bad.first.length, bad.first.at(-1)?.line]).toEqual([30, 20, 20]);
  });

  it("are read to the one that ends it", async () => {
    const { result, kept } = await read("1\n2\n3\n4", { most: 2 });
    expect([result, kept]).toEqual([failure([unplaced("a.jsonl", "read", "has too many")]), [1, 2, 3]]);
  });

  it("are told of at every thousand of them, good or bad", async () => {
    expect((await read('1\n{\n"x"\n'.repeat(700))).watched).toEqual([1000, 2000]);
  });

  it("end where the file cannot be read", async () => {
    const bad: BadRows = { count: 0, first: [] };
    const reader = { bad, row: () => success(1), add: () => null };
    expect(await readRows(bytesOf("a.json", "[1,\n2"), "data", reader)).toEqual(
      failure([{ file: "a.json", line: 2, column: 2, code: "syntax", message: "the file ends amid its JSON" }]),
    );
    expect(bad).toEqual({ count: 0, first: [] });
  });
});

it("a problem is said with what would be right, where that is known", () => {
  expect([saidOf({ message: "is bad" }), saidOf({ message: "is bad", hint: "be good" })]).toEqual([
    "is bad",
    "is bad; be good",
  ]);
});

describe("lines and columns of bytes that pass by", () => {
  const text = "ab\n\ncd€\ne";
  const all = [..."ab\n\ncd€\ne"].flatMap((sign) => Array.from(Buffer.from(sign), () => sign));
  it.each([1, 2, 5, 100])("are told in chunks of %i", async (size) => {
    const places = newLinePlaces(100);
    expect(Buffer.concat(await listed(places.through(bytesOf("a", text, size).chunks))).toString()).toBe(text);
    let [line, column] = [1, 1];
    for (const [offset, sign] of all.entries()) {
      expect(places.at(offset)).toEqual({ line, column });
      [line, column] = sign === "\n" ? [line + 1, 1] : [line, column + 1];
    }
  });

  it("are told of the last bytes where the first are forgotten", async () => {
    const places = newLinePlaces(10);
    const lines = Array.from({ length: 200 }, (_, at) => `line ${at}`);
    await listed(places.through(bytesOf("a", lines.join("\n"), 4).chunks));
    const end = lines.join("\n").length;
    expect(places.at(end - 1)).toEqual({ line: 200, column: 8 });
    expect(places.at(end - 9)).toEqual({ line: 199, column: 9 });
    // Nobody asks for what is older; it shows that no more lines are kept than these.
    expect(places.at(0).line).toBeGreaterThan(190);
  });
});
