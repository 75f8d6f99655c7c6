import type { DecisionRecord } from "../../model/answers.ts";
import { approaches, type Points } from "../../model/approach.ts";
import type { Moved, PointsChange } from "../../model/check.ts";

/** The rules whose points differ between two decisions, in the order of the later one, then of the earlier. */
export function pointsChanges(
  before: Readonly<Record<string, Points>>,
  after: Readonly<Record<string, Points>>,
): PointsChange[] {
  const rules = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return rules.flatMap((rule) => {
    const change = { rule, before: before[rule] ?? null, after: after[rule] ?? null };
    return samePoints(change.before, change.after) ? [] : [change];
  });
}

function samePoints(a: Points | null, b: Points | null): boolean {
  return approaches.every((approach) => a?.[approach] === b?.[approach]);
}

/** What moved between two records, by their digests. A new version that decides the same is no other rulebook. */
export function movedBetween(before: DecisionRecord, after: DecisionRecord): Moved[] {
  const moved: [Moved, boolean][] = [
    ["answers", before.answers !== after.answers],
    ["rulebook", digestIn(before.rulebook) !== digestIn(after.rulebook)],
    ["engine", before.engine !== after.engine],
  ];
  return moved.flatMap(([what, differs]) => (differs ? [what] : []));
}

/** `id@version digest` holds the digest behind the space. */
function digestIn(rulebook: string): string {
  return rulebook.split(" ").at(-1) ?? "";
}
