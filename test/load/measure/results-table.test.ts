import { describe, expect, it } from "vitest";
import { newTally } from "../../../src/engine/measure/tally.ts";
import { readEvaluation } from "../../../src/load/measure/evaluation.ts";
import { mostToldApart } from "../../../src/load/measure/records.ts";
import type { BadRows } from "../../../src/load/measure/rows.ts";
import { flagOf, tableRow } from "../../../src/load/measure/table.ts";
import { bytesOf } from "./bytes-of.ts";
import { rowOf } from "./row-of.ts";

describe("a row of a table", () => {
  const plain = {
    question: "1",
    labels: ["bare"],
    provider: null,
    right: true,
    failed: [],
    shape: null,
    passage: null,
    judgedByModel: false,
  };
  const flags = "it must be true or false, 1 or 0, yes or no, pass or fail";
  it.each<[object, object | string]>([
    [{ id: 1, condition: "bare", pass: true }, {}],
    [{ question: "q", condition: "bare", correct: "yes" }, { question: "q" }],
    [
      { query: "q", condition: "bare", e2e_correct: 0 },
      { question: "q", right: false },
    ],
    [{ id: "1", condition: "bare", pass: "" }, { right: null }],
    [
      { id: "1", pass: 1 },
      { labels: ["out/v1.b.csv", "v1.b"], provider: "out/v1.b.csv" },
    ],
    [{ id: "1", condition: "bare", pass: 1, class: "manner", passage: "" }, { failed: ["manner"] }],
    [{ id: "1", condition: "bare", pass: 1, class: "cost", passage: null }, { failed: ["cost"] }],
    [{ id: "1", condition: "bare", pass: 1, class: "", passage: "yes" }, { passage: true }],
    [{ id: "1", condition: "bare", pass: 1, passage: "no" }, { passage: false }],
    [{ id: "1", condition: "bare", pass: 1, passage: "0.4" }, { passage: true }],
    [{ id: "1", condition: "bare", pass: 1, retrieval_recall: 0.001 }, { passage: true }],
    [{ id: "1", condition: "bare", pass: 1, passage: "0.0" }, { passage: false }],
    [{ id: "1", condition: "bare", pass: 1, passage: "1.0" }, { passage: true }],
    [{ id: "1", condition: "bare", pass: "maybe" }, `pass is "maybe"; ${flags}`],
    [{ id: "1", condition: "bare", pass: " " }, `pass is " "; ${flags}`],
    [{ id: "1", condition: "bare", pass: 1, passage: "1.1" }, `passage is "1.1"; ${flags}`],
    [{ id: "1", condition: "bare", pass: 1, passage: -0.1 }, `passage is "-0.1"; ${flags}`],
    [{ id: "1", condition: "bare", pass: 1, passage: "some" }, `passage is "some"; ${flags}`],
    [{ id: "1", condition: "bare", pass: 1, passage: " " }, `passage is " "; ${flags}`],

    [{ condition: "bare" }, "id is missing + pass is missing"],
  ])("%j is %j", (row, expected) => {
    const right = typeof expected === "string" ? expected : { ...plain, ...expected };
    expect(rowOf(tableRow(row, "out/v1.b.csv"))).toEqual(right);
  });

  it.each([
    ["a/b.csv", "b"],
    ["a\\b.c.json", "b.c"],
    ["b", "b"],
    [".csv", ""],
  ])("without a condition is known by its file: %s or %s", (file, name) => {
    expect(rowOf(tableRow({ id: 1, pass: 1 }, file))).toMatchObject({ labels: [file, name], provider: file });
  });
});

it.each<[boolean | null, unknown[]]>([
  [true, [true, 1, "1", "true", " TRUE ", "yes", "pass", "Passed"]],
  [false, [false, 0, "0", "false", "no", "FAIL", "failed"]],
  [null, ["", "2", 2, "t", "none", null, undefined, {}, [1]]],
])("%s is what a table means by %j", (flag, words) => {
  for (const word of words) expect(flagOf(word)).toBe(flag);
});

describe("a file of results", () => {
  const known =
    "known: the JSON of promptfoo (results.results, version 2 or 3), its JSONL, and a CSV, JSONL or JSON table with id, condition, pass, and perhaps class and passage";

  async function read(file: string, text: string, questions = 0) {
    const tally = {
      ...newTally({}),
      questions: Object.defineProperty(new Map<string, object>(), "size", { value: questions }),
    };
    const bad: BadRows = { count: 0, first: [] };
    return readEvaluation(bytesOf(file, text), tally, { bad });
  }

  it.each([
    ["[]", "has no results", known],
    [
      '[{"foo": 1, "bar": 2}, {}]',
      "has no usable result among 2 rows (line 1: id is missing; pass is missing)",
      `${known}; seen: "foo", "bar"`,
    ],
    ["[1, 2]", expect.stringMatching(/^has no usable result among 2 rows \(line 1: /) as string, known],
  ])("%s is refused, with what is known and what was seen", async (text, message, hint) => {
    const problem = { file: "a.json", line: null, column: null, code: "shape", message, hint };
    expect(await read("a.json", text)).toEqual({ ok: false, problems: [problem] });
  });

  it("with more questions than can be told apart is refused", async () => {
    expect((await read("a.csv", "id,condition,pass\n1,bare,1\n", mostToldApart)).ok).toBe(true);
    expect(await read("a.csv", "id,condition,pass\n1,bare,1\n", mostToldApart + 1)).toMatchObject({
      problems: [{ file: "a.csv", message: "has more than 2,000,000 rows that are told apart" }],
    });
  });
});
