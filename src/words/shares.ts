import { outcomeNames, outcomes } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import { percent } from "../text/numbers.ts";

/** The shares in a sentence or two, if they were asked for: what the open questions could still make of the outcome. */
export function shareSentence({ shares, settled, verdict }: Decision): string | null {
  if (!shares) return null;
  if (settled) return "Settled: nothing that is still open can change it.";
  const order = outcomes.toSorted((a, b) => shares[b] - shares[a]).filter((outcome) => shares[outcome] > 0);
  const list = order.map((outcome) => `${outcomeNames[outcome]} ${percent(shares[outcome])}`).join(", ");
  return `On what you told us: ${outcomeNames[verdict.outcome]}. Of all the ways to answer the rest: ${list}.`;
}
