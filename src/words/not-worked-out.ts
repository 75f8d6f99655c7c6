import type { Decision } from "../model/decision.ts";
import { listOf } from "../text/list.ts";

/** What each field tells that may be given up; what goes with another is told with that. */
const told: Partial<Record<Decision["notWorkedOut"][number], string>> = {
  shares: "how the open questions could turn out",
  askNext: "which to ask next",
  flips: "which other answers would change the outcome",
  "firmness.share": "whether the open questions could change the outcome",
};

/** What of a decision would have taken more work than is done for it; null where nothing would. */
export function notWorkedOutSentence({ notWorkedOut }: Pick<Decision, "notWorkedOut">): string | null {
  const parts = notWorkedOut.flatMap((field) => told[field] ?? []);
  if (parts.length === 0) return null;
  return `Not worked out: ${listOf(parts, "and")}. There are more states to go through than is done for a decision; the verdict is not affected.`;
}
