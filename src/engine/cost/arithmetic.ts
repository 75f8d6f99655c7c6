// The arithmetic of every cost, in the comparison and in the formulas. All is in US dollars; tokens are priced per million.

/** What a number of tokens costs at a price per million. */
export function tokensUsd(tokens: number, usdPerMtok: number): number {
  return (tokens * usdPerMtok) / 1e6;
}

export type CachedPrefix = {
  tokens: number;
  inputUsdPerMtok: number;
  /** Null where the provider gives no discount for a cached read, or asks nothing extra for a write. */
  cachedUsdPerMtok: number | null;
  writeUsdPerMtok: number | null;
  hitShare: number;
  minPrefixTokens: number;
};

/**
 * What the static start of a prompt costs in one call. Only a prefix of the minimum length is cached; a miss pays the
 * write price in place of the input price, not on top of it (OpenAI prompt caching guide).
 */
export function prefixUsd(prefix: CachedPrefix): number {
  const { tokens, inputUsdPerMtok, cachedUsdPerMtok, hitShare } = prefix;
  if (tokens < prefix.minPrefixTokens || cachedUsdPerMtok === null) return tokensUsd(tokens, inputUsdPerMtok);
  const missUsdPerMtok = prefix.writeUsdPerMtok ?? inputUsdPerMtok;
  return tokensUsd(tokens, hitShare * cachedUsdPerMtok + (1 - hitShare) * missUsdPerMtok);
}

/** The tokens a training run is billed for: each epoch reads the data set, each evaluation the validation set. */
export function trainedTokens(datasetTokens: number, epochs: number, validationTokens = 0, evaluations = 0): number {
  return datasetTokens * epochs + validationTokens * evaluations;
}

/** Machines by the hour, for training or hosting. */
export function machinesUsd(hours: number, usdPerHour: number, machines = 1): number {
  return hours * usdPerHour * machines;
}

/** A search of up to 100 candidates is one unit of a reranker (Cohere's definition). */
export function rerankUsd(candidates: number, usdPerThousandSearches: number): number {
  return (Math.ceil(candidates / 100) * usdPerThousandSearches) / 1000;
}

/** What is billed when there is a least amount. */
export function atLeast(usageUsd: number, minimumUsd: number): number {
  return Math.max(usageUsd, minimumUsd);
}

/** What embedding a corpus once costs. The factor counts tokens twice that stand in two overlapping chunks. */
export function corpusUsd(tokens: number, overlapFactor: number, usdPerMtok: number): number {
  return tokensUsd(tokens * overlapFactor, usdPerMtok);
}

/** How long a saving takes to earn back what was spent; null for never, 0 where nothing extra was spent. */
export function paybackTime(spent: number, savedEach: number): number | null {
  return savedEach <= 0 ? null : Math.max(0, spent / savedEach);
}
