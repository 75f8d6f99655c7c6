import { describe, expect, it } from "vitest";
import { usageOf } from "../../../src/engine/measure/usage.ts";
import { call, readUsageOf } from "./read-usage.ts";

/** The sums by model of rows that are all good. */
async function models(...rows: readonly unknown[]) {
  const { result, tally, bad } = await readUsageOf(rows);
  expect([result.ok, bad.count]).toEqual([true, 0]);
  return usageOf(tally).models;
}

const once = { m: { calls: 1, input: 10, output: 4 } };
const notATime = "it must be a date such as 2026-11-24, perhaps with a time, or seconds since 1970";
describe("a call in a log or a table", () => {
  it.each([
    ["time", ["timestamp", "startTime", "starttime", "start_time", "date", "created_at", "created"]],
    ["input", ["input_tokens", "prompt_tokens"]],
    ["output", ["output_tokens", "completion_tokens"]],
  ] as const)("may have its %s under any of the names %j", async (usual, names) => {
    const { [usual]: value, ...rest } = call;
    for (const name of names) expect(await models({ ...rest, [name]: value })).toEqual(once);
  });

  it.each(["calls", "requests", "num_model_requests"])("counts as many times as %s says", async (name) => {
    expect(await models({ ...call, [name]: "30" })).toEqual({ m: { calls: 30, input: 10, output: 4 } });
  });

  it.each([
    [{ ...call, model: 5 }, "5"],
    [{ ...call, model: "" }, "no model named"],
    [{ ...call, model: null }, "no model named"],
    [{ ...call, model: undefined }, "no model named"],
    [{ standard_logging_object: call }, "m"],
    [{ ...call, standard_logging_object: "off" }, "m"],
  ])("%j is of the model %s", async (row, model) => {
    expect(await models(row)).toEqual({ [model]: once.m });
  });

  it.each([
    [
      "by the id of the request",
      [
        { ...call, request_id: "r" },
        { ...call, request_id: "r" },
      ],
      1,
    ],
    [
      "by that id as a number too",
      [
        { ...call, request_id: 0 },
        { ...call, request_id: "0" },
      ],
      1,
    ],
    [
      "unless the ids differ",
      [
        { ...call, request_id: "r" },
        { ...call, request_id: "s" },
      ],
      2,
    ],
    [
      "unless the ids are empty",
      [
        { ...call, request_id: "" },
        { ...call, request_id: "" },
      ],
      2,
    ],
    ["unless there are none", [call, call], 2],
    [
      "by the id alone in logs of LiteLLM",
      [
        { ...call, startTime: call.time, id: 1 },
        { ...call, startTime: call.time, id: 1 },
      ],
      1,
    ],
    [
      "unless the id is of a table of one's own",
      [
        { ...call, id: 1 },
        { ...call, id: 1 },
      ],
      2,
    ],
  ])("counts once %s", async (_, rows, calls) => {
    const { tally, leftOut } = await readUsageOf(rows);
    expect(usageOf(tally).calls).toBe(calls);
    expect(leftOut).toEqual(calls === 2 ? {} : { "counted already": 1 });
  });

  it.each([
    "embedding",
    "image_generation",
    "aspeech",
    "Transcription",
    "moderation",
    "rerank",
    "create_file",
    "batch",
    "health",
  ])("that only does %s is left out, and counted so", async (kind) => {
    const { tally, leftOut } = await readUsageOf([call, { ...call, call_type: kind }]);
    expect([usageOf(tally).calls, leftOut]).toEqual([1, { [kind]: 1 }]);
  });

  it.each(["failure", "Failed", "error", "ERROR: timeout", "400", 429, "599"])(
    "that says %j is left out",
    async (status) => {
      const { tally, leftOut } = await readUsageOf([call, { ...call, status }]);
      expect([usageOf(tally).calls, leftOut]).toEqual([1, { failed: 1 }]);
    },
  );

  it.each(["success", "200", 302, "", null, "4000", "1400", "40", "600", "no error"])(
    "that says %j counts",
    async (status) => {
      expect(await models({ ...call, status })).toEqual(once);
    },
  );

  it.each(["completion", "", null])("whose kind is %j counts", async (kind) => {
    expect(await models({ ...call, call_type: kind })).toEqual(once);
  });

  it.each([
    [{ ...call, time: "soon" }, `time is "soon"; ${notATime}`],
    [{ ...call, time: undefined }, "time is missing; it must be a time"],
    [{ ...call, input: "x" }, 'input is "x"; it must be a whole number from 0 to 1,000,000,000,000'],
    [5, 'this is no row; it is "5"'],
    [[1], "this is no row; it is a list"],
  ])("%j is no call", async (row, message) => {
    expect((await readUsageOf([call, row])).bad).toEqual({ count: 1, first: [{ file: "a.jsonl", line: 2, message }] });
  });
});

describe("a bucket of OpenAI", () => {
  const start = Date.UTC(2026, 8, 1) / 1000;
  const result = {
    object: "organization.usage.completions.result",
    model: "m",
    num_model_requests: 3,
    input_tokens: 10,
    output_tokens: 4,
  };
  const bucket = { start_time: start, end_time: start + 86_400, results: [result] };
  const day = start / 86_400;

  it("has the sums of its results by model, and 0 for what it does not say", async () => {
    const results = [
      result,
      { model: "n", num_model_requests: 1 },
      { object: null, input_tokens: 5 },
      { num_model_requests: 2, output_tokens: 1 },
    ];
    expect(await models({ ...bucket, results })).toEqual({
      m: { calls: 3, input: 10, output: 4 },
      "no model named": { calls: 2, input: 0, output: 1 },
      n: { calls: 1, input: 0, output: 0 },
    });
  });

  it.each([
    ["one day", bucket, 0],
    ["a day where no end is said", { start_time: start, results: [] }, 0],
    ["an hour", { ...bucket, end_time: start + 3600 }, 0],
    ["a week", { ...bucket, end_time: start + 7 * 86_400 }, 6],
    ["the day of its start where the end is before it", { ...bucket, end_time: start - 7 * 86_400 }, 0],
  ])("speaks for %s", async (_, row, more) => {
    const { tally } = await readUsageOf([row]);
    expect([tally.first, tally.last]).toEqual([day, day + more]);
  });

  it("counts what is told apart by its time or any of its fields, and the same once", async () => {
    const other = { ...result, project_id: "p" };
    const later = { ...bucket, start_time: start + 86_400, end_time: start + 2 * 86_400 };
    const { tally, leftOut } = await readUsageOf([
      { data: [{ ...bucket, results: [result, other, result] }] },
      later,
      bucket,
    ]);
    expect([usageOf(tally).calls, leftOut]).toEqual([9, { "counted already": 2 }]);
  });

  it("leaves out what is no text, by its name", async () => {
    const audio = { ...result, object: "organization.usage.audio_speeches.result" };
    const { tally, leftOut } = await readUsageOf([{ ...bucket, results: [audio, audio, result] }]);
    expect([usageOf(tally).calls, leftOut]).toEqual([3, { "organization.usage.audio_speeches.result": 2 }]);
  });

  it.each([
    [{ ...bucket, start_time: "soon" }, `time is "soon"; ${notATime}`],
    [{ ...bucket, end_time: "late" }, `time is "late"; ${notATime}`],
    [{ results: [] }, "start_time is missing; it must be a time"],
    [{ data: [bucket, { start_time: start }] }, "results is missing; it must be a list"],
    [
      { ...bucket, results: [{ input_tokens: -1 }] },
      'results.0.input_tokens is "-1"; it must be a whole number from 0 to 1,000,000,000,000',
    ],
  ])("%j is none", async (row, message) => {
    expect((await readUsageOf([call, row])).bad).toEqual({ count: 1, first: [{ file: "a.jsonl", line: 2, message }] });
  });
});
