import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readQuestions } from "../../../src/load/measure/questions.ts";
import type { BadRows } from "../../../src/load/measure/rows.ts";
import { bytesOf } from "./bytes-of.ts";

async function read(file: string, text: string) {
  const bad: BadRows = { count: 0, first: [] };
  return { result: await readQuestions(bytesOf(file, text), bad), bad };
}

/** The one question of a row. */
async function questionIn(row: unknown) {
  const { result } = await read("a.jsonl", JSON.stringify(row));
  return result.ok ? result.value.questions[0] : result.problems;
}

describe("a test question", () => {
  const plain = { id: "q1", question: "Who?", answer: null, sources: [] };
  it.each([
    [{ question: "Who?" }, {}],
    [{ query: "Who?", id: 7 }, { id: "7" }],
    [{ input: "Who?", id: "" }, { id: "" }],
    [{ question: "Who?", answer: "me" }, { answer: "me" }],
    [{ question: "Who?", expected: 0 }, { answer: "0" }],
    [{ question: "Who?", correct_answer: "me" }, { answer: "me" }],
    [{ question: "Who?", reference: "" }, {}],
    [{ question: "Who?", sources: "a.md; b.md#c ;;" }, { sources: ["a.md", "b.md#c"] }],
    [{ question: "Who?", source: '["a.md;b", 1, " b.md "]' }, { sources: ["a.md;b", "b.md"] }],
    [{ question: "Who?", relevant_docs: ["a.md", " ", "b.md "] }, { sources: ["a.md", "b.md"] }],
    [{ question: "Who?", correct_chunks: '{"a": 1}' }, { sources: ['{"a": 1}'] }],
    [{ question: "Who?", sources: "5" }, { sources: ["5"] }],
    [{ question: "Who?", sources: "" }, {}],
  ])("%j is %j", async (row, expected) => {
    expect(await questionIn(row)).toEqual({ ...plain, ...expected });
  });

  it("has the number among the good ones for its id where it has none", async () => {
    const text = '{"question": "a"}\n{}\n{"question": "b", "id": "x"}\n{"question": "c"}';
    const { result, bad } = await read("a.jsonl", text);
    expect(result).toMatchObject({ value: { questions: [{ id: "q1" }, { id: "x" }, { id: "q3" }] } });
    expect(bad.first).toEqual([{ file: "a.jsonl", line: 2, message: "question is missing; it must be a text" }]);
  });
});

describe("a file of questions", () => {
  it.each([
    ["a.csv", "Question,Answer\nWho?,me\n"],
    ["a.json", '{"questions": [{"question": "Who?", "answer": "me"}]}'],
  ])("is hashed as it is read: %s", async (file, text) => {
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect((await read(file, text)).result).toEqual({
      ok: true,
      value: { questions: [{ id: "q1", question: "Who?", answer: "me", sources: [] }], evidence: { file, sha256 } },
    });
  });

  const hint = "a row has question, and perhaps id, answer and sources";
  it.each([
    ["[]", hint],
    ['[{"ask": "Who?", "id": 1}]', `${hint}; seen: "ask", "id"`],
  ])("without one says what would be one: %s", async (text, said) => {
    const message = "has no question that can be read";
    const problem = { file: "a.json", line: null, column: null, code: "shape", message, hint: said };
    expect((await read("a.json", text)).result).toEqual({ ok: false, problems: [problem] });
  });

  it("that breaks off is refused at the place", async () => {
    expect((await read("a.json", '[{"question": "Who?"}')).result).toMatchObject({
      problems: [{ line: 1, column: 22, message: "the file ends amid its JSON" }],
    });
  });
});
