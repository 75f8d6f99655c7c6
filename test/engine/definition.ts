import { dependencyOrder } from "../../src/engine/rulebook/visibility.ts";
import { fires, holds, type Lookup } from "../../src/engine/rulebook/condition.ts";
import { type Approach, approaches, needs as allNeeds, type Outcome } from "../../src/model/approach.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";

/** A choice by question; a question without one is unanswered. */
export type Choices = Readonly<Record<string, string>>;

/**
 * A sheet decided straight from section 6 of the design, in three-valued logic and without compiling anything: the truth
 * that the compiled rulebook is held against.
 */
export function byDefinition(rulebook: Rulebook, choices: Choices) {
  const { settings } = rulebook;
  const hidden = new Set<string>();
  const counted: Record<string, string> = { ...choices };
  for (const { id, "asked-when": condition } of dependencyOrder(rulebook.questions)) {
    if (!condition || holds(condition, (test) => counted[test]) !== false) continue;
    hidden.add(id);
    delete counted[id];
  }
  const lookup: Lookup = (test) => counted[test];
  const fired = rulebook.rules.filter((rule) => fires(rule, lookup));
  const score = (approach: Approach): number =>
    fired.reduce((sum, { weight, effect }) => sum + weight * effect[approach], settings.base[approach]);
  const needs = allNeeds.filter((need) => fired.some((rule) => rule.need === need));
  const triggered = rulebook.constraints.filter((constraint) => fires(constraint, lookup));
  const excluded = approaches.filter((one) => triggered.some(({ excludes }) => excludes.includes(one)));
  const ranked = settings.ties
    .filter((approach) => !excluded.includes(approach))
    .toSorted((a, b) => score(b) - score(a));
  const earned = ranked.filter((one) => settings["earned-by"][one].every((need) => needs.includes(need)));
  const pool = earned.length > 0 ? earned : ranked;
  const leader = pool[0] ?? null;
  const tie = pool.filter((approach) => leader && score(approach) === score(leader));
  const context = withContext(lookup, { leader, excluded });
  const gates = rulebook.gates.filter((gate) => fires(gate, context));
  const neither =
    earned.length === 0 || !leader || score(leader) < settings.bar || gates.some(({ kind }) => kind === "neither-yet");
  const outcome: Outcome = neither ? "neither-yet" : leader;
  const others = earned.filter((approach) => approach !== leader).map(score);
  const margin = leader ? score(leader) - Math.max(settings.bar, ...others) : null;
  const kind = neither ? "neither-yet" : margin! < settings["close-call"] ? "close-call" : "recommend";
  return {
    hidden,
    counted,
    fired,
    scores: { rag: score("rag"), "fine-tuning": score("fine-tuning"), hybrid: score("hybrid") },
    needs,
    triggered,
    excluded,
    earned: approaches.filter((approach) => earned.includes(approach)),
    leader,
    runnerUp: ranked.find((approach) => approach !== leader) ?? null,
    tie: tie.length > 1 ? tie : [],
    gates,
    outcome,
    kind,
    margin,
  } as const;
}

/** What gates and warnings may test besides questions. */
export function withContext(
  lookup: Lookup,
  { leader, excluded, kind }: { leader: Approach | null; excluded: readonly Approach[]; kind?: string },
): Lookup {
  return (test) => {
    if (test === "leader") return leader ?? [];
    if (test === "verdict") return kind;
    return test === "excluded" ? excluded : lookup(test);
  };
}
