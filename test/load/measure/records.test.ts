import { describe, expect, it } from "vitest";
import { fatalDiagnostic, recordsOf, tooManyRows } from "../../../src/load/measure/records.ts";
import { bytesOf, listed } from "./bytes-of.ts";

function nested(depth: number): string {
  return "[".repeat(depth) + "]".repeat(depth);
}

describe("the format of a file", () => {
  it.each([
    ["a.csv", "[1]", "csv"],
    ["a.TSV", "[1]", "csv"],
    ["a.jsonl", "[1]", "jsonl"],
    ["a.NDJSON", "id,pass", "jsonl"],
    ["a.csv.json", "[1]", "json"],
    ["a.jsonl.txt", "[1]", "json"],
    ["acsv", "[1]", "json"],
    ["ajsonl", "[1]", "json"],
    ["a", "", "json"],
    ["a", " \n", "json"],
    ["a", " \n[1]", "json"],
    ["a", "\ufeff[1]", "json"],
    ["a", "id,pass\n1,[1]", "csv"],
    ["a", '{\n"data": [1]}', "json"],
    ["a", '{"data": [1]}', "json"],
    ["a", '{"data": {"list": [1]}}\n \n', "json"],
    ["a", '{"data": [1]}\n{"data": [2]}', "jsonl"],
    ["a", '{"data": [1]} \n{', "jsonl"],
    ["a", '{"list": [1]}', "jsonl"],
    ["a", '{"data": null}', "jsonl"],
    ["a", '{"data": 5}', "jsonl"],
    ["a", '{"a": 1}\n{"a": 2}', "jsonl"],
  ])("%s that holds %j is %3$s", (file, text, format) => {
    expect(recordsOf(bytesOf(file, text), "data.list").format).toBe(format);
  });
});

describe("the lines of JSONL", () => {
  it("are values by their lines, and empty ones are passed over", async () => {
    const text = '\ufeff{"a":1}\r\n\r\n \n[2]\nnull';
    expect(await listed(recordsOf(bytesOf("a.jsonl", text), "data").records)).toEqual([
      { line: 1, column: 1, value: { a: 1 } },
      { line: 4, column: 1, value: [2] },
      { line: 5, column: 1, value: null },
    ]);
  });

  it.each([
    ["breaks off", '{"a":  ', "the line is not JSON", 6],
    ["has a word that is none", '{"a": x}', "the line is not JSON", 7],
    ["has such a word behind signs of several bytes", '{"€😀": x}', "the line is not JSON", 9],
    ["has no colon", '{"a" "b"}', "the line is not JSON", 6],
    ["has something behind its value", '{"a": 1, "b": [2, 3]} {}', "the line is not JSON", 23],
    ["has a second value where a comma should be", "[10 11]", "the line is not JSON", 5],
    ["is too long", `"${"x".repeat(2 ** 20)}"`, "the line is longer than 1048576 characters", 1],
    ["is too deep", nested(101), "this is nested more than 100 deep", 1],
  ])("a line that %s is named by its place, and the next is read", async (_, text, message, column) => {
    const [bad, next] = await listed(recordsOf(bytesOf("a.jsonl", `${text}\n[2]`, 2 ** 16), "data").records);
    expect(bad).toEqual({ line: 1, column, message, fatal: false });
    expect(next).toEqual({ line: 2, column: 1, value: [2] });
  });

  it("a line as deep as any row is read", async () => {
    const value: unknown = JSON.parse(nested(100));
    expect(await listed(recordsOf(bytesOf("a.jsonl", nested(100)), "data").records)).toEqual([
      { line: 1, column: 1, value },
    ]);
  });
});

it("what ends the reading of a file is said with its place, or of the whole", () => {
  expect(fatalDiagnostic("a.csv", { line: 3, column: 5, message: "is broken", fatal: true })).toEqual({
    file: "a.csv",
    line: 3,
    column: 5,
    code: "syntax",
    message: "is broken",
  });
  expect(tooManyRows("a.csv")).toEqual({
    file: "a.csv",
    line: null,
    column: null,
    code: "read",
    message: "has more than 2,000,000 rows that are told apart",
    hint: "name a part of it",
  });
});
