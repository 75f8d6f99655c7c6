import { type Approach, approaches, outcomeNames } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import { capital } from "../text/capital.ts";
import { countOf } from "../text/numbers.ts";
import { exclusionOf, givesWay, ineligibility, isUnearned, type Weighed } from "./eligibility.ts";

/** What the scores say: the bar, the margin and over what, and whose points do not count though they are many. */
export function scoreWords(decision: Weighed): string {
  const { bar, verdict } = decision;
  const { leader, tie } = verdict;
  const prompt = `A good prompt alone scores ${bar}`;
  if (leader === null) return `${prompt}.`;
  const names = tie.map((approach) => outcomeNames[approach]).join(", ");
  const tied = tie.length > 0 ? `; tied: ${names}, of which ${outcomeNames[leader]} goes first` : "";
  return [`${prompt}${marginWords(decision, leader)}${tied}.`, ...idlePoints(decision)].join(" ");
}

/** Whose points do not count, though they are more than those that the margin is over, and why. */
export function idlePoints(decision: Weighed): string[] {
  const { excluded, scores, unearned, verdict } = decision;
  const next = rivalScore(decision);
  return unearned
    .filter(({ approach }) => exclusionOf(excluded, approach) === undefined && scores[approach] > next)
    .filter(({ approach }) => approach === verdict.leader || givesWay(decision, approach))
    .map(({ approach, lacks }) => {
      const points = `${capital(outcomeNames[approach])}'s ${scores[approach]} points`;
      return `${points} do not count: no answer shows a need for ${lacks.join(" or ")}.`;
    });
}

/** What a neither-yet follows from, without a capital letter, since it does not rest on an approach that is ahead. */
export function whyNotByPoints(decision: Weighed): string {
  const { bar, excluded, gates, scores, verdict } = decision;
  const { leader } = verdict;
  if (leader === null) return "it follows from what is ruled out, not from points.";
  if (gates.some(({ kind }) => kind === "neither-yet"))
    return "it follows from a condition that holds, not from a margin.";
  if (isUnearned(decision, leader)) {
    const why = verdict.needs.length > 0 ? "what is ruled out" : "what no answer calls for";
    return `it follows from ${why}, not from points.`;
  }
  const barred = approaches.filter((one) => exclusionOf(excluded, one) !== undefined && !isUnearned(decision, one));
  const names = barred.map((approach) => outcomeNames[approach]).join(" and ");
  const and = barred.length > 0 ? `, and on ${names} being ruled out` : "";
  return `it rests on ${outcomeNames[leader]} being ${countOf(bar - scores[leader], "point")} short of a good prompt${and}.`;
}

/** How far the leader is over what comes next. */
function marginWords(decision: Weighed, leader: Approach): string {
  const { scores, verdict } = decision;
  const { rival } = verdict;
  const margin = scores[leader] - rivalScore(decision);
  if (margin < 0) return `, which is ${-margin} more than ${outcomeNames[leader]}`;
  const next = rival === "bar" || rival === null ? "it" : outcomeNames[rival];
  if (verdict.outcome !== "neither-yet") return `; margin ${margin} over ${next}`;
  return `; ${outcomeNames[leader]} is ${margin === 0 ? "level with" : `${margin} over`} ${next}`;
}

function rivalScore({ bar, scores, verdict: { rival } }: Weighed): number {
  return rival === "bar" || rival === null ? bar : scores[rival];
}

/** What the margin is over, by name. */
export function rivalName(rival: Decision["verdict"]["rival"]): string {
  return rival === "bar" || rival === null ? "a good prompt alone" : outcomeNames[rival];
}

/** Each approach that does not lead: why it cannot be chosen, or how far it is from the one that does. */
export function whyNotAnother(decision: Decision): string[] {
  const { scores, excluded, verdict } = decision;
  const { leader } = verdict;
  if (leader === null) return [];
  return approaches
    .filter((approach) => approach !== leader)
    .map((approach) => {
      const out = exclusionOf(excluded, approach);
      const behind = scores[leader] - scores[approach];
      const where = behind >= 0 ? "behind" : "ahead of";
      const distance = `${countOf(Math.abs(behind), "point")} ${where} ${outcomeNames[leader]}`;
      const state = ineligibility(decision, approach);
      const why = out ? `${state} (${out.constraint})` : `${state ? `${state}; ` : ""}${distance}`;
      return `${outcomeNames[approach]}: ${why}`;
    });
}
