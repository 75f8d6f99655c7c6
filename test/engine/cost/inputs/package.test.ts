import { describe, expect, it } from "vitest";
import { modelPricesOf, modelsBeside, ratesFor } from "../../../../src/engine/cost/inputs/package.ts";

const short = { above: 0, input_usd_per_mtok: 1 };
const long = { above: 200_000, input_usd_per_mtok: 2 };
const known = { matched: "m", exact: true, tiers: [short, long] };

describe("what the package says of a model", () => {
  const prices = { "acme/m": known, "acme/x": { models: ["acme/m"] } };

  it.each<[what: string, id: string, prices: unknown, beside: string[]]>([
    ["its prices where it knows it", "acme/m", known, []],
    ["else the models of its provider", "acme/x", null, ["acme/m"]],
    ["nothing where it was not asked", "acme/y", null, []],
    ["nothing of an id that JavaScript has a meaning for", "constructor", null, []],
  ])("is %s", (_, id, own, beside) => {
    expect([modelPricesOf(prices, id), modelsBeside(prices, id)]).toEqual([own, beside]);
  });
});

describe("the rates of a call", () => {
  it.each<[promptTokens: number, rates: typeof short | undefined]>([
    [0, short],
    [200_000, short],
    [200_000.4, short],
    [200_000.6, long],
    [1e6, long],
  ])("that reads %d tokens", (promptTokens, rates) => {
    expect(ratesFor(known, promptTokens)).toBe(rates);
  });

  it("are those of at least one token, and none where no tier is so low", () => {
    expect(ratesFor({ ...known, tiers: [{ ...short, above: 1 }] }, 0.2)).toBeUndefined();
    expect(ratesFor({ ...known, tiers: [] }, 5)).toBeUndefined();
  });
});
