import { join } from "node:path";
import { type CostContext, costOf } from "../src/engine/cost/compare.ts";
import type { PackagePrices } from "../src/engine/cost/inputs/package.ts";
import { costRows, type CostRequest, type ResolvedCosts, resolveCosts } from "../src/engine/cost/inputs/resolve.ts";
import { parsePriceFlags } from "../src/load/prices/layers.ts";
import { packagePrices } from "../src/load/prices/package-prices.ts";
import { readShippedPrices } from "../src/load/prices/price-list.ts";
import { costColumns, eachColumn } from "../src/model/cost-column.ts";
import type { Cost } from "../src/model/cost.ts";
import type { Diagnostic, Result } from "../src/model/diagnostic.ts";

const loaded = await readShippedPrices(join(import.meta.dirname, "../rules/prices.yaml"));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));
const { list, keys } = loaded.value;

/** The price list that is shipped. */
export const shippedPrices = list;

type Rest = Partial<CostRequest> & { package?: PackagePrices };

/** Resolves with `--price` flags on the shipped list, and other parts of a request as given. */
export function resolveWith(price: readonly string[], rest: Rest = {}): Result<ResolvedCosts> {
  const flags = parsePriceFlags(price);
  if (!flags.ok) return flags;
  const layers = [flags.value, ...(rest.layers ?? [])];
  const answers = { choices: {}, numbers: {} };
  const rows = costRows({ list, keys, answers, asOf: undefined, ...rest, layers });
  if (!rows.ok) return rows;
  return resolveCosts(rows.value, rest.package ?? packagePrices(rows.value.asked, rows.value.asOf));
}

export function resolvedWith(price: readonly string[], rest: Rest = {}): ResolvedCosts {
  const resolved = resolveWith(price, rest);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 2));
  return resolved.value;
}

export function problemsWith(price: readonly string[], rest: Rest = {}): Diagnostic[] {
  const resolved = resolveWith(price, rest);
  return resolved.ok ? [] : resolved.problems;
}

/** Every column in the race, RAG advised. */
export const openRace: CostContext["race"] = {
  places: eachColumn(() => ({ status: "called", because: null })),
  entered: [...costColumns],
  advised: "rag",
};

/** Only RAG and fine-tuning. */
export const ragAndTuning: CostContext["race"] = { ...openRace, entered: ["rag", "fine-tuning"] };

/** What a comparison of resolved inputs takes besides. */
export function contextOf({ context }: ResolvedCosts, race = ragAndTuning): CostContext {
  return { ...context, volumeRules: null, race, unused: [] };
}

export function costWith(price: readonly string[], rest: Rest = {}, race = ragAndTuning): Cost {
  const resolved = resolvedWith(price, rest);
  return costOf(resolved.inputs, contextOf(resolved, race));
}
