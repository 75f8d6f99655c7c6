import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluationOf } from "../../../src/engine/measure/evaluation.ts";
import { newTally } from "../../../src/engine/measure/tally.ts";
import { openBytes } from "../../../src/load/measure/bytes.ts";
import { readEvaluation } from "../../../src/load/measure/evaluation.ts";
import type { EvalCondition } from "../../../src/model/measure.ts";
import { ownFolder } from "../../own-folder.ts";

const folder = ownFolder();

async function read(name: string, text: string | Buffer, named: Partial<Record<EvalCondition, string>> = {}) {
  writeFileSync(join(folder, name), text);
  const bytes = await openBytes(join(folder, name), name);
  if (!bytes.ok) throw new Error("not opened");
  const tally = newTally(named);
  const bad = { count: 0, first: [] };
  return { result: await readEvaluation(bytes.value, tally, { bad }), tally, bad };
}

function result(question: string, label: string, success: boolean, more: object = {}) {
  const assertion = { type: "contains" };
  return {
    success,
    prompt: { label, raw: "…" },
    provider: { id: "echo" },
    vars: { question },
    response: { output: "…" },
    failureReason: success ? 0 : 1,
    gradingResult: { pass: success, componentResults: [{ pass: success, assertion }] },
    ...more,
  };
}

const results = [
  result("a", "bare", true),
  result("b", "bare", false, { error: "Expected output to contain x" }),
  result("c", "bare", false, { failureReason: 2, error: "timeout" }),
  result("d", "bare", true, { gradingResult: { pass: true, reason: "No assertions" } }),
];
const judged = { right: 1, of: 2, notJudged: 2 };
const v3 = { version: 3, results: { version: 3, prompts: [], results } };
const v2 = {
  results: {
    version: 2,
    results: results.map(({ failureReason, ...row }) => (failureReason === 2 ? { ...row, response: null } : row)),
    table: { body: results },
  },
};

describe("results of promptfoo", () => {
  it.each([
    ["v3.json", JSON.stringify(v3, null, 2)],
    ["v3-compact.json", JSON.stringify(v3)],
    ["v2.json", JSON.stringify(v2)],
    ["rows.jsonl", results.map((row) => JSON.stringify(row)).join("\r\n")],
    ["marked.json", `\ufeff${JSON.stringify(v3)}`],
  ])("%s: what was not judged is told from what is wrong", async (name, text) => {
    const { result: end, tally, bad } = await read(name, text);
    expect(end).toEqual({ ok: true, value: { file: name, sha256: createHash("sha256").update(text).digest("hex") } });
    expect(evaluationOf(tally, "bare", 0.9).conditions.bare).toMatchObject(judged);
    expect(bad.count).toBe(0);
  });

  it.each([
    [[{ pass: false, assertion: { type: "is-json" } }], "manner"],
    [[{ pass: false, assertion: { type: "not-regex" } }], "manner"],
    [[{ pass: false, assertion: { type: "latency" } }], "cost"],
    [[{ pass: false, assertion: { type: "llm-rubric", metric: "Tone of voice" } }], "manner"],
    [[{ pass: false, assertion: { type: "llm-rubric", metric: "correctness" } }], "open"],
    [
      [
        { pass: false, assertion: { type: "latency" } },
        { pass: false, assertion: { type: "equals" } },
      ],
      "open",
    ],
    [
      [
        { pass: false, assertion: { type: "latency" } },
        { pass: true, assertion: { type: "equals" } },
      ],
      "cost",
    ],
    [[{ pass: false, assertion: null }], "open"],
  ])("%j fails by %s", async (componentResults, expected) => {
    const row = result("a", "bare", false, { gradingResult: { pass: false, componentResults } });
    const { tally } = await read("checks.jsonl", `${JSON.stringify(row)}\n`);
    expect(evaluationOf(tally, "bare", 0.9).failures).toEqual({ [expected]: ["a"] });
  });

  it("the kit's word, or a recall, says whether the passage was found", async () => {
    const said = (passage: number) => ({ testCase: { metadata: { id: `m${passage}`, passage } } });
    const recall = {
      gradingResult: { pass: false, componentResults: [{ pass: false, assertion: { type: "context-recall" } }] },
    };
    const rows = [
      result("a", "found", false, said(1)),
      result("b", "found", false, said(0)),
      result("c", "found", false, recall),
    ];
    const { tally } = await read("found.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"));
    expect(evaluationOf(tally, "found", 0.9).failures).toEqual({ using: ["m1"], finding: ["m0", "c"] });
  });

  it("a condition is named by a label, a provider, or both", async () => {
    for (const named of ["v7", "echo", "echo/v7"]) {
      const { tally } = await read("named.jsonl", JSON.stringify(result("a", "v7", true)), { tuned: named });
      expect(evaluationOf(tally, "tuned", 0.9).conditions.tuned).toMatchObject({ right: 1, of: 1 });
    }
  });
});

describe("a plain table", () => {
  it.each([
    ["t.csv", "id,condition,pass,class,passage\n1,bare,yes,,\n2,Bare,FAIL,manner,\n3,bare,,,\n"],
    ["t2.csv", "ID;Condition;Pass\r\n1;bare;1\r\n2;bare;0\r\n3;bare;\r\n"],
    ["t.tsv", "id\tcondition\tpass\n1\tbare\ttrue\n2\tbare\tfalse\n3\tbare\t\n"],
    [
      "t.jsonl",
      '{"id":1,"condition":"bare","pass":true}\n{"id":2,"condition":"bare","pass":"no"}\n{"id":3,"condition":"bare","pass":""}\n',
    ],
    [
      "t.json",
      '[{"id":1,"condition":"bare","pass":1},{"id":2,"condition":"bare","pass":0},{"id":3,"condition":"bare","pass":""}]',
    ],
  ])("%s", async (name, text) => {
    const { tally, bad } = await read(name, text);
    expect(bad.first).toEqual([]);
    expect(evaluationOf(tally, "bare", 0.9).conditions.bare).toMatchObject({ right: 1, of: 2, notJudged: 1 });
  });

  it("names a bad row by its line, and reads the others", async () => {
    const text = 'id,condition,pass\n1,bare,1\n"2\n2",bare,=A1>3\n3,bare\n4,bare,0\n';
    const { tally, bad } = await read("bad.csv", text);
    expect(bad.first).toEqual([
      {
        file: "bad.csv",
        line: 3,
        message: 'pass is "=A1>3"; it must be true or false, 1 or 0, yes or no, pass or fail',
      },
      { file: "bad.csv", line: 5, message: "the row has 2 cells, and the first row names 3" },
    ]);
    expect(evaluationOf(tally, "bare", 0.9).conditions.bare).toMatchObject({ right: 1, of: 2 });
  });

  it.each<[string, string | Buffer, RegExp, number | null]>([
    ["empty.json", "", /empty/, 1],
    ["empty.csv", "", /no results/, null],
    ["other.json", '{"foo": {"bar": [1]}}', /no usable result/, null],
    ["cut.json", '{"results": {"results": [\n{"success": true', /ends amid/, 2],
    ["not.json", '{"results": {"results": [\n  {"success": tru}]}}', /not JSON/, 2],
    ["deep.json", "[".repeat(100_000), /nested/, 1],
    ["quote.csv", 'id,condition,pass\n1,bare,"1\n', /never ends/, 2],
    ["scalar.json", "[1, null, [2]]", /no usable result/, null],
    ["binary.json", Buffer.from([0x5b, 0xff, 0x00]), /not JSON/, 1],
  ])("%s comes to a clear end", async (name, text, says, line) => {
    const { result: end } = await read(name, text);
    const [problem] = end.ok ? [] : end.problems;
    expect(problem?.message).toMatch(says);
    expect(problem?.line ?? null).toBe(line);
  });
});
