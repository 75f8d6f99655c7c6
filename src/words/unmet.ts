import { type Approach, approaches, type Need, outcomeNames } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import { countOf } from "../text/numbers.ts";
import { firstAnswers } from "./answers.ts";
import { exclusionOf, exclusionText } from "./eligibility.ts";
import { byId, type Names } from "./names.ts";
import { outcomeTitle } from "./outcome.ts";

/** So many of the answers that show a need are named. */
const mostAnswers = 3;

/**
 * The needs that the answers show and what is advised does not meet, with what would: no rule that shows the need gives it
 * points. Of a neither-yet, what is advised is the approach to try if that is not enough.
 */
export function unmetNeeds(decision: Decision, names: Names = byId): { id: Need; text: string }[] {
  const { verdict, trace } = decision;
  const advised = verdict.outcome === "neither-yet" ? verdict.leader : verdict.outcome;
  if (advised === null) return [];
  return verdict.needs.flatMap((need) => {
    const shown = trace.filter((entry) => entry.need === need);
    if (shown.some(({ points }) => points[advised] > 0)) return [];
    const answers = new Map(shown.flatMap((entry) => Object.entries(entry.answers)));
    const behind = firstAnswers(answers, names, mostAnswers);
    const said = `Your answers show a need for ${need} too (${behind}), which ${outcomeNames[advised]} does not meet.`;
    return [{ id: need, text: `${said} ${meeting(decision, need, advised)}` }];
  });
}

/** Which approach would meet a need, the best first, and what keeps it from being chosen. */
function meeting({ excluded, scores, trace }: Decision, need: Need, advised: Approach): string {
  const [best] = approaches
    .filter((approach) => trace.some((entry) => entry.need === need && entry.points[approach] > 0))
    .toSorted((a, b) => scores[b] - scores[a]);
  if (!best) return "Nothing here would.";
  const out = exclusionOf(excluded, best);
  if (out) return `${outcomeTitle(best)} would, and is kept out: ${exclusionText(out)}`;
  const behind = countOf(scores[advised] - scores[best], "point");
  return `${outcomeTitle(best)} would, and is ${behind} behind.`;
}
