// Beside the schemas and not with them, so that a run that checks nothing loads no zod.

/** No figure is larger, and none that is not 0 is smaller than the other: every product and quotient of them is a number. */
export const largestFigure = 1e15;
export const smallestFigure = 1e-9;

/** The inputs of a served model. A prompt shares those of RAG's model unless it has one of its own. */
export const servedFields = [
  "input_usd_per_mtok",
  "cached_input_usd_per_mtok",
  "cache_write_usd_per_mtok",
  "output_usd_per_mtok",
  "cache_min_prefix_tokens",
  "cache_hit_share",
  "cache_lifetime_minutes",
  "hosting_usd_per_hour",
  "power_watts",
  "input_tokens_per_second",
  "output_tokens_per_second",
  "context_window_tokens",
  "retires",
] as const;
export type ServedField = (typeof servedFields)[number];

/** How long a first version takes, from the quickest to the slowest. */
export const paces = ["days", "days to weeks", "weeks", "weeks to months", "months"] as const;
export type Pace = (typeof paces)[number];
