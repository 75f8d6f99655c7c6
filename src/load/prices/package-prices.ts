import { calcPrice, findProvider, type Usage } from "@pydantic/genai-prices";
import type { ModelPrices, PackagePrices, PackageRates } from "../../engine/cost/inputs/package.ts";

/** What the package says of models, named `provider/model`, on a day. */
export function packagePrices(ids: readonly string[], asOf: string): PackagePrices {
  return Object.fromEntries(ids.map((id) => [id, modelPrices(id, asOf) ?? { models: modelsBesideOf(id) }]));
}

/** The prices of a model on a day, by the size of a call; null where the package does not know it. */
export function modelPrices(id: string, asOf: string): ModelPrices | null {
  const base = priced(id, asOf, {});
  if (!base) return null;
  const starts = Object.values(base.model_price).flatMap((price) =>
    typeof price === "object" ? price.tiers.map(({ start }) => start) : [],
  );
  const tiers = [...new Set([0, ...starts])].sort((a, b) => a - b);
  return {
    ...(base.model.context_window !== undefined && { context: base.model.context_window }),
    matched: base.model.id,
    exact: base.model.id === splitId(id).model,
    tiers: tiers.map((above) => ({ above, ...ratesAbove(id, asOf, above) })),
  };
}

/** The prices of a model that are the same on any day; null where they are not, or the package does not know it. */
export function steadyPrices(id: string, asOf: string): ModelPrices | null {
  return Array.isArray(priced(id, asOf, {})?.model.prices) ? null : modelPrices(id, asOf);
}

/** What the smallest call of a tier costs, per million tokens. */
function ratesAbove(id: string, asOf: string, above: number): PackageRates {
  const tokens = above + 1;
  const ask = (usage: Usage) => priced(id, asOf, usage);
  const base = ask({ input_tokens: tokens, output_tokens: tokens });
  // A rate the model does not have is answered with the full input price; only a rate of its own is one.
  const own = (key: string): boolean => base?.model_price[key] !== undefined;
  const perMtok = (usd = Number.NaN): number => Number(((usd / tokens) * 1e6).toPrecision(12));
  const cached = (usage: Usage) => perMtok(ask({ input_tokens: tokens, ...usage })?.input_price);
  return {
    input_usd_per_mtok: perMtok(base?.input_price),
    output_usd_per_mtok: own("output_mtok") ? perMtok(base?.output_price) : undefined,
    cached_input_usd_per_mtok: own("cache_read_mtok") ? cached({ cache_read_tokens: tokens }) : undefined,
    cache_write_usd_per_mtok: own("cache_write_mtok") ? cached({ cache_write_tokens: tokens }) : undefined,
  };
}

/** A call of a size on a fixed day: without one the package takes today's prices. Null where it does not know the model. */
function priced(id: string, asOf: string, usage: Usage) {
  const { provider: providerId, model } = splitId(id);
  const timestamp = new Date(`${asOf}T12:00:00Z`);
  if (model === "") return null;
  // A name alone is looked for with every provider.
  if (providerId === "") return calcPrice(usage, model, { timestamp });
  return findProvider({ providerId }) ? calcPrice(usage, model, { providerId, timestamp }) : null;
}

/** Whose models are looked through for a name without a provider that nobody has. */
const wellKnown = [
  "openai",
  "anthropic",
  "google",
  "aws",
  "mistral",
  "cohere",
  "deepseek",
  "x-ai",
  "together",
  "fireworks",
];

/** The models that may have been meant: of the same provider, or, for a name alone, by their names. */
function modelsBesideOf(id: string): string[] {
  const { provider } = splitId(id);
  const of = (providerId: string) => (findProvider({ providerId })?.models ?? []).map((model) => model.id);
  return provider === "" ? wellKnown.flatMap(of) : of(provider).map((model) => `${provider}/${model}`);
}

function splitId(id: string): { provider: string; model: string } {
  const slash = id.indexOf("/");
  return slash < 0 ? { provider: "", model: id } : { provider: id.slice(0, slash), model: id.slice(slash + 1) };
}
