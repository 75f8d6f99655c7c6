import type { Approach } from "./approach.ts";
import type { Decision } from "./decision.ts";

type Exclusion = Decision["excluded"][number];

/** What keeps an approach out: the first constraint that rules it out for good, else the first that does for now. */
export const exclusionOf = (excluded: readonly Exclusion[], approach: Approach): Exclusion | undefined => {
  const entries = excluded.filter((one) => one.approach === approach);
  return entries.find(({ kind }) => kind === "rules-out") ?? entries[0];
};
