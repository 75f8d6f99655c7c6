import { approaches, mostPoints, type Points } from "../../model/approach.ts";
import { type Problem, problem } from "../../model/diagnostic.ts";
import type { Rule, Rulebook } from "../../model/rulebook.ts";
import { quote } from "../../text/quote.ts";

/** How far apart a rule can move two of the approaches and the bar, in points. */
export function reachOf({ weight, effect }: Pick<Rule, "weight" | "effect">): number {
  return weight * spreadOf(effect);
}

/** How far apart the base points and the bar are. */
export function startingReach({ base, bar }: Pick<Rulebook["settings"], "base" | "bar">): number {
  return spreadOf({ rag: base.rag - bar, "fine-tuning": base["fine-tuning"] - bar, hybrid: base.hybrid - bar });
}

function spreadOf(points: Points): number {
  const each = approaches.map((approach) => points[approach]);
  return Math.max(0, ...each) - Math.min(0, ...each);
}

/** Past this, leads could no longer be counted exactly; the rule that goes past it is named. */
export function pointsAreCountable({ settings, rules }: Rulebook): Problem[] {
  let reach = startingReach(settings);
  const hint = `base points, bar and rules together may move two approaches ${mostPoints} points apart, so that everything is counted exactly; give smaller weights`;
  if (reach > mostPoints)
    return [problem(["settings", "base"], "too-large", `base points and bar are ${reach} points apart`, hint)];
  for (const [at, rule] of rules.entries()) {
    reach += reachOf(rule);
    if (reach > mostPoints)
      return [problem(["rules", at, "weight"], "too-large", `with ${quote(rule.id)} the points reach ${reach}`, hint)];
  }
  return [];
}
