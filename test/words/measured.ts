import type { Tokens, Usage } from "../../src/model/measure.ts";

/** Tokens that were counted. */
export const exact: Tokens = { low: 1200, high: 1200, exact: true };

/** Calls of one whole month. */
export const usage: Usage = {
  from: "2026-07-01",
  to: "2026-07-31",
  days: 31,
  quiet: 0,
  calls: 4000,
  input: 9,
  output: 9,
  months: { "2026-07": 4000 },
  perMonth: { median: 4000, low: 4000, high: 4000, months: 1 },
  perCall: null,
  models: {},
};
