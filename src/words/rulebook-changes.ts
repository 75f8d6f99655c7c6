import type { Decision } from "../model/decision.ts";
import type { RulebookChange } from "../model/extension.ts";

/** "rule change-daily changed (was weight 4): our auditors ask for it" */
export function changeLine({ what, id, did, from, why }: RulebookChange): string {
  return `${what === id ? what : `${what} ${id}`} ${did}${from ? ` (was ${from})` : ""}: ${why}`;
}

/** What an extending rulebook changed and the points do not show: what is gone, and all that is no rule. */
export function changesBesidePoints({ rulebook }: Decision): string[] {
  return rulebook.changes.filter(({ what, did }) => what !== "rule" || did === "removed").map(changeLine);
}
