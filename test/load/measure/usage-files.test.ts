import { describe, expect, it } from "vitest";
import { mostToldApart } from "../../../src/load/measure/records.ts";
import { call, newSeen, readUsageOf } from "./read-usage.ts";

const known =
  'known: pages of OpenAI\'s usage API ("data" with "start_time" and "results"), log lines of LiteLLM ("startTime", "prompt_tokens", "completion_tokens"), and a CSV, JSONL or JSON table with time, model, input, output, and perhaps calls';

describe("a file of usage", () => {
  it.each([
    ["[]", "has no rows", known],
    [
      '[{"when": 1, "tokens": 2}, 5]',
      "has no usable row among 2 (line 1: time is missing; it must be a time; input is missing; it must be a whole number; output is missing; it must be a whole number)",
      `${known}; seen: "when", "tokens"`,
    ],
    [
      `[${JSON.stringify({ ...call, status: "failed" })}]`,
      "has no usable row among 1",
      `${known}; seen: "time", "model", "input", "output", "status"`,
    ],
  ])("%s is refused, with what is known and what was seen", async (text, message, hint) => {
    expect((await readUsageOf(text)).result).toEqual({
      ok: false,
      problems: [{ file: "a.json", line: null, column: null, code: "shape", message, hint }],
    });
  });

  it("that breaks off is refused at the place", async () => {
    expect((await readUsageOf(`[${JSON.stringify(call)},\n`)).result).toEqual({
      ok: false,
      problems: [{ file: "a.json", line: 2, column: 1, code: "syntax", message: "the file ends amid its JSON" }],
    });
  });

  it("with more calls than can be told apart is refused", async () => {
    const withIds = (size: number) => ({
      ...newSeen(),
      counted: Object.defineProperty(new Set<string>(), "size", { value: size }),
    });
    expect((await readUsageOf([call], withIds(mostToldApart))).result.ok).toBe(true);
    expect((await readUsageOf([call], withIds(mostToldApart + 1))).result).toMatchObject({
      problems: [{ file: "a.jsonl", message: "has more than 2,000,000 rows that are told apart" }],
    });
  });

  it("says how far it is at every thousand rows", async () => {
    expect((await readUsageOf(Array.from({ length: 2500 }, () => call))).watched).toEqual([1000, 2000]);
  });

  it("names twenty reasons of what it leaves out, and the others together", async () => {
    const kinds = Array.from({ length: 23 }, (_, at) => ({ ...call, call_type: `batch ${at}` }));
    const { leftOut } = await readUsageOf([call, ...kinds]);
    expect([Object.keys(leftOut).length, leftOut["batch 19"], leftOut.others]).toEqual([21, 1, 3]);
  });
});
