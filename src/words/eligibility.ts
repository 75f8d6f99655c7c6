import { type Approach, outcomeNames } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";

type Exclusion = Decision["excluded"][number];

/** What keeps an approach out: the first constraint that rules it out for good, else the first that does for now. */
export function exclusionOf(excluded: readonly Exclusion[], approach: Approach): Exclusion | undefined {
  const entries = excluded.filter((one) => one.approach === approach);
  return entries.find(({ kind }) => kind === "rules-out") ?? entries[0];
}

/** What of a decision says which approaches may be chosen. */
export type Weighed = Pick<Decision, "bar" | "excluded" | "gates" | "scores" | "unearned" | "verdict">;

/** Why an approach cannot be chosen, however many points it has, in two or three words; null where it can. */
export function ineligibility(decision: Weighed, approach: Approach): string | null {
  const out = exclusionOf(decision.excluded, approach);
  if (out) return out.kind === "not-yet" ? `${exclusionWord(out)} possible` : exclusionWord(out);
  return givesWay(decision, approach) ? "no need shown" : null;
}

export function isUnearned({ unearned }: Weighed, approach: Approach | null): boolean {
  return unearned.some((one) => one.approach === approach);
}

/** Whether an approach gives way to one that is called for. Where nothing is called for, the best leads all the same. */
export function givesWay(decision: Weighed, approach: Approach): boolean {
  return isUnearned(decision, approach) && !isUnearned(decision, decision.verdict.leader);
}

/** What one constraint keeps out. */
export type ConstraintWords = Exclusion & { names: string; how: string; text: string };

/** Each constraint that is met, with the names of what it keeps out, in what way, and why. */
export function exclusionsOf({ excluded }: Pick<Decision, "excluded">): ConstraintWords[] {
  const first = excluded.filter(
    ({ constraint }, index) => excluded.findIndex((one) => one.constraint === constraint) === index,
  );
  return first.map((exclusion) => {
    const same = excluded.filter(({ constraint }) => constraint === exclusion.constraint);
    const names = same.map(({ approach }) => outcomeNames[approach]).join(" and ");
    return Object.assign({ names, how: exclusionWord(exclusion), text: exclusionText(exclusion) }, exclusion);
  });
}

/** "ruled out", or "not yet" */
export function exclusionWord({ kind }: Pick<Exclusion, "kind">): string {
  return kind === "not-yet" ? "not yet" : "ruled out";
}

/** Why an approach is kept out, and what would let it in. */
export function exclusionText({ because, remedy }: Pick<Exclusion, "because" | "remedy">): string {
  return `${because} Instead: ${remedy}`;
}
