/** The package exports neither its version nor the day of its data; a test holds the version to package.json. */
export const packageVersion = "0.1.8";
export const packageDate = "2026-09-23";
export const packageName = "@pydantic/genai-prices";

/** Prices per million tokens for one call of a certain size, and the model they are really for. */
export type PackagePrices = {
  matched: string;
  exact: boolean;
  input_usd_per_mtok: number;
  output_usd_per_mtok: number | undefined;
  cached_input_usd_per_mtok: number | undefined;
  cache_write_usd_per_mtok: number | undefined;
};

export type PackageLookup = (id: string, call: { promptTokens: number; asOf: string }) => PackagePrices | null;

/** What the package is asked: the prices of a model, and which models of its provider there are. */
export type PricePackage = { prices: PackageLookup; models: (id: string) => string[] };

/** Prices that hold on any day for prompts below a number of tokens; null is any number. */
export type SteadyPrices = { prices: PackagePrices; belowTokens: number | null };
