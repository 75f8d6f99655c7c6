import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figure, grouped, money, shortCount } from "../../src/text/numbers.ts";

describe("money", () => {
  it.each([
    [0, "$0"],
    [0.0000012, "$0.0000012"],
    [0.04585, "$0.0459"],
    [0.994, "$0.994"],
    [0.996, "$1.00"],
    [4.5, "$4.50"],
    [99.994, "$99.99"],
    [99.996, "$100"],
    [1234.5, "$1,235"],
    [-12.5, "-$12.50"],
    [2_231_260.4, "$2,231,260"],
  ])("%d is %s", (usd, text) => {
    expect(money(usd)).toBe(text);
  });
});

describe("shortCount", () => {
  it.each([
    [0, "0"],
    [950, "950"],
    [999.6, "1k"],
    [1000, "1k"],
    [12_500, "12.5k"],
    [999_600, "1M"],
    [8_316_987, "8.32M"],
    [2.1e9, "2.1B"],
  ])("%d is %s", (count, text) => {
    expect(shortCount(count)).toBe(text);
  });
});

describe("figure", () => {
  it.each([
    [null, "-"],
    ["2027-01-14", "2027-01-14"],
    [5_000_000, "5,000,000"],
    [0.035, "0.035"],
    [1 / 6, "0.166667"],
    [1234.5, "1,234.5"],
  ])("%j is %s", (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it("groups thousands", () => {
    expect([0, 999, 1000, 1_234_567].map(grouped)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });

  it.each([
    [1e21, "1e+21"],
    [1234.5, "1,234.5"],
    [0.000001, "0.000001"],
    [0.0000001, "1e-7"],
    [-2.5e-9, "-2.5e-9"],
  ])("%d is grouped as %s", (number, text) => {
    expect(grouped(number)).toBe(text);
  });

  it("writes whole numbers as Intl does", () => {
    const whole = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 1, max: 1e9 }), fc.bigInt());
    fc.assert(fc.property(whole, (number) => void expect(grouped(number)).toBe(number.toLocaleString("en-US"))));
  });
});
