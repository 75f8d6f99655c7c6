import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MoneyRate } from "../../src/text/currencies.ts";
import { grouped, rereadable } from "../../src/text/numbers.ts";
import { numberPattern, readNumber } from "../../src/text/read-number.ts";
import { numberExamples } from "../../src/text/units.ts";
import { runs } from "../seed.ts";

const calls = "calls per month";

describe("a number without a unit", () => {
  it.each<[string, number]>([
    ["0", 0],
    ["250000", 250_000],
    ["250k", 250_000],
    ["250K", 250_000],
    ["250 k", 250_000],
    ["1.5M", 1_500_000],
    ["1.1k", 1100],
    ["2b", 2_000_000_000],
    ["3 million", 3_000_000],
    ["2 thousand", 2000],
    ["200_000", 200_000],
    ["200,000", 200_000],
    ["1,234,567.5", 1_234_567.5],
    ["1 000", 1000],
    ["1\u00a0000\u00a0000", 1_000_000],
    ["1\u202f000.5", 1000.5],
    ["1\u2009000", 1000],
    ["1'000", 1000],
    ["1\u2019000\u2019000", 1_000_000],
    ["1e6", 1_000_000],
    ["1E+6", 1_000_000],
    ["1e-3", 0.001],
    ["1.000e3", 1000],
    [" 42 ", 42],
    ["+5", 5],
    [".5", 0.5],
    ["0.125", 0.125],
    ["1234.567", 1234.567],
    ["1,234.567", 1234.567],
    ["1.2340", 1.234],
  ])("%j is %d", (text, number) => {
    expect(readNumber(text)).toMatchObject({ number });
  });

  it.each(
    [
      ...[
        "",
        "k",
        ".",
        "5.",
        "-5",
        "\u22125",
        "\u20135",
        "- 5",
        "1_",
        "1__0",
        "1.2.3",
        "1.000.000",
        "1.234,56",
        "1,000.000.1",
      ],
      ...[
        "10 00",
        "0 500",
        "0'500",
        "0,500,000",
        "012,000.5",
        "1 000,000",
        "1'00",
        "Infinity",
        "NaN",
        "1e999",
        "9".repeat(61),
        "٥",
        "５",
      ],
    ].map((text) => [text]),
  )("%j is none", (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it.each([
    ["1.000", "1", "1,000"],
    ["100.000", "100", "100,000"],
    ["1.500k", "1,500", "1,500,000"],
    ["1.234", "1.2340", "1,234"],
    ["1,5", "1.5", "15"],
    ["12,3456", "12.3456", "123,456"],
    ["1234,567", "1,234.567", "1,234,567"],
    ["0,500", "0.5", "500"],
    ["0,125", "0.125", "125"],
    ["00,125", "0.125", "125"],
  ])("%j is %s or %s, and each of them is one", (text, ...readings) => {
    expect(readNumber(text)).toEqual({ readings });
    for (const reading of readings) expect(readNumber(reading)).toHaveProperty("number");
  });
});

describe("a number in a unit", () => {
  const euros: MoneyRate = { currency: "EUR", rate: 0.8 };

  it.each<[string, string, number, MoneyRate?]>([
    ["10k/day", calls, 300_000],
    ["10k / day", calls, 300_000],
    ["10k calls a day", calls, 300_000],
    ["10K Calls Per Day", calls, 300_000],
    ["1 call daily", calls, 30],
    ["7k per week", calls, 30_000],
    ["12k/year", calls, 1000],
    ["3k per quarter", calls, 1000],
    ["5k a month", calls, 5000],
    ["5k calls", calls, 5000],
    ["30 calls/month", "calls a day", 1],
    ["40000 pages", "tokens", 20_000_000],
    ["1 page", "tokens", 500],
    ["40 MB", "tokens", 10_000_000],
    ["1.5 GB", "tokens", 375_000_000],
    ["5m", "tokens", 5_000_000],
    ["2M tokens", "tokens", 2_000_000],
    ["$5k", "USD", 5000],
    ["US$ 5k", "USD", 5000],
    ["USD 500", "USD", 500],
    ["500 usd", "USD", 500],
    ["5 k dollars", "USD", 5000],
    ["$5k/year", "USD per quarter", 1250],
    ["5k€", "EUR", 5000],
    ["5k€", "USD", 6250, euros],
    ["€5k", "USD", 6250, euros],
    ["EUR 5 000", "USD", 6250, { ...euros, currency: "eur" }],
    ["$5k", "EUR", 4000, euros],
    ["5 examples", "examples", 5],
    ["1 example", "examples", 1],
  ])("%j of %s is %d", (text, unit, number, money) => {
    expect(readNumber(text, { unit, money })).toEqual({ number, plain: text === "5m" });
  });

  it.each<[string, string, object | null, MoneyRate?]>([
    ["5k€", "USD", { currency: "EUR" }],
    ["5k EUR", "USD", { currency: "EUR" }],
    ["5keur", "USD", { currency: "EUR" }],
    ["£5k", "USD", { currency: "GBP" }, euros],
    ["₿5", "USD", { currency: "₿" }],
    ["kr 500", "USD", { currency: "SEK" }],
    ["€5k", calls, { currency: "EUR" }],
    ["$5k", calls, { currency: "USD" }],
    ["$5k", "USD", { currencies: ["USD", "CAD"] }, { currency: "CAD", rate: 1.4 }],
    ["-$5", "USD", null],
    ["$-5", "USD", null],
    ["$5 USD", "USD", { word: "$ USD" }],
    ["10k/day", "calls", { word: "/day" }],
    ["10k/fortnight", calls, { word: "/fortnight" }],
    ["400 pages", calls, { word: "pages" }],
    ["400 pages", "", { word: "pages" }],
    ["12x", calls, { word: "x" }],
    ["~5k", calls, { word: "~" }],
    ["5-10k", calls, { word: "-10k" }],
    ["5k+", calls, { word: "+" }],
    ["50%", "examples", { word: "%" }],
    ["1.000/day", calls, { readings: ["30", "30,000"] }],
    ["5m", "m", { readings: ["5", "5,000,000"] }],
  ])("%j of %s is not read", (text, unit, why, money) => {
    expect(readNumber(text, { unit, money })).toEqual(why);
  });

  it.each([calls, "tokens", "USD", "examples", ""])("the examples for %j are read", (unit) => {
    for (const example of numberExamples(unit)) expect(readNumber(example, { unit })).toHaveProperty("number");
  });
});

const anyNumber = fc.oneof(
  fc.double({ min: 0, noDefaultInfinity: true, noNaN: true }),
  fc.nat(),
  // Three places after the point, where reading again is hardest.
  fc.tuple(fc.nat(2000), fc.nat(999)).map(([whole, part]) => whole + part / 1000),
);

it("what we write is read as what it was", () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      expect(readNumber(String(rereadable(number)))).toMatchObject({ number });
      const rounded = Math.round(number * 1e6) / 1e6;
      if (number < 1e9) expect(readNumber(grouped(rounded))).toMatchObject({ number: rounded });
    }),
    { numRuns: runs(1000) },
  );
});

/** Numbers as they are written where a point groups by three and a comma marks decimals. */
function continental(text: string): number | null {
  return /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$|^\d+(,\d+)?$/.test(text)
    ? Number(text.replaceAll(".", "").replace(",", "."))
    : null;
}

it("whatever figures are read mean that number to all, but for commas that group by three", () => {
  const texts = fc.array(fc.constantFrom("0", "1", "25", "000", ".", ","), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.join("");
      const reading = readNumber(text);
      if (!reading || !("number" in reading)) return;
      const other = continental(text);
      if (!/^\d{1,3},\d{3}$/.test(text) && other !== null) expect(other).toBe(reading.number);
      expect(reading.number).toBe(Number(text.replaceAll(",", "")));
    }),
    { numRuns: runs(2000) },
  );
});

it("the pattern of the schema takes what is read, and nothing else", () => {
  const pieces = [
    ...[
      "1",
      "25",
      "000",
      "1.000",
      "0.5",
      ".5",
      ",",
      ".",
      "_",
      "'",
      " ",
      "\u202f",
      "e3",
      "e-2",
      "-",
      "+",
      "k",
      "M",
      "bn",
    ],
    ...[
      "million",
      "/",
      "per ",
      "a ",
      "day",
      "Week",
      "daily",
      "call",
      "Calls",
      "page",
      "MB",
      "tokens",
      "$",
      "USD",
      "us$",
      "€",
      "x",
    ],
  ];
  const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  const patterns = [calls, "tokens", "USD", "USD per month", "m", ""].map((unit) => ({
    unit,
    pattern: new RegExp(numberPattern(unit), "u"),
  }));
  let read = 0;
  fc.assert(
    fc.property(text, fc.constantFrom(...patterns), (written, { unit, pattern }) => {
      const reading = readNumber(written, { unit });
      const isRead = reading !== null && "number" in reading;
      if (isRead) read += 1;
      // Of a unit that is also the letter of a scale a pattern cannot tell.
      if (unit === "m" && reading !== null && "readings" in reading) return;
      expect([written, unit, pattern.test(written)]).toEqual([written, unit, isRead]);
    }),
    { numRuns: runs(5000) },
  );
  expect(read).toBeGreaterThan(runs(100));
});
