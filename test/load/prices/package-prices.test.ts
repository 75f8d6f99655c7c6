import { readFileSync } from "node:fs";
import { calcPrice } from "@pydantic/genai-prices";
import { describe, expect, it } from "vitest";
import { packageModels, packagePrices, pricePackage, steadyPrices } from "../../../src/load/prices/package-prices.ts";
import { withPackage } from "../../../src/load/prices/comparison.ts";
import { packageName, packageVersion } from "../../../src/load/prices/price-package.ts";
import { problemsWith, resolvedWith } from "../../cost-request.ts";

const day = { promptTokens: 2460, asOf: "2026-11-20" };

describe("the package", () => {
  it("is the exact version that the source of a price names", () => {
    const { devDependencies } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies[packageName]).toBe(packageVersion);
  });

  it("gives the rates of a model per million tokens", () => {
    expect(packagePrices("openai/gpt-6-luna", day)).toEqual({
      matched: "gpt-6-luna",
      exact: true,
      input_usd_per_mtok: 0.1,
      output_usd_per_mtok: 0.5,
      cached_input_usd_per_mtok: 0.01,
      cache_write_usd_per_mtok: 0.125,
    });
  });

  it("is asked for one call, and not for a month: a month's tokens trip the long-context tier", () => {
    const calls = 100_000;
    const prices = packagePrices("openai/gpt-6-luna", day)!;
    const month = (calls * (2460 * prices.input_usd_per_mtok + 250 * prices.output_usd_per_mtok!)) / 1e6;
    expect(month).toBeCloseTo(37.1, 2);
    const atOnce = calcPrice({ input_tokens: calls * 2460, output_tokens: calls * 250 }, "gpt-6-luna", {
      providerId: "openai",
      timestamp: new Date("2026-11-20T12:00:00Z"),
    });
    expect(atOnce?.total_price).toBeCloseTo(67.95, 2);
  });

  it("prices a call that is itself long in its tier", () => {
    expect(packagePrices("openai/gpt-6-luna", { ...day, promptTokens: 300_000 })?.input_usd_per_mtok).toBe(0.2);
  });

  it("takes the price of the day it is asked for, not today's", () => {
    const price = (asOf: string) => packagePrices("google/gemini-3.8-flash", { ...day, asOf })?.input_usd_per_mtok;
    expect(price("2026-12-31")).toBe(0.75);
    expect(price("2027-01-01")).toBe(1.5);
  });

  it("has steady prices only where neither the day nor a prompt below the first tier matters", () => {
    expect(steadyPrices("openai/gpt-6-luna", day.asOf)).toEqual({
      prices: packagePrices("openai/gpt-6-luna", day),
      belowTokens: 272_000,
    });
    expect(steadyPrices("aws/amazon.nova-micro-v1:0", day.asOf)?.belowTokens).toBeNull();
    expect(steadyPrices("google/gemini-3.8-flash", day.asOf)).toBeNull();
    expect(steadyPrices("openai/no-such-model", day.asOf)).toBeNull();
  });

  it("is left alone where the steady prices answer all that is asked, and asked for all where they do not", async () => {
    const steady = { "openai/gpt-6-luna": steadyPrices("openai/gpt-6-luna", day.asOf)! };
    const ask = (id: string, promptTokens: number) =>
      withPackage(steady, (prices) => ({
        own: prices === pricePackage,
        price: prices.prices(id, { ...day, promptTokens }),
      }));
    expect(await ask("openai/gpt-6-luna", 271_999)).toMatchObject({ own: false, price: { input_usd_per_mtok: 0.1 } });
    expect(await ask("openai/gpt-6-luna", 272_001)).toMatchObject({ own: true, price: { input_usd_per_mtok: 0.2 } });
    expect(await ask("openai/gpt-4o", 1)).toMatchObject({ own: true, price: { matched: "gpt-4o" } });
    expect(await withPackage(steady, ({ models }) => models("openai/x"))).toContain("openai/gpt-6-luna");
  });

  it("says which model it matched when it is not the one asked for", () => {
    expect(packagePrices("aws/amazon.titan-embed-text-v2:0", day)).toMatchObject({
      exact: false,
      matched: "amazon.titan-embed-text-v1",
    });
    expect(packagePrices("anthropic/claude-sonnet-5-5", day)).toMatchObject({
      exact: false,
      matched: "claude-sonnet-5",
    });
  });

  it.each([
    "openai/ft:gpt-4.1-mini",
    "cohere/rerank-v3.5",
    "anthropic/claude-haiku-5",
    "nobody/nothing",
    "gpt-6-luna",
    "",
  ])("does not know %j", (id) => {
    expect(packagePrices(id, day)).toBeNull();
  });

  it("has no cached rate for a model that has none, rather than the full price", () => {
    expect(packagePrices("openai/ft:gpt-4o-mini-2024-07-18", day)).toMatchObject({
      input_usd_per_mtok: 0.3,
      cached_input_usd_per_mtok: undefined,
    });
  });

  it("lists a provider's models, to say which was meant", () => {
    expect(packageModels("openai/gpt-6-lun")).toContain("openai/gpt-6-luna");
    expect(packageModels("nobody/nothing")).toEqual([]);
  });
});

describe("what the list knows better", () => {
  it("has the right price of Titan v2", () => {
    const { inputs } = resolvedWith(["rag.embedding=aws/amazon.titan-embed-text-v2"]);
    expect(inputs.rag.embed_usd_per_mtok).toBe(0.02);
  });

  it("has a retirement date for models that the package does not call deprecated", () => {
    const { inputs } = resolvedWith(["fine-tuning.model=openai/ft:gpt-4o-mini"]);
    expect(inputs["fine-tuning"].retires).toBe("2027-01-14");
  });

  it("gives a fine-tune with a price of its own no cached rate of its base model", () => {
    const tuned = { base: "openai/gpt-6-luna", training: "aws/nova-micro", hosting: "azure/standard" };
    const settings = {
      models: { "my/same": tuned, "my/dearer": { ...tuned, input_usd_per_mtok: 1, output_usd_per_mtok: 2 } },
    };
    const layers = [{ from: "prices-file" as const, name: "mine", settings }];
    const tuning = (id: string) => resolvedWith([`fine-tuning.model=${id}`], { layers }).inputs["fine-tuning"];
    expect(tuning("my/same")).toMatchObject({ input_usd_per_mtok: 0.1, cached_input_usd_per_mtok: 0.01 });
    expect(tuning("my/dearer")).toMatchObject({ input_usd_per_mtok: 1, cached_input_usd_per_mtok: null });
  });

  it("says that a price is another model's", () => {
    const { notices, context } = resolvedWith(["rag.model=anthropic/claude-sonnet-5-20260101"]);
    expect(notices).toEqual([
      "anthropic/claude-sonnet-5-20260101: @pydantic/genai-prices has no such model and answers with claude-sonnet-5",
    ]);
    expect(context.rows.find(({ key }) => key === "rag.input_usd_per_mtok")?.source).toContain(
      "its price for claude-sonnet-5",
    );
  });

  it("an override is applied to a fine-tuned model too", () => {
    const price = ["fine-tuning.model=openai/ft:gpt-4.1-mini", "fine-tuning.input_usd_per_mtok=0.42"];
    const { inputs } = resolvedWith(price);
    expect(inputs["fine-tuning"]).toMatchObject({ input_usd_per_mtok: 0.42, output_usd_per_mtok: 3.2 });
  });

  it("without the package what only it knows is missing by name", () => {
    const problems = problemsWith([], { package: { prices: () => null, models: () => [] } });
    expect(problems.map(({ message }) => message)).toContain("there is no value for rag.input_usd_per_mtok");
  });
});
