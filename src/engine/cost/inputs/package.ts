/** The package exports neither its version nor the day of its data; a test holds the version to package.json. */
export const packageVersion = "0.1.8";
export const packageDate = "2026-09-23";
export const packageName = "@pydantic/genai-prices";

/** USD per million tokens. A rate that a model does not have is undefined. */
export type PackageRates = {
  input_usd_per_mtok: number;
  output_usd_per_mtok?: number | undefined;
  cached_input_usd_per_mtok?: number | undefined;
  cache_write_usd_per_mtok?: number | undefined;
};

/**
 * A model's prices on a day, and the model they are really for: the rates of calls that read more than `above` tokens; and
 * the longest prompt it reads, where that is known.
 */
export type ModelPrices = {
  matched: string;
  exact: boolean;
  context?: number;
  tiers: ({ above: number } & PackageRates)[];
};

/** What the package says of the models it was asked for; of one it does not know, which models its provider has. */
export type PackagePrices = Readonly<Record<string, ModelPrices | { models: string[] }>>;

export function modelPricesOf(prices: PackagePrices, id: string): ModelPrices | null {
  const model = Object.hasOwn(prices, id) ? prices[id] : undefined;
  return model && "tiers" in model ? model : null;
}

/** The models of the same provider, where the package was asked for a model that it does not know. */
export function modelsBeside(prices: PackagePrices, id: string): string[] {
  const model = Object.hasOwn(prices, id) ? prices[id] : undefined;
  return model && "models" in model ? model.models : [];
}

/** The rates of one call. A call of a month's tokens would trip the tier for long prompts. */
export function ratesFor({ tiers }: ModelPrices, promptTokens: number): PackageRates | undefined {
  const tokens = Math.max(1, Math.round(promptTokens));
  return tiers.findLast(({ above }) => tokens > above);
}
