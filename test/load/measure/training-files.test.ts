import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newExampleTally } from "../../../src/engine/measure/examples.ts";
import { estimatedTokens } from "../../../src/engine/measure/tokens.ts";
import { mostToldApart } from "../../../src/load/measure/records.ts";
import type { BadRows } from "../../../src/load/measure/rows.ts";
import { readTraining } from "../../../src/load/measure/training.ts";
import { bytesOf } from "./bytes-of.ts";

/** What is read of a file, after so many examples of others. */
async function read(file: string, text: string, valid = 0) {
  const bad: BadRows = { count: 0, first: [] };
  const [tally, watched]: [ReturnType<typeof newExampleTally>, number[]] = [{ ...newExampleTally(), valid }, []];
  const seen = (rows: number) => Promise.resolve(void watched.push(rows));
  const result = await readTraining(bytesOf(file, text, 2 ** 16), tally, { bad, count: estimatedTokens, seen });
  return { result, tally, bad, watched };
}

const good = '{"prompt": "p", "completion": "c"}';
const known =
  'known: OpenAI chat ("messages"), OpenAI preference ("input", "preferred_output", "non_preferred_output"), ShareGPT ("conversations"), and "prompt" with "completion"; JSONL or one JSON list';

describe("a training file", () => {
  it("is counted row by row, and what is wrong with a row is said at its line, or its column too", async () => {
    const text = [good, "{}", '{"prompt": ""}x', '{"prompt": "", "completion": ""}', good, ""].join("\n");
    const { result, tally, bad } = await read("a.jsonl", text);
    expect(result).toEqual({
      ok: true,
      value: { file: "a.jsonl", sha256: createHash("sha256").update(text).digest("hex") },
    });
    expect([tally.valid, tally.invalid, tally.tokens]).toEqual([
      2,
      3,
      [estimatedTokens("p\nc"), estimatedTokens("p\nc")],
    ]);
    expect(bad).toEqual({
      count: 3,
      first: [
        { file: "a.jsonl", line: 2, message: "this is no known format; seen: a block of keys" },
        { file: "a.jsonl", line: 3, message: "the line is not JSON, at column 15" },
        {
          file: "a.jsonl",
          line: 4,
          message: 'prompt is ""; it must not be empty; completion is ""; it must not be empty',
        },
      ],
    });
  });

  it.each(["[%]", '{"data": [%]}'])("may be JSON: %s", async (list) => {
    const { result, tally } = await read("a.json", list.replace("%", `${good},\n${good}`));
    expect([result.ok, tally.valid, tally.invalid]).toEqual([true, 2, 0]);
  });

  it.each([
    ["[]", "has no valid example", known],
    [
      '[\n{"text": "a", "id": 1}]',
      "has no valid example (line 2: this is no known format; seen: text, id)",
      `${known}; seen: "text", "id"`,
    ],
    ["[\n1]", 'has no valid example (line 2: this is no known format; seen: "1")', known],
  ])("without an example is refused: %j", async (text, message, hint) => {
    expect((await read("a.json", text)).result).toEqual({
      ok: false,
      problems: [{ file: "a.json", line: null, column: null, code: "shape", message, hint }],
    });
  });

  it("is refused for its own rows, and not for those of another", async () => {
    const bad: BadRows = { count: 0, first: [] };
    const reading = { bad, count: estimatedTokens, seen: () => Promise.resolve() };
    await readTraining(bytesOf("train.jsonl", `{}\n${good}`), newExampleTally(), reading);
    expect(await readTraining(bytesOf("test.jsonl", ""), newExampleTally(), reading)).toMatchObject({
      problems: [{ file: "test.jsonl", message: "has no valid example" }],
    });
  });

  it("says of rows that cannot be parsed what the first that can has", async () => {
    expect((await read("a.jsonl", '{\n{"b": 1}\n{"c": 1}')).result).toMatchObject({
      problems: [{ hint: `${known}; seen: "b"` }],
    });
  });

  it("that breaks off is refused at the place", async () => {
    expect((await read("a.json", `[${good},\n`)).result).toEqual({
      ok: false,
      problems: [{ file: "a.json", line: 2, column: 1, code: "syntax", message: "the file ends amid its JSON" }],
    });
  });

  it("with more examples than can be told apart is refused", async () => {
    expect((await read("a.jsonl", good, mostToldApart)).result.ok).toBe(true);
    expect((await read("a.jsonl", good, mostToldApart + 1)).result).toMatchObject({
      problems: [{ file: "a.jsonl", message: "has more than 2,000,000 rows that are told apart" }],
    });
  });

  it("says how far it is at every thousand rows, good or bad", async () => {
    const { watched, bad } = await read("a.jsonl", `${good}\n{\n`.repeat(1250));
    expect(watched).toEqual([1000, 2000]);
    expect([bad.count, bad.first.length]).toEqual([1250, 20]);
  });
});
