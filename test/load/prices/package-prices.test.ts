import { readFileSync } from "node:fs";
import { calcPrice } from "@pydantic/genai-prices";
import { describe, expect, it } from "vitest";
import {
  modelPricesOf,
  modelsBeside,
  packageName,
  packageVersion,
  ratesFor,
} from "../../../src/engine/cost/inputs/package.ts";
import { pricesFor } from "../../../src/load/prices/comparison.ts";
import { modelPrices, packagePrices, steadyPrices } from "../../../src/load/prices/package-prices.ts";
import { problemsWith, resolvedWith } from "../../cost-request.ts";

const asOf = "2026-11-20";
const luna = "openai/gpt-6-luna";

/** The rates of a call with this many tokens of prompt. */
function rates(id: string, { promptTokens = 2460, on = asOf } = {}) {
  return ratesFor(modelPrices(id, on)!, promptTokens);
}

describe("the package", () => {
  it("is the exact version that the source of a price names", () => {
    const { devDependencies } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies[packageName]).toBe(packageVersion);
  });

  it("gives the rates of a model per million tokens", () => {
    expect(modelPrices(luna, asOf)).toMatchObject({ matched: "gpt-6-luna", exact: true });
    expect(rates(luna)).toEqual({
      above: 0,
      input_usd_per_mtok: 0.1,
      output_usd_per_mtok: 0.5,
      cached_input_usd_per_mtok: 0.01,
      cache_write_usd_per_mtok: 0.125,
    });
  });

  it("is asked for one call, and not for a month: a month's tokens trip the long-context tier", () => {
    const calls = 100_000;
    const prices = rates(luna)!;
    const month = (calls * (2460 * prices.input_usd_per_mtok + 250 * prices.output_usd_per_mtok!)) / 1e6;
    expect(month).toBeCloseTo(37.1, 2);
    const atOnce = calcPrice({ input_tokens: calls * 2460, output_tokens: calls * 250 }, "gpt-6-luna", {
      providerId: "openai",
      timestamp: new Date("2026-11-20T12:00:00Z"),
    });
    expect(atOnce?.total_price).toBeCloseTo(67.95, 2);
  });

  it("prices a call that is itself long in its tier", () => {
    expect(rates(luna, { promptTokens: 300_000 })?.input_usd_per_mtok).toBe(0.2);
  });

  it("takes the price of the day it is asked for, not today's", () => {
    const price = (on: string) => rates("google/gemini-3.8-flash", { on })?.input_usd_per_mtok;
    expect(price("2026-12-31")).toBe(0.75);
    expect(price("2027-01-01")).toBe(1.5);
  });

  it("begins a tier where the package does: just above its start", () => {
    const atOnce = (tokens: number): number | undefined => {
      const timestamp = new Date("2026-11-20T12:00:00Z");
      const call = calcPrice({ input_tokens: tokens }, "gpt-6-luna", { providerId: "openai", timestamp });
      return call ? Number(((call.input_price / tokens) * 1e6).toPrecision(12)) : undefined;
    };
    expect(modelPrices(luna, asOf)?.tiers.map(({ above }) => above)).toEqual([0, 272_000]);
    for (const promptTokens of [1, 271_999, 272_000, 272_001, 1e6]) {
      expect(rates(luna, { promptTokens })?.input_usd_per_mtok).toBe(atOnce(promptTokens));
    }
    expect(rates(luna, { promptTokens: 0 })?.input_usd_per_mtok).toBe(0.1);
  });

  it("has steady prices only where the day does not matter", () => {
    expect(steadyPrices(luna, asOf)).toEqual(modelPrices(luna, asOf));
    expect(steadyPrices("aws/amazon.nova-micro-v1:0", asOf)?.tiers).toHaveLength(1);
    expect(steadyPrices("google/gemini-3.8-flash", asOf)).toBeNull();
    expect(steadyPrices("openai/no-such-model", asOf)).toBeNull();
  });

  it("is left alone where the steady prices are all that is asked, and asked for the others where they are not", async () => {
    const steady = { [luna]: { matched: "steady", exact: true, tiers: [] } };
    expect(await pricesFor({ asked: [luna], asOf }, steady)).toBe(steady);
    const more = await pricesFor({ asked: [luna, "openai/gpt-4o", "openai/x"], asOf }, steady);
    expect(modelPricesOf(more, luna)?.matched).toBe("steady");
    expect(modelPricesOf(more, "openai/gpt-4o")?.matched).toBe("gpt-4o");
    expect(modelPricesOf(more, "openai/x")).toBeNull();
  });

  it("says which model it matched when it is not the one asked for", () => {
    expect(modelPrices("aws/amazon.titan-embed-text-v2:0", asOf)).toMatchObject({
      exact: false,
      matched: "amazon.titan-embed-text-v1",
    });
    expect(modelPrices("anthropic/claude-sonnet-5-5", asOf)).toMatchObject({
      exact: false,
      matched: "claude-sonnet-5",
    });
  });

  it.each([
    "openai/ft:gpt-4.1-mini",
    "cohere/rerank-v3.5",
    "anthropic/claude-haiku-5",
    "nobody/nothing",
    "no-such-model",
    "",
  ])("does not know %j", (id) => {
    expect(modelPrices(id, asOf)).toBeNull();
  });

  it("finds a name alone with whoever has it, and how much it reads at once", () => {
    expect(modelPrices("gpt-6-luna", asOf)).toEqual(modelPrices(luna, asOf));
    expect(modelPrices("gpt-4o", asOf)).toMatchObject({ exact: true, context: 128_000 });
    expect(modelsBeside(packagePrices(["gpt-9"], asOf), "gpt-9")).toContain("gpt-4o");
  });

  it("has no cached rate for a model that has none, rather than the full price", () => {
    expect(rates("openai/ft:gpt-4o-mini-2024-07-18")).toMatchObject({
      input_usd_per_mtok: 0.3,
      cached_input_usd_per_mtok: undefined,
    });
  });

  it("lists a provider's models, to say which was meant", () => {
    const models = packagePrices(["openai/gpt-6-lun", "nobody/nothing"], asOf);
    expect(models).toEqual({
      "openai/gpt-6-lun": { models: expect.arrayContaining([luna]) as string[] },
      "nobody/nothing": { models: [] },
    });
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
    const problems = problemsWith([], { package: {} });
    expect(problems.map(({ message }) => message)).toContain("there is no value for rag.input_usd_per_mtok");
  });
});
