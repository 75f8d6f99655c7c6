import { describe, expect, it } from "vitest";
import { parseBand } from "../../../src/engine/decision/number-answer.ts";
import type { Question } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

/** How many calls: under 1,000 is low, the rest high. */
const calls = tiny.questions.find(({ id }) => id === "volume")!;

/** The same in another unit. */
function counting(unit: string | undefined): Question {
  return { ...calls, unit };
}

describe("a number that is read", () => {
  it.each<[raw: unknown, unit: string | undefined, value: number, choice: string, readAs?: string]>([
    [0, "calls", 0, "low"],
    [999.5, "calls", 999.5, "low"],
    [1000, "calls", 1000, "high"],
    ["2k", "calls", 2000, "high"],
    ["2 000", "calls", 2000, "high", "2,000 calls"],
    ["10k/day", "calls per month", 300_000, "high", "300,000 calls per month"],
    ["2'000", undefined, 2000, "high", "2,000"],
    ["$500", "USD", 500, "low", "500 USD"],
  ])("%j, of %s, is %d and falls in %s", (raw, unit, value, choice, readAs) => {
    expect(parseBand(counting(unit), raw)).toEqual({ value, choice, ...(readAs !== undefined && { readAs }) });
  });

  it("is money of another currency only with its rate", () => {
    const money = { currency: "EUR", rate: 0.5 };
    expect(parseBand(counting("USD"), "400 euros", money)).toEqual({ value: 800, choice: "low", readAs: "800 USD" });
  });
});

describe("what is no number", () => {
  it.each<[raw: unknown, quoted: string]>([
    [-1, '"-1"'],
    [NaN, '"NaN"'],
    [Infinity, '"Infinity"'],
    [true, '"true"'],
    [null, "nothing"],
    [[5], "a list"],
    ["", '""'],
    ["-5", '"-5"'],
  ])("%j: what was given, how numbers are written, and the bands", (raw, quoted) => {
    const brief = "write it like 250000, 250k, 1.5M or 200_000";
    expect(parseBand(calls, raw)).toEqual({
      code: "bad-number",
      message: `${quoted} is not a number of calls from 0 up`,
      hint: `${brief}, or name a band: low (under 1,000), high (1,000 or more); or unsure`,
      brief,
    });
  });

  it("is told of a question without a unit too", () => {
    expect(parseBand(counting(undefined), "many")).toMatchObject({
      message: '"many" is not a number of anything from 0 up',
      brief: "write it like 250000, 250k, 1.5M or 200_000",
    });
  });

  it("takes the brackets in a band's label for commas", () => {
    const choices = [
      { id: "few", label: "under 10 (a team) a day", below: 10 },
      { id: "many", label: "10 or more (a firm (large))" },
    ];
    expect(parseBand({ ...calls, choices }, "some")).toMatchObject({
      hint: expect.stringContaining(
        "name a band: few (under 10, a team a day), many (10 or more, a firm, large); or unsure",
      ) as string,
    });
  });
});

describe("a number of something else, or of two things", () => {
  it.each<[raw: string, unit: string, message: string, instead?: string]>([
    ["1.000", "calls", '"1.000" reads two ways: 1 or 1,000', "write 1 or 1,000; a comma groups by three"],
    ["5 bananas", "calls", '"5 bananas" is not a number of calls from 0 up: "bananas" is not known as a unit of it'],
    ["$5", "calls", '"$5" is money, and calls are asked for'],
    [
      "5 EUR",
      "USD",
      '"5 EUR" is in EUR, and what is asked for is USD',
      "write it in USD; EUR is not converted without a rate",
    ],
    [
      "5 EUR/day",
      "USD per month",
      '"5 EUR/day" is in EUR, and what is asked for is USD per month',
      "write it in USD per month; EUR is not converted without a rate",
    ],
  ])("%s, of %s", (raw, unit, message, instead) => {
    const brief = instead ?? `write it like 250000, 250k, 1.5M or 200_000`;
    const hint = instead ?? `${brief}, or name a band: low (under 1,000), high (1,000 or more); or unsure`;
    expect(parseBand(counting(unit), raw)).toEqual({ code: "bad-number", message, hint, brief });
  });

  it("asks for a code where a sign can stand for two currencies", () => {
    const money = { currency: "CAD", rate: 1.4 };
    const instead = "write USD or CAD for the sign";
    expect(parseBand(counting("CAD"), "$5", money)).toEqual({
      code: "bad-number",
      message: '"$5" reads two ways: in USD or CAD',
      hint: instead,
      brief: instead,
    });
  });
});
