import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { msPerDay } from "../../../src/engine/measure/usage.ts";
import { measureUsage } from "../../../src/load/measure/measure-usage.ts";
import { dayOf } from "../../../src/load/measure/usage.ts";
import type { Measurement } from "../../../src/model/measure.ts";
import { ownFolder } from "../../own-folder.ts";
import { shipped } from "../../shipped.ts";

const folder = ownFolder();
const watch = { seen: () => Promise.resolve(), work: <T>(work: () => T) => work() };

/** Measures files by their texts. */
async function measured(files: Readonly<Record<string, string>>): Promise<Measurement> {
  const sources = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return { name, path: join(folder, name) };
  });
  const found = await measureUsage(sources, shipped, watch);
  if (!found.ok) throw new Error(found.problems.map(({ message, hint }) => `${message}; ${hint}`).join("\n"));
  return found.value;
}

/** The days from one to another, both among them. */
function daysFrom(first: string, last: string): string[] {
  const [from, to] = [Date.parse(first), Date.parse(last)].map((ms) => ms / msPerDay) as [number, number];
  return Array.from({ length: to - from + 1 }, (_, at) => new Date((from + at) * msPerDay).toISOString().slice(0, 10));
}

/** 20,000 calls on each day, in the three shapes; of 700 tokens in and 150 out. */
const days = daysFrom("2026-08-15", "2026-10-31");
function seconds(day: string): number {
  return Date.parse(day) / 1000;
}

function bucket(day: string) {
  return {
    object: "bucket",
    start_time: seconds(day),
    end_time: seconds(day) + 86_400,
    results: ["a", "b"].map((model) => ({
      object: "organization.usage.completions.result",
      input_tokens: 7_000_000,
      output_tokens: 1_500_000,
      num_model_requests: 10_000,
      model,
    })),
  };
}
const page = { object: "page", data: days.map(bucket), has_more: false, next_page: null };
const table = `time,model,input,output,calls\n${days.map((day) => `${day},a,14000000,3000000,20000`).join("\n")}\n`;
const twoPages = [page.data.slice(0, 40), page.data.slice(40)].map((data) => JSON.stringify({ ...page, data }));

describe("the calls of a month", () => {
  it.each([
    ["a table", { "calls.csv": table }],
    ["a table with other names", { "calls.jsonl": days.map((day) => row(day)).join("\n") }],
    ["a page of OpenAI", { "page.json": JSON.stringify(page) }],
    ["a page over many lines", { "lines.json": JSON.stringify(page, null, 2) }],
    ["a list of buckets", { "buckets.json": JSON.stringify(page.data) }],
    ["pages in lines", { pages: twoPages.join("\n") }],
    ["pages in files", { "one.json": twoPages[0] ?? "", "two.json": twoPages[1] ?? "" }],
  ])("%s", async (_, files) => {
    const { usage, answers, badRows } = await measured(files);
    expect(badRows.count).toBe(0);
    expect(usage).toMatchObject({
      from: "2026-08-15",
      to: "2026-10-31",
      days: 78,
      quiet: 0,
      calls: 78 * 20_000,
      months: { "2026-08": 340_000, "2026-09": 600_000, "2026-10": 620_000 },
      perMonth: { median: 610_000, low: 600_000, high: 620_000, months: 2 },
      perCall: { input: 700, output: 150 },
    });
    expect(answers).toMatchObject({ volume: { value: 610_000, choices: ["high"], of: 2 } });
  });

  function row(day: string): string {
    return JSON.stringify({ date: `${day} 10:00`, prompt_tokens: 14e6, completion_tokens: 3e6, requests: 20_000 });
  }

  it("stays open where months fall into several bands", async () => {
    const rows = daysFrom("2026-09-01", "2026-10-31").map((day) => `${day},1,1,${day < "2026-10" ? 19_000 : 21_000}`);
    const { answers } = await measured({ "bands.csv": `time,input,output,calls\n${rows.join("\n")}\n` });
    expect(answers.volume).toMatchObject({ value: null, choices: ["medium", "high"], of: 2 });
  });

  it.each([
    ["2026-09-02", "2026-09-30", null],
    ["2026-09-01", "2026-09-29", null],
    ["2026-09-01", "2026-09-30", 30],
    ["2026-01-31", "2026-03-01", 28],
    ["2028-02-01", "2028-02-29", 29],
    ["2025-12-01", "2026-01-31", 31],
  ])("from %s to %s", async (first, last, median) => {
    const rows = daysFrom(first, last).map((day) => `${day},1,1`);
    const { usage, answers } = await measured({ "month.csv": `time,input,output\n${rows.join("\n")}\n` });
    expect(usage?.perMonth?.median ?? null).toBe(median);
    expect("volume" in answers).toBe(median !== null);
  });

  it("a day without a call is a day all the same", async () => {
    const empty = {
      ...page,
      data: daysFrom("2026-09-01", "2026-09-30").map((day) => ({ ...bucket(day), results: [] })),
    };
    const busy = { ...page, data: [bucket("2026-09-10")] };
    const { usage } = await measured({ "empty.jsonl": `${JSON.stringify(empty)}\n${JSON.stringify(busy)}` });
    expect(usage).toMatchObject({ days: 30, quiet: 29, perMonth: { median: 20_000, months: 1 } });
    const nothing = await measured({ "nothing.json": JSON.stringify(empty) });
    expect(nothing).toMatchObject({ usage: { calls: 0, perCall: null, perMonth: { median: 0 } }, costs: null });
  });
});

describe("logs of LiteLLM", () => {
  const line = {
    id: "call",
    call_type: "acompletion",
    startTime: seconds("2026-09-01") + 0.5,
    model: "m",
    prompt_tokens: 10,
    completion_tokens: 4,
    status: "success",
    messages: [{ role: "user", content: "Secret words" }],
  };
  const lines = [
    line,
    line,
    { ...line, id: "failed", status: "failure" },
    { ...line, id: "vector", call_type: "aembedding" },
    { standard_logging_object: { ...line, id: "wrapped" } },
    { request_id: "spent", startTime: "2026-09-02T10:00:00.123Z", model: "n", prompt_tokens: 20, completion_tokens: 8 },
  ];

  it("count each call that generated text once, and read no message", async () => {
    const found = await measured({ "lite.jsonl": lines.map((one) => JSON.stringify(one)).join("\n") });
    expect(found.usage).toMatchObject({
      calls: 3,
      input: 40,
      output: 16,
      models: { m: { calls: 2 }, n: { calls: 1 } },
    });
    expect(found.leftOut).toEqual({ "counted already": 1, failed: 1, aembedding: 1 });
    expect(JSON.stringify(found)).not.toContain("Secret");
  });
});

it("buckets and calls that stand in two exports count once, and a file named twice is refused", async () => {
  const { usage, leftOut } = await measured({ "all.json": JSON.stringify(page), "part.json": twoPages[0] ?? "" });
  expect([usage?.calls, leftOut]).toEqual([78 * 20_000, { "counted already": 80 }]);
  await expect(measured({ "x.csv": table, "y.csv": table })).rejects.toThrow(
    "is the same as x.csv; name each export once",
  );
});

describe("rows that cannot be used", () => {
  it.each([
    ["a formula in a cell", "2026-09-01,m,=SUM(A1:A9),1", 'input is "=SUM(A1:A9)"; it must be a whole number'],
    ["a minus", "2026-09-01,m,-5,1", 'input is "-5"'],
    ["a fraction", "2026-09-01,m,1.5,1", 'input is "1.5"'],
    ["more than there is", "2026-09-01,m,99999999999999,1", "it must be a whole number from 0 to 1,000,000,000,000"],
    ["a day that is none", "2026-02-30,m,1,1", 'time is "2026-02-30"; it must be a date such as 2026-11-24'],
    ["a date in another order", "11/24/2026,m,1,1", 'time is "11/24/2026"'],
    ["a time before all models", "12,m,1,1", 'time is "12"'],
    ["a time far away", "99999999999999,m,1,1", 'time is "99999999999999"'],
  ])("%s", async (_, row, said) => {
    const { badRows, usage } = await measured({ "rows.csv": `time,model,input,output\n2026-09-01,m,1,1\n${row}\n` });
    expect(usage?.calls).toBe(1);
    expect(badRows).toMatchObject({ count: 1, first: [{ line: 3, message: expect.stringContaining(said) as string }] });
  });

  it("a file without a good one says which shapes are known, and what was seen", async () => {
    await expect(measured({ "odd.csv": "when,tokens\n1,2\n" })).rejects.toThrow(
      /known: pages of OpenAI.*seen: "when", "tokens"/,
    );
    await expect(measured({ "good.csv": table, "odd.json": "[1]" })).rejects.toThrow("this is no row");
    await expect(measured({ "empty.csv": "" })).rejects.toThrow("has no rows");
    const audio = { ...bucket("2026-09-01"), results: [{ object: "organization.usage.embeddings.result" }] };
    expect((await measured({ "other.json": JSON.stringify([audio]) })).leftOut).toEqual({
      "organization.usage.embeddings.result": 1,
    });
  });
});

/** A day since 1970 as people write it. */
function written(day: number | null): string | null {
  return day === null ? null : new Date(day * msPerDay).toISOString().slice(0, 10);
}

it.each<[string | number, string | null]>([
  ["2026-09-01", "2026-09-01"],
  [" 2026-09-01\n", "2026-09-01"],
  ["2026-09-01T10:00", "2026-09-01"],
  ["2026-09-01T23:30:00-02:00", "2026-09-02"],
  ["2026-09-01T23:30 -0200", "2026-09-02"],
  ["2026-09-01T00:30:00+0100", "2026-08-31"],
  ["2026-09-01T00:30:00.5+01:00", "2026-08-31"],
  ["2026-09-01 10:00:00 UTC", "2026-09-01"],
  ["2026-09-01T23:59:59.999999999Z", "2026-09-01"],
  ["2026-09-01T23:59UTC", "2026-09-01"],
  [1_788_220_800, "2026-09-01"],
  [1_788_220_799, "2026-08-31"],
  [1_788_220_800_000, "2026-09-01"],
  ["1788220800.25", "2026-09-01"],
  ["1788220800.123456789", "2026-09-01"],
  ["1788220800000", "2026-09-01"],
  ["946684800", "2000-01-01"],
  [946_684_799, null],
  [4_102_444_799, "2099-12-31"],
  [4_102_444_800, null],
  ["2026-09-01T25:00", null],
  ["2026-09-01T10", null],
  ["2026-09-01T10:00:00.", null],
  ["2026-09-01T10:00:00.1234567890", null],
  ["2026-09-01T10:00 CET", null],
  ["2026-09-01Z", null],
  ["on 2026-09-01", null],
  ["2026-09-01 10:00 or so", null],
  ["2026-02-30", null],
  ["x1788220800", null],
  ["1788220800x", null],
  ["1788220800.1234567890", null],
  ["20260901", null],
  ["tomorrow", null],
  ["", null],
  [NaN, null],
  [-1, null],
])("the day of %j is %j", (time, day) => {
  expect(written(dayOf(time))).toBe(day);
});

it("the day some seconds before a time is that of then", () => {
  const before = (time: string | number, by: number) => written(dayOf(time, by));
  expect([before("2026-09-02", 1), before("2026-09-02T00:00:05", 5), before("2026-09-02", 86_401)]).toEqual([
    "2026-09-01",
    "2026-09-02",
    "2026-08-31",
  ]);
  expect([before(946_684_800, 1), before(4_102_444_800, 1)]).toEqual([null, "2099-12-31"]);
});
