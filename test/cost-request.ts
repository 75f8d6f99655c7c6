import { join } from "node:path";
import { costOf } from "../src/engine/cost/compare.ts";
import { parsePriceFlags } from "../src/load/prices/layers.ts";
import { pricePackage } from "../src/load/prices/package-prices.ts";
import { loadPriceList } from "../src/load/prices/price-list.ts";
import { type CostRequest, type ResolvedCosts, resolveCosts } from "../src/load/prices/resolve.ts";
import type { Cost } from "../src/model/cost.ts";
import type { Diagnostic, Result } from "../src/model/diagnostic.ts";

const loaded = await loadPriceList(join(import.meta.dirname, "../rules/prices.yaml"));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));

/** The price list that is shipped. */
export const shippedPrices = loaded.value;

/** Resolves with `--price` flags on the shipped list, and other parts of a request as given. */
export function resolveWith(price: readonly string[], rest: Partial<CostRequest> = {}): Result<ResolvedCosts> {
  const flags = parsePriceFlags(price);
  if (!flags.ok) return flags;
  const layers = [flags.value, ...(rest.layers ?? [])];
  const answers = { choices: {}, numbers: {} };
  return resolveCosts({ list: shippedPrices, answers, asOf: undefined, package: pricePackage, ...rest, layers });
}

export function resolvedWith(price: readonly string[], rest: Partial<CostRequest> = {}): ResolvedCosts {
  const resolved = resolveWith(price, rest);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 2));
  return resolved.value;
}

export function problemsWith(price: readonly string[], rest: Partial<CostRequest> = {}): Diagnostic[] {
  const resolved = resolveWith(price, rest);
  return resolved.ok ? [] : resolved.problems;
}

export function costWith(price: readonly string[], rest: Partial<CostRequest> = {}): Cost {
  const { inputs, context } = resolvedWith(price, rest);
  return costOf(inputs, { ...context, volumeRules: null });
}
