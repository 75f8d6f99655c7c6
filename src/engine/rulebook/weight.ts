import type { Points } from "../../model/approach.ts";
import type { WeightFrom } from "../../model/explanation.ts";
import type { Rule, Rulebook } from "../../model/rulebook.ts";

/** The weight that the rubric gives a rule by its grade and its claims; null where rubric or grade is missing. */
export function weightByRubric(rulebook: Rulebook, rule: Rule): WeightFrom | null {
  const rubric = rulebook.settings["weight-rubric"];
  const { grade } = rule;
  if (!rubric || !grade) return null;
  const articles = articlesOf(rulebook, rule).length;
  const parts = [
    { what: `${grade.strength} wording`, points: rubric.strength[grade.strength] },
    { what: `${articles} articles agree`, points: articles >= 3 ? rubric["three-or-more-articles-agree"] : 0 },
    { what: `outside evidence: ${grade.outside}`, points: rubric.outside[grade.outside] },
    { what: "only makes it possible", points: grade.enabling ? rubric.enabling : 0 },
  ].filter(({ points }) => points !== 0);
  const [least, most] = rubric.clamp;
  const sum = parts.reduce((total, { points }) => total + points, 0);
  return { weight: Math.max(least, Math.min(most, sum)), parts };
}

/** The different articles that a rule's claims come from. */
function articlesOf({ claims }: Rulebook, rule: Rule): string[] {
  return [...new Set((rule.claims ?? []).flatMap((id) => claims[id]?.source ?? []))];
}

/** weight × effect, for each approach. */
export function pointsOf({ weight, effect }: Pick<Rule, "weight" | "effect">): Points {
  return {
    rag: weight * effect.rag,
    "fine-tuning": weight * effect["fine-tuning"],
    hybrid: weight * effect.hybrid,
  };
}
