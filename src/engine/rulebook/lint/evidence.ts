import { type Approach, approaches } from "../../../model/approach.ts";
import { type Problem, problem } from "../../../model/diagnostic.ts";
import type { Rule, Rulebook } from "../../../model/rulebook.ts";
import { entriesOf } from "../entries.ts";
import type { Check } from "./lint-check.ts";
import { weightByRubric } from "../weight.ts";

/** What must hold between the rules and the evidence they rest on. */
export function evidenceProblems(rulebook: Rulebook): Problem[] {
  return checks.flatMap((check) => check(rulebook));
}

function weightFollowsFromGrade(rulebook: Rulebook): Problem[] {
  return rulebook.rules.flatMap((rule, at) => {
    const by = weightByRubric(rulebook, rule);
    if (!by || by.weight === rule.weight) return [];
    const sum = by.parts.map(({ what, points }) => `${what} ${points > 0 ? "+" : ""}${points}`).join(", ");
    const [least, most] = rulebook.settings["weight-rubric"]?.clamp ?? [];
    const hint = `${sum}; held between ${least} and ${most}`;
    const message = `the weight of ${rule.id} is ${rule.weight}, the rubric gives ${by.weight}`;
    return [problem(["rules", at, "weight"], "weight", message, hint)];
  });
}

function rulesAreGraded({ settings, rules }: Rulebook): Problem[] {
  return rules.flatMap(({ id, grade }, at) =>
    settings["weight-rubric"] && !grade
      ? [problem(["rules", at], "grade", `${id} has no grade`, "the rubric makes its weight from its grade")]
      : [],
  );
}

/** A grade speaks of evidence; what it says must be there. */
function gradesMatchEvidence(rulebook: Rulebook): Problem[] {
  return rulebook.rules.flatMap(({ id, grade, outside = [] }, at) => {
    if (!grade || (grade.outside === "none") === (outside.length === 0)) return [];
    const cited = outside.length === 0 ? "none" : outside.join(", ");
    const message = `the grade of ${id} says outside evidence: ${grade.outside}, and it cites ${cited}`;
    return [problem(["rules", at, "grade", "outside"], "grade", message, "none goes with an empty list")];
  });
}

/** A need earns approaches; a rule that shows it must not speak for the others instead. */
function needsFavourWhatTheyEarn({ settings, rules }: Rulebook): Problem[] {
  return rules.flatMap((rule, at) => {
    const { need, id, effect } = rule;
    if (!need) return [];
    const earned = approaches.filter((approach) => settings["earned-by"][approach].includes(need));
    if (best(rule, earned) > 0 && best(rule, earned) > best(rule, without(earned))) return [];
    const shown = approaches.map((approach) => `${approach} ${effect[approach]}`).join(", ");
    const message = `${id} shows a need for ${need} but does not favour what that earns (${shown})`;
    const hint = `${earned.join(" or ") || "no approach"} is earned by it, and must gain the most`;
    return [problem(["rules", at, "effect"], "need", message, hint)];
  });
}

function best({ effect }: Rule, among: readonly Approach[]): number {
  return Math.max(-4, ...among.map((approach) => effect[approach]));
}

function without(some: readonly Approach[]): Approach[] {
  return approaches.filter((approach) => !some.includes(approach));
}

/** A conflict is a matter of logic and a step says what to do; all else rests on somebody's word. */
const sourced = ["rule", "constraint", "gate", "warning"];

function entriesHaveSources(rulebook: Rulebook): Problem[] {
  return entriesOf(rulebook).flatMap(({ kind, id, path, claims, outside }) =>
    sourced.includes(kind) && claims.length + outside.length === 0
      ? [problem(path, "no-source", `${kind} ${id} has no source`, "name claims, or outside evidence from sources")]
      : [],
  );
}

function claimsArePlaced(rulebook: Rulebook): Problem[] {
  const referred = new Set(entriesOf(rulebook).flatMap(({ claims }) => claims));
  return Object.entries(rulebook.claims).flatMap(([id, { placed }]) =>
    placed === undefined && !referred.has(id)
      ? [unused(["claims", id], "cite it where it counts, or say where it went: placed: …")]
      : [],
  );
}

function sourcesAreUsed(rulebook: Rulebook): Problem[] {
  const used = sourcesInUse(rulebook);
  return Object.keys(rulebook.sources).flatMap((id) =>
    used.has(id) ? [] : [unused(["sources", id], "cite it under outside, or remove it")],
  );
}

function unused(path: [list: "claims" | "sources", id: string], hint: string): Problem {
  return {
    ...problem(path, "unused", `nothing refers to ${path[0].slice(0, -1)} ${path[1]}`, hint),
    at: "key",
  };
}

function sourcesInUse(rulebook: Rulebook): Set<string> {
  return new Set([
    ...entriesOf(rulebook).flatMap(({ outside }) => outside),
    ...Object.values(rulebook.claims).map(({ source }) => source),
  ]);
}

const checks: readonly Check[] = [
  weightFollowsFromGrade,
  rulesAreGraded,
  gradesMatchEvidence,
  needsFavourWhatTheyEarn,
  entriesHaveSources,
  claimsArePlaced,
  sourcesAreUsed,
];
