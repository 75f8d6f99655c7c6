import type { Choices } from "../model/answers.ts";
import {
  type Approach,
  needs as allNeeds,
  approaches,
  type Need,
  type Outcome,
  type Points,
  type VerdictKind,
} from "../model/approach.ts";
import type { Constraint, Gate, Rule, Rulebook } from "../model/rulebook.ts";
import { askedOf } from "./asked.ts";
import { fires, type Lookup } from "./condition.ts";

/** Everything that follows from a set of choices, before it is put into words. */
export type Evaluation = {
  asked: ReadonlySet<string>;
  /** The choices that count: those of questions that are asked. */
  counted: Choices;
  fired: Rule[];
  scores: Points;
  needs: Need[];
  met: Constraint[];
  excluded: Approach[];
  /** The approaches that are earned and not excluded, best first. */
  earned: Approach[];
  leader: Approach | null;
  runnerUp: Approach | null;
  /** The approaches that share the leader's score among those it was chosen from; empty without a tie. */
  tie: Approach[];
  gates: Gate[];
  outcome: Outcome;
  kind: VerdictKind;
  margin: number | null;
};

/** weight × effect, for each approach. */
export const pointsOf = ({ weight, effect }: Pick<Rule, "weight" | "effect">): Points =>
  perApproach((approach) => weight * effect[approach]);

/** Decides a set of choices: DESIGN section 6, step by step. */
export const evaluate = (rulebook: Rulebook, choices: Choices): Evaluation => {
  const { settings } = rulebook;
  const { asked, counted } = askedOf(rulebook, choices);
  const lookup: Lookup = (test) => counted[test];

  const fired = rulebook.rules.filter((rule) => fires(rule, lookup));
  const scores = sumPoints(settings.base, fired.map(pointsOf));
  const needs = allNeeds.filter((need) => fired.some((rule) => rule.need === need));

  const met = rulebook.constraints.filter((constraint) => fires(constraint, lookup));
  const excluded = approaches.filter((approach) => met.some(({ excludes }) => excludes.includes(approach)));
  const live = ranked(
    approaches.filter((approach) => !excluded.includes(approach)),
    scores,
    settings.ties,
  );
  const earned = live.filter((approach) => settings["earned-by"][approach].every((need) => needs.includes(need)));
  const pool = earned.length > 0 ? earned : live;
  const leader = pool[0] ?? null;
  const tied = pool.filter((approach) => leader && scores[approach] === scores[leader]);

  const gates = rulebook.gates.filter((gate) => fires(gate, withLeader(lookup, leader, excluded)));
  const shut = gates.some(({ kind }) => kind === "neither-yet");
  const neither = earned.length === 0 || shut || !leader || scores[leader] < settings.bar;
  const outcome = neither ? "neither-yet" : leader;

  const rivals = earned.filter((approach) => approach !== leader).map((approach) => scores[approach]);
  const margin = leader ? scores[leader] - Math.max(settings.bar, ...rivals) : null;
  const close = margin !== null && margin < settings["close-call"];
  return {
    asked,
    counted,
    fired,
    scores,
    needs,
    met,
    excluded,
    earned,
    leader,
    runnerUp: live.find((approach) => approach !== leader) ?? null,
    tie: tied.length > 1 ? tied : [],
    gates,
    outcome,
    kind: neither ? "neither-yet" : close ? "close-call" : "recommend",
    margin,
  };
};

/** What gates and warnings may test besides questions: the leader, and what is excluded. */
export const withLeader =
  (lookup: Lookup, leader: Approach | null, excluded: readonly Approach[]): Lookup =>
  (test) => {
    if (test === "leader") return leader ?? [];
    return test === "excluded" ? excluded : lookup(test);
  };

const perApproach = (points: (approach: Approach) => number): Points => ({
  rag: points("rag"),
  "fine-tuning": points("fine-tuning"),
  hybrid: points("hybrid"),
});

const sumPoints = (base: Points, trace: readonly Points[]): Points =>
  perApproach((approach) => trace.reduce((sum, points) => sum + points[approach], base[approach]));

/** Best score first; equal scores by the order for ties. */
const ranked = (candidates: readonly Approach[], scores: Points, ties: readonly Approach[]): Approach[] =>
  [...candidates].sort((a, b) => scores[b] - scores[a] || ties.indexOf(a) - ties.indexOf(b));
