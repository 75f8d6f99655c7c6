import { type Approach, approaches, outcomeNames } from "../model/approach.ts";
import { capital } from "../text/capital.ts";
import type { Decision } from "../model/decision.ts";

type Exclusion = Decision["excluded"][number];

/** What keeps an approach out: the first constraint that rules it out for good, else the first that does for now. */
export function exclusionOf(excluded: readonly Exclusion[], approach: Approach): Exclusion | undefined {
  const entries = excluded.filter((one) => one.approach === approach);
  return entries.find(({ kind }) => kind === "rules-out") ?? entries[0];
}

type Standing = Pick<Decision, "bar" | "excluded" | "gates" | "scores" | "unearned" | "verdict">;

/** Why an approach cannot be chosen, however many points it has, in two or three words; null where it can. */
export function ineligibility(decision: Standing, approach: Approach): string | null {
  const out = exclusionOf(decision.excluded, approach);
  if (out) return out.kind === "not-yet" ? "not yet possible" : "ruled out";
  return standsAside(decision, approach) ? "no need shown" : null;
}

function isUnearned({ unearned }: Standing, approach: Approach | null): boolean {
  return unearned.some((one) => one.approach === approach);
}

/** Whether an approach gives way to one that is called for. Where nothing is called for, the best leads all the same. */
function standsAside(decision: Standing, approach: Approach): boolean {
  return isUnearned(decision, approach) && !isUnearned(decision, decision.verdict.leader);
}

/** The headline where the outcome stands above it already. */
export function headlineReason({ headline }: Decision["verdict"]): string {
  return headline.replace(/^Neither yet\. /, "");
}

/** What the scores say: the bar, the margin and over what, and whose points do not count though they are many. */
export function scoreWords(decision: Standing): string {
  const { bar, excluded, scores, unearned, verdict } = decision;
  const { leader, tie } = verdict;
  const prompt = `A good prompt alone scores ${bar}`;
  if (leader === null) return `${prompt}.`;
  const names = tie.map((approach) => outcomeNames[approach]).join(", ");
  const tied = tie.length > 0 ? `; tied: ${names}, of which ${outcomeNames[leader]} goes first` : "";
  const rival = nextBest(decision);
  const next = rival ? scores[rival] : bar;
  const idle = unearned
    .filter(({ approach }) => exclusionOf(excluded, approach) === undefined && scores[approach] > next)
    .filter(({ approach }) => approach === leader || standsAside(decision, approach))
    .map(({ approach, lacks }) => {
      const points = `${capital(outcomeNames[approach])}'s ${scores[approach]} points`;
      return ` ${points} do not count: no answer shows a need for ${lacks.join(" or ")}.`;
    });
  return `${prompt}${marginWords(decision, leader)}${tied}.${idle.join("")}`;
}

/** What a neither-yet follows from, since it does not rest on an approach that is ahead. */
export function whyNotByPoints(decision: Standing): string {
  const { bar, excluded, gates, scores, verdict } = decision;
  const { leader } = verdict;
  if (leader === null) return "It follows from what is ruled out, not from points.";
  if (gates.some(({ kind }) => kind === "neither-yet"))
    return "It follows from a condition that holds, not from a margin.";
  if (isUnearned(decision, leader)) {
    const why = verdict.needs.length > 0 ? "what is ruled out" : "what no answer calls for";
    return `It follows from ${why}, not from points.`;
  }
  const barred = approaches.filter((one) => exclusionOf(excluded, one) !== undefined && !isUnearned(decision, one));
  const names = barred.map((approach) => outcomeNames[approach]).join(" and ");
  const and = barred.length > 0 ? `, and on ${names} being ruled out` : "";
  return `It rests on ${outcomeNames[leader]} being ${pointsWord(bar - scores[leader])} short of a good prompt${and}.`;
}

/** How far the leader is over what comes next. */
function marginWords(decision: Standing, leader: Approach): string {
  const { bar, scores, verdict } = decision;
  const rival = nextBest(decision);
  const margin = scores[leader] - (rival ? scores[rival] : bar);
  if (margin < 0) return `, which is ${-margin} more than ${outcomeNames[leader]}`;
  const next = rival ? outcomeNames[rival] : "it";
  if (verdict.outcome !== "neither-yet") return `; margin ${margin} over ${next}`;
  return `; ${outcomeNames[leader]} is ${margin === 0 ? "level with" : `${margin} over`} ${next}`;
}

/** "1 point", "2 points" */
export function pointsWord(points: number): string {
  return `${points} ${Math.abs(points) === 1 ? "point" : "points"}`;
}

/** What comes next after the leader of all that may be chosen; null where that is a good prompt alone. */
export function nextBest(decision: Standing): Approach | null {
  const { bar, excluded, scores, verdict } = decision;
  const [best] = approaches
    .filter((approach) => approach !== verdict.leader && exclusionOf(excluded, approach) === undefined)
    .filter((approach) => scores[approach] > bar && !isUnearned(decision, approach))
    .toSorted((a, b) => scores[b] - scores[a]);
  return best ?? null;
}
