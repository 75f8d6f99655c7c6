import { describe, expect, it } from "vitest";
import {
  addCalls,
  dateOf,
  median,
  msPerDay,
  newUsageTally,
  usageOf,
  type UsageRow,
} from "../../../src/engine/measure/usage.ts";

function dayOf(date: string): number {
  return Date.parse(date) / msPerDay;
}

/** Calls on a date, each of 100 tokens in and 10 out; as many days as are given speak for them. */
function calls(date: string, count: number, { model = "m", until = date, input = 100 * count } = {}): UsageRow {
  return { day: dayOf(date), until: dayOf(until), model, calls: count, input, output: 10 * count };
}

function usage(...rows: UsageRow[]) {
  const tally = newUsageTally();
  for (const row of rows) addCalls(tally, row);
  return usageOf(tally);
}

describe("usage", () => {
  it("sums calls and tokens, by month and by model, over all days from the first to the last", () => {
    const rows = [
      calls("2026-02-01", 5, { model: "small" }),
      calls("2026-01-30", 2, { model: "large" }),
      calls("2026-02-01", 3, { model: "small" }),
      calls("2026-01-31", 0, { model: "idle" }),
    ];
    expect(usage(...rows)).toEqual({
      from: "2026-01-30",
      to: "2026-02-01",
      days: 3,
      quiet: 1,
      calls: 10,
      input: 1000,
      output: 100,
      months: { "2026-01": 2, "2026-02": 8 },
      perMonth: null,
      perCall: { input: 100, output: 10 },
      models: { small: { calls: 8, input: 800, output: 80 }, large: { calls: 2, input: 200, output: 20 } },
    });
  });

  it("names the months in their order, and the models by their calls", () => {
    const { months, models } = usage(
      calls("2026-03-01", 1, { model: "a" }),
      calls("2025-12-31", 1, { model: "b" }),
      calls("2026-01-01", 1, { model: "b" }),
    );
    expect(Object.keys(months)).toEqual(["2025-12", "2026-01", "2026-03"]);
    expect(Object.keys(models)).toEqual(["b", "a"]);
  });

  it("of no call has no tokens of one, and knows its days all the same", () => {
    expect(usage(calls("2026-01-01", 0, { until: "2026-01-04" }))).toMatchObject({
      from: "2026-01-01",
      to: "2026-01-04",
      days: 4,
      quiet: 4,
      calls: 0,
      months: {},
      perMonth: null,
      perCall: null,
      models: {},
    });
  });

  it("rounds the tokens of a call", () => {
    const perCall = (input: number) => usage(calls("2026-01-01", 3, { input })).perCall?.input;
    expect([4, 5].map(perCall)).toEqual([1, 2]);
  });

  it("counts the calls of more models than a person reads under others", () => {
    const many = Array.from({ length: 53 }, (_, at) => calls("2026-01-01", 1, { model: `model ${at}` }));
    const { models } = usage(...many, calls("2026-01-02", 9, { model: "model 0" }));
    expect(Object.keys(models)).toHaveLength(51);
    expect([models["model 0"]?.calls, models["model 49"]?.calls, models.others?.calls]).toEqual([10, 1, 3]);
    expect(models["model 50"]).toBeUndefined();
  });
});

describe("the calls of a whole month", () => {
  it.each<[what: string, rows: UsageRow[], perMonth: ReturnType<typeof usage>["perMonth"]]>([
    [
      "are those of one that is there from its first day to its last",
      [calls("2026-02-01", 4), calls("2026-02-28", 6)],
      { median: 10, low: 10, high: 10, months: 1 },
    ],
    ["are not known a day short at its end", [calls("2026-02-01", 4), calls("2026-02-27", 6)], null],
    ["nor a day short at its beginning", [calls("2026-02-02", 4), calls("2026-02-28", 6)], null],
    [
      "are in whole where a row speaks for all its days",
      [calls("2026-02-01", 4, { until: "2026-02-28" })],
      { median: 4, low: 4, high: 4, months: 1 },
    ],
    [
      "leave out what is part of a month",
      [calls("2026-01-15", 99), calls("2026-02-10", 6), calls("2026-03-30", 50)],
      { median: 6, low: 6, high: 6, months: 1 },
    ],
    ["may be none", [calls("2025-12-01", 7), calls("2026-02-28", 9)], { median: 7, low: 0, high: 9, months: 3 }],
    [
      "have their median between two, rounded",
      [calls("2026-01-01", 8), calls("2026-02-28", 3)],
      { median: 6, low: 3, high: 8, months: 2 },
    ],
  ])("%s", (_, rows, perMonth) => {
    expect(usage(...rows).perMonth).toEqual(perMonth);
  });
});

it.each([
  [[], 0],
  [[7], 7],
  [[1, 8], 4.5],
  [[1, 2, 9], 2],
  [[1, 2, 4, 9], 3],
])("the middle of %j is %d", (sorted, middle) => {
  expect(median(sorted)).toBe(middle);
});

it.each([
  [0, "1970-01-01"],
  [-1, "1969-12-31"],
  [20_819, "2027-01-01"],
])("day %i is %s", (day, date) => {
  expect(dateOf(day)).toBe(date);
});
