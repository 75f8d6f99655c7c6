import { describe, expect, it } from "vitest";
import {
  cacheWrites,
  contextTokens,
  electricityUsd,
  hosting,
  modelPerCall,
  promptTokens,
  type Served,
} from "../../../src/engine/cost/served.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { inputs } from "./round-inputs.ts";

function withRag(change: Partial<CostInputs["rag"]>): CostInputs {
  return { ...inputs, rag: { ...inputs.rag, ...change } };
}

describe("what a call reads", () => {
  const tools: CostInputs = { ...inputs, tool_tokens: 70, prompt: { ...inputs.prompt, pasted_tokens: 400 } };

  it.each<[Served, context: number, tokens: number]>([
    ["prompt", 0, 70 + 500 + 3000 + 400 + 20 + 30],
    ["rag", 2000, 70 + 500 + 2000 + 20 + 30],
    ["fine-tuning", 0, 70 + 100 + 20 + 30],
    ["fine-tuning", 2000, 70 + 100 + 2000 + 20 + 30],
  ])("of %s with %d tokens of context", (side, context, tokens) => {
    expect(promptTokens(tools, side, context)).toBe(tokens);
  });

  it("is, of context, all chunks of a call", () => {
    expect(contextTokens(inputs)).toBe(2000);
  });
});

describe("the machines of a model", () => {
  const timed = (side: string) => [`${side}.input_tokens_per_second`, `${side}.output_tokens_per_second`];
  // 2,550 tokens at 1,000 a second and 200 at 100; 700 hours a month, and four times the mean at peak.
  const callsEach = expect.closeTo((700 * 3600) / (4.55 * 4), 6) as number;

  it("are rented by the hour", () => {
    expect(hosting(inputs, "rag", 2000)).toEqual([
      {
        item: "hosting the model",
        keys: ["rag.hosting_usd_per_hour", ...timed("rag"), "hours_per_month", "peak_factor"],
        step: { replicas: { usdEach: 1400, callsEach } },
      },
    ]);
  });

  it("cost their electricity where they are owned", () => {
    expect(hosting({ ...inputs, hardware: "owned" }, "rag", 2000)).toEqual([
      {
        item: "electricity",
        keys: ["rag.power_watts", ...timed("rag"), "electricity_usd_per_kwh", "hours_per_month", "peak_factor"],
        // Half a kilowatt at 0.20 for 700 hours.
        step: { replicas: { usdEach: 70, callsEach } },
      },
    ]);
    expect(electricityUsd(inputs, { ...inputs.rag, power_watts: 250 })).toBeCloseTo(0.05, 12);
  });

  it("are none of a model by the token, on whatever hardware", () => {
    expect(hosting(withRag({ hosting_usd_per_hour: 0 }), "rag", 2000)).toEqual([]);
    expect(hosting({ ...withRag({ power_watts: 0 }), hardware: "owned" }, "rag", 2000)).toEqual([]);
  });
});

describe("the cache", () => {
  const cached = { cached_input_usd_per_mtok: 0.2, cache_write_usd_per_mtok: 3, cache_hit_share: 0.5 };

  it("is written anew once in each lifetime", () => {
    expect(cacheWrites(withRag(cached), "rag")).toEqual([
      {
        item: "writing the cache anew",
        keys: ["rag.cache_lifetime_minutes"],
        // 500 tokens at 3 a million where nothing is found, at 1.60 in the mean; 6,000 lifetimes of 7 minutes in 700 hours.
        step: { cap: { usdEach: expect.closeTo(0.0007, 12) as number, mostCalls: 6000 } },
      },
    ]);
  });

  it.each<[what: string, change: Partial<CostInputs["rag"]>]>([
    ["where there is no discount", {}],
    ["where the prefix is too short for it", { ...cached, cache_min_prefix_tokens: 501 }],
    ["where nothing is ever found", { ...cached, cache_hit_share: 0 }],
    ["where writing costs no more than reading", { ...cached, cache_write_usd_per_mtok: 0.2 }],
    ["where writing costs less than reading", { ...cached, cache_write_usd_per_mtok: 0.1 }],
  ])("costs nothing besides %s", (_, change) => {
    expect(cacheWrites(withRag(change), "rag")).toEqual([]);
  });

  it("is shared by the parts of what is the same in every prompt, and by nothing else", () => {
    const tools = { ...withRag(cached), tool_tokens: 1500 };
    const costs = modelPerCall(tools, "rag", 2000).map(({ item, usd }) => [item, Number(usd.toPrecision(10))]);
    expect(costs).toEqual([
      ["tool definitions", 0.0024],
      ["instructions", 0.0008],
      ["retrieved context", 0.002],
      ["question and history", 0.00005],
      ["answer", 0.001],
    ]);
  });

  it("has nothing to share where every prompt starts anew", () => {
    const [tools, instructions] = modelPerCall(withRag({ system_tokens: 0 }), "rag", 0);
    expect([tools!.usd, instructions!.usd]).toEqual([0, 0]);
  });
});
