/** The longer of two ends first. */
const units: Readonly<Record<string, string>> = {
  usd_per_mtok: "USD per 1M tokens",
  usd_per_k_searches: "USD per 1,000 searches",
  usd_per_gb_month: "USD per GB and month",
  usd_per_m_read_units: "USD per 1M read units",
  usd_per_m_write_units: "USD per 1M write units",
  usd_per_gpu_hour: "USD per GPU hour",
  usd_per_hour: "USD per hour",
  usd_per_month: "USD per month",
  usd_per_kwh: "USD per kWh",
  usd_per_example: "USD per example",
  usd: "USD",
  tokens_per_second: "tokens per second",
  tokens_per_example: "tokens per example",
  tokens: "tokens",
  hours_per_mtok: "hours per 1M tokens",
  gpu_hours: "GPU hours",
  hours_per_month: "hours per month",
  hours: "hours",
  calls_per_month: "calls per month",
  retrains_per_month: "times per month",
  months: "months",
  minutes: "minutes",
  seconds: "seconds",
  watts: "watts",
  bytes_per_chunk: "bytes per chunk",
  units_per_call: "units",
  units_per_chunk: "units",
  dimensions: "dimensions",
  share: "share",
  share_per_month: "share",
  factor: "factor",
  retires: "date",
};

/** The unit of an input, which is the end of its key; a count has none. */
export function unitOf(key: string): string {
  const end = Object.keys(units).find((one) => key.endsWith(one));
  return end === undefined ? "count" : units[end]!;
}
