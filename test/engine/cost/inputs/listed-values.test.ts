import { describe, expect, it } from "vitest";
import {
  type ModelPrices,
  packageDate,
  packageName,
  packageVersion,
} from "../../../../src/engine/cost/inputs/package.ts";
import { type Block, blocks, type ReferencedRows } from "../../../../src/engine/cost/inputs/references.ts";
import { type BlockRows, listed, packaged } from "../../../../src/engine/cost/inputs/value-sources.ts";

/** Rows that one block leads to; the others lead to none. */
function rowsOf(block: Block, rows: Partial<ReferencedRows>): BlockRows {
  const none: ReferencedRows = { candidates: [], packaged: [], unlisted: [] };
  return Object.fromEntries(blocks.map((one) => [one, one === block ? { ...none, ...rows } : none])) as BlockRows;
}

describe("what the price tables say", () => {
  const origin = { from: "list", source: "a page", date: "2026-11", confidence: "B" } as const;
  const rows = rowsOf("rag", {
    candidates: [
      { ...origin, fields: { input_usd_per_mtok: 1, chunks: 2 }, confidence: "D", weak: "a guess" },
      { ...origin, fields: { input_usd_per_mtok: 3 } },
      { ...origin, fields: { input_usd_per_mtok: 4 }, source: "a later page" },
    ],
  });

  it("is what the first row says that has it and is not weak, and the weak one is remembered", () => {
    const weak = new Map<string, string>();
    const find = listed(rows, weak);
    const key = "rag.input_usd_per_mtok";
    expect(find(key)).toEqual({ key, value: 3, unit: "USD per 1M tokens", ...origin });
    expect(weak).toEqual(new Map([[key, "a guess"]]));
    expect(find("rag.chunks")).toBeUndefined();
    expect(weak.get("rag.chunks")).toBe("a guess");
  });

  it.each(["rag.output_usd_per_mtok", "prompt.input_usd_per_mtok", "hybrid.input_usd_per_mtok", "input_usd_per_mtok"])(
    "is nothing of %s",
    (key) => {
      const weak = new Map<string, string>();
      expect(listed(rows, weak)(key)).toBeUndefined();
      expect(weak.size).toBe(0);
    },
  );
});

describe("what the package says", () => {
  const tiers = [
    { above: 0, input_usd_per_mtok: 1, output_usd_per_mtok: 5 },
    { above: 1000, input_usd_per_mtok: 2, output_usd_per_mtok: 6 },
  ];
  const prices: Record<string, ModelPrices> = {
    "a/m": { matched: "m", exact: true, context: 8000, tiers },
    "a/e": { matched: "e", exact: false, tiers },
  };
  const rows = rowsOf("rag", {
    packaged: [
      {
        id: "a/m",
        keys: ["input_usd_per_mtok", "output_usd_per_mtok", "cached_input_usd_per_mtok", "context_window_tokens"],
      },
      { id: "a/e", keys: ["embed_usd_per_mtok"] },
      { id: "a/none", keys: ["cache_write_usd_per_mtok"] },
    ],
  });

  const whole = `${packageName} ${packageVersion}`;
  const said = (key: string, promptTokens: number) => {
    const notices = new Set<string>();
    const row = packaged(rows, prices, (block) => (block === "rag" ? promptTokens : 0), notices)(key);
    return { row, notices: [...notices] };
  };

  it.each<[key: string, promptTokens: number, value: number]>([
    ["rag.input_usd_per_mtok", 1000, 1],
    ["rag.input_usd_per_mtok", 1001, 2],
    ["rag.output_usd_per_mtok", 1001, 6],
    ["rag.context_window_tokens", 1001, 8000],
  ])("of %s with a prompt of %d tokens is %d", (key, promptTokens, value) => {
    const { row, notices } = said(key, promptTokens);
    expect(row).toMatchObject({ key, value, source: whole, date: packageDate });
    expect(row).toMatchObject({ confidence: "B", from: "package" });
    expect(notices).toEqual([]);
  });

  it("is said to be another model's where it is", () => {
    const { row, notices } = said("rag.embed_usd_per_mtok", 1);
    expect(row).toMatchObject({ value: 1, source: `${whole}, its price for e` });
    expect(notices).toEqual(["a/e: @pydantic/genai-prices has no such model and answers with e"]);
  });

  it.each([
    "rag.cached_input_usd_per_mtok",
    "rag.cache_write_usd_per_mtok",
    "rag.chunks",
    "prompt.input_usd_per_mtok",
    "input_usd_per_mtok",
  ])("is nothing of %s", (key) => {
    expect(said(key, 1)).toEqual({ row: undefined, notices: [] });
  });
});
