import type { Approach } from "../model/approach.ts";
import type { Decision, TraceEntry } from "../model/decision.ts";
import { countOf, signed } from "../text/numbers.ts";
import { rivalName } from "./scores.ts";

/** A reason with what it adds to the margin: "+12", or "need" where it earns the place and adds nothing to the margin. */
export type Reason = { rule: string; mark: string; text: string; short: string };

/** What a verdict rests on: over what it is ahead, the reasons that make up most of that, and how many there are besides. */
export type Reasons = { lead: string; shown: Reason[]; rest: string | null };

/** So much of what speaks for the verdict is told, in so many reasons at most. */
const [mostTold, mostReasons] = [0.9, 7];

/** A rule that fired, and its points for the leader less those for the rival. */
type Weighed = { entry: TraceEntry; effect: number };

/**
 * The reasons for what is advised, or against the leader where that is under the bar, by their effect on the margin over
 * the rival; at most so many. First, whatever its effect, the strongest that shows each need which earns the outcome its place.
 */
export function reasonsFor(decision: Decision, most = mostReasons): Reasons | null {
  const { margin, outcome } = decision.verdict;
  if (outcome !== "neither-yet")
    return told(decision, most, {
      lead: `${countOf(margin ?? 0, "point")} over ${rivalName(decision.verdict.rival)} (under ${decision.closeCall} is close)`,
      first: earning(decision, outcome),
      sign: 1,
    });
  if (!isUnderBar(decision)) return null;
  return told(decision, most, {
    lead: `${countOf(-(margin ?? 0), "point")} short of a good prompt`,
    first: [],
    sign: -1,
  });
}

/** Whether it is neither yet for want of points alone, though a need is shown. */
function isUnderBar({ bar, gates, scores, unearned, verdict: { leader } }: Decision): boolean {
  const isStopped = gates.some(({ kind }) => kind === "neither-yet");
  return leader !== null && !isStopped && scores[leader] < bar && !unearned.some(({ approach }) => approach === leader);
}

function told(
  decision: Decision,
  most: number,
  { lead, first, sign }: { lead: string; first: readonly TraceEntry[]; sign: 1 | -1 },
): Reasons {
  const weighed = decision.trace.map((entry) => ({ entry, effect: sign * effectOf(decision, entry) }));
  const isFirst = ({ entry }: Weighed): boolean => first.includes(entry);
  const speaking = weighed.filter(isFor).sort((a, b) => b.effect - a.effect);
  const order = [...weighed.filter(isFirst), ...speaking.filter((one) => !isFirst(one))];
  const enough = mostTold * pointsOf(speaking);
  const shown: Weighed[] = [];
  for (const one of order) {
    if (shown.length >= most || (!isFirst(one) && pointsOf(shown.filter(isFor)) >= enough)) break;
    shown.push(one);
  }
  const others = speaking.filter((one) => !shown.includes(one));
  return {
    lead,
    shown: shown.map(({ entry, effect }) => ({
      rule: entry.rule,
      mark: effect > 0 ? signed(sign * effect) : "need",
      text: entry.because,
      short: entry.short,
    })),
    rest: restOf(
      others,
      weighed.filter(({ effect }) => effect < 0),
      sign,
      startOf(decision),
    ),
  };
}

function isFor({ effect }: Weighed): boolean {
  return effect > 0;
}

/** "and 4 more, 9 points; 3 against it, 10 points; 12 ahead before any answer"; null where nothing is left. */
function restOf(others: readonly Weighed[], against: readonly Weighed[], sign: 1 | -1, start: number): string | null {
  const parts = [
    ...(others.length > 0 ? [`and ${others.length} more, ${countOf(pointsOf(others), "point")}`] : []),
    ...(against.length > 0
      ? [`${against.length} ${sign > 0 ? "against" : "for"} it, ${countOf(-pointsOf(against), "point")}`]
      : []),
    ...(start === 0 ? [] : [`${Math.abs(start)} ${start > 0 ? "ahead" : "behind"} before any answer`]),
  ];
  return parts.length > 0 ? parts.join("; ") : null;
}

function pointsOf(list: readonly Weighed[]): number {
  return list.reduce((sum, { effect }) => sum + effect, 0);
}

/** What a rule adds to the leader's margin over the rival, in points. */
export function effectOf({ verdict: { leader, rival } }: Pick<Decision, "verdict">, { points }: TraceEntry): number {
  if (leader === null) return 0;
  return points[leader] - (rival === null || rival === "bar" ? 0 : points[rival]);
}

/** The leader's points over the rival before any answer. */
function startOf({ bar, base, verdict: { leader, rival } }: Decision): number {
  if (leader === null) return 0;
  return base[leader] - (rival === null || rival === "bar" ? bar : base[rival]);
}

/** For each need that the outcome meets, the rule that shows it with most points for the outcome. */
export function earning({ trace, verdict }: Decision, outcome: Approach): TraceEntry[] {
  return verdict.needs.flatMap((need) => {
    const [main] = trace
      .filter((entry) => entry.need === need && entry.points[outcome] > 0)
      .toSorted((a, b) => b.points[outcome] - a.points[outcome]);
    return main ? [main] : [];
  });
}
