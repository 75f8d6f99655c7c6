import type { Crossover } from "../../../src/model/cost.ts";

/** The crossover of two straight lines by its formula, k/d: k in USD per month, d in USD per call. What is computed is held against it. */
export function straightCrossover(k: number, d: number): Crossover {
  const none = { callsPerMonth: null, changes: [], allListed: true };
  if (d === 0) return { kind: "any", cheaper: k > 0 ? "rag" : k < 0 ? "fine-tuning" : "equal", ...none };
  if (d > 0 ? k <= 0 : k >= 0) return { kind: d > 0 ? "always" : "never", cheaper: null, ...none };
  const callsPerMonth = k / d;
  const cheaper = d > 0 ? "fine-tuning" : "rag";
  const kind = d > 0 ? "above" : "below";
  return { kind, callsPerMonth, cheaper: null, changes: [{ callsPerMonth, cheaper, atStep: false }], allListed: true };
}
