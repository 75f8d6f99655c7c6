import { calcPrice, findProvider, type Usage } from "@pydantic/genai-prices";
import type { PackagePrices, PricePackage, SteadyPrices } from "./price-package.ts";

/**
 * The prices of `provider/model`, null when the package does not know it. It is asked for one call at a fixed day: a
 * month's tokens in one request would trip the long-context tier, and without a day it takes today's prices.
 */
export function packagePrices(
  id: string,
  { promptTokens, asOf }: { promptTokens: number; asOf: string },
): PackagePrices | null {
  const { provider: providerId, model } = splitId(id);
  if (!findProvider({ providerId })) return null;
  const tokens = Math.max(1, Math.round(promptTokens));
  const ask = (usage: Usage) => calcPrice(usage, model, { providerId, timestamp: new Date(`${asOf}T12:00:00Z`) });
  const base = ask({ input_tokens: tokens, output_tokens: tokens });
  if (!base) return null;
  // A rate the model does not have is answered with the full input price; only a rate of its own is one.
  const own = (key: string): boolean => base.model_price[key] !== undefined;
  const perMtok = (usd: number): number => Number(((usd / tokens) * 1e6).toPrecision(12));
  const cached = (usage: Usage) => perMtok(ask({ input_tokens: tokens, ...usage })?.input_price ?? Number.NaN);
  return {
    matched: base.model.id,
    exact: base.model.id === model,
    input_usd_per_mtok: perMtok(base.input_price),
    output_usd_per_mtok: own("output_mtok") ? perMtok(base.output_price) : undefined,
    cached_input_usd_per_mtok: own("cache_read_mtok") ? cached({ cache_read_tokens: tokens }) : undefined,
    cache_write_usd_per_mtok: own("cache_write_mtok") ? cached({ cache_write_tokens: tokens }) : undefined,
  };
}

/** The models of a provider that the package knows, as `provider/model`; to say which one was probably meant. */
export function packageModels(id: string): string[] {
  const { provider } = splitId(id);
  return (findProvider({ providerId: provider })?.models ?? []).map((model) => `${provider}/${model.id}`);
}

export const pricePackage: PricePackage = { prices: packagePrices, models: packageModels };

/**
 * The prices of a model that stay the same from day to day, up to the call size at which a higher tier begins; null where
 * they differ by day, or the package does not know the model.
 */
export function steadyPrices(id: string, asOf: string): SteadyPrices | null {
  const { provider: providerId, model } = splitId(id);
  const known = findProvider({ providerId }) && calcPrice({}, model, { providerId })?.model;
  if (!known || Array.isArray(known.prices)) return null;
  const starts = Object.values(known.prices).flatMap((price) =>
    typeof price === "object" ? price.tiers.map(({ start }) => start) : [],
  );
  const prices = packagePrices(id, { promptTokens: 1, asOf });
  return prices && { prices, belowTokens: starts.length > 0 ? Math.min(...starts) : null };
}

function splitId(id: string): { provider: string; model: string } {
  const slash = id.indexOf("/");
  return slash < 0 ? { provider: "", model: id } : { provider: id.slice(0, slash), model: id.slice(slash + 1) };
}
