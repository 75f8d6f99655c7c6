import { type Approach, approaches, outcomeNames } from "./approach.ts";
import { capital } from "./capital.ts";
import type { Decision } from "./decision.ts";

type Exclusion = Decision["excluded"][number];

/** What keeps an approach out: the first constraint that rules it out for good, else the first that does for now. */
export const exclusionOf = (excluded: readonly Exclusion[], approach: Approach): Exclusion | undefined => {
  const entries = excluded.filter((one) => one.approach === approach);
  return entries.find(({ kind }) => kind === "rules-out") ?? entries[0];
};

type Standing = Pick<Decision, "bar" | "excluded" | "scores" | "unearned" | "verdict">;

/** Why an approach cannot be chosen, however many points it has, in two or three words; null where it can. */
export const whyOut = (decision: Standing, approach: Approach): string | null => {
  const out = exclusionOf(decision.excluded, approach);
  if (out) return out.kind === "not-yet" ? "not yet possible" : "ruled out";
  return standsAside(decision, approach) ? "no need shown" : null;
};

const isUnearned = ({ unearned }: Standing, approach: Approach | null): boolean =>
  unearned.some((one) => one.approach === approach);

/** Whether an approach gives way to one that is called for. Where nothing is called for, the best leads all the same. */
const standsAside = (decision: Standing, approach: Approach): boolean =>
  isUnearned(decision, approach) && !isUnearned(decision, decision.verdict.leader);

/** What the scores say: the bar, the margin and over what, and whose points do not count though they are many. */
export const scoreWords = (decision: Standing): string => {
  const { bar, excluded, scores, unearned, verdict } = decision;
  const { leader, tie } = verdict;
  const prompt = `A good prompt alone scores ${bar}`;
  if (leader === null) return `${prompt}.`;
  const tied = tie.length > 0 ? `; tied: ${tie.map((approach) => outcomeNames[approach]).join(", ")}` : "";
  const next = Math.max(bar, ...earnedRivals(decision).map((approach) => scores[approach]));
  const idle = unearned
    .filter(({ approach }) => exclusionOf(excluded, approach) === undefined && scores[approach] > next)
    .filter(({ approach }) => approach === leader || standsAside(decision, approach))
    .map(({ approach, lacks }) => {
      const points = `${capital(outcomeNames[approach])}'s ${scores[approach]} points`;
      return ` ${points} do not count: no answer shows a need for ${lacks.join(" or ")}.`;
    });
  return `${prompt}${marginWords(decision, leader)}${tied}.${idle.join("")}`;
};

/** How far the leader is over what comes next, of what may be chosen. */
const marginWords = (decision: Standing, leader: Approach): string => {
  const { bar, scores } = decision;
  const [rival] = earnedRivals(decision).toSorted((a, b) => scores[b] - scores[a]);
  if (rival && scores[rival] > bar) return `; margin ${scores[leader] - scores[rival]} over ${outcomeNames[rival]}`;
  const margin = scores[leader] - bar;
  return margin < 0 ? `, which is ${-margin} more than ${outcomeNames[leader]}` : `; margin ${margin} over it`;
};

const earnedRivals = (decision: Standing): Approach[] =>
  approaches.filter(
    (approach) =>
      approach !== decision.verdict.leader &&
      exclusionOf(decision.excluded, approach) === undefined &&
      !isUnearned(decision, approach),
  );
