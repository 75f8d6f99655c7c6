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
import { type Counted, countedOf } from "./asked.ts";
import type { Lookup } from "./condition.ts";
import { firingOf, readied, type Test } from "./firing.ts";

/** Everything that follows from a set of choices, before it is put into words. */
export type Evaluation = {
  /** The questions that are not asked on these choices. */
  hidden: ReadonlySet<string>;
  /** The choices that count: those of questions that are asked. */
  counted: Counted;
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
  const ready = preparedOf(rulebook);
  const { hidden, counted } = countedOf(rulebook, choices);

  const fired = ready.firedRules(counted);
  const scores = sumPoints(settings.base, fired);
  const needs = allNeeds.filter((need) => fired.some((rule) => rule.need === need));

  const nobody = { leader: null, excluded: [] };
  const met = ready.constraints.filter(({ meets }) => meets(counted, nobody)).map(({ constraint }) => constraint);
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

  const standing = { leader, excluded };
  const gates = ready.gates.filter(({ holds }) => holds(counted, standing)).map(({ gate }) => gate);
  const shut = gates.some(({ kind }) => kind === "neither-yet");
  const neither = earned.length === 0 || shut || !leader || scores[leader] < settings.bar;
  const outcome = neither ? "neither-yet" : leader;

  const rivals = earned.filter((approach) => approach !== leader).map((approach) => scores[approach]);
  const margin = leader ? scores[leader] - Math.max(settings.bar, ...rivals) : null;
  const close = margin !== null && margin < settings["close-call"];
  return {
    hidden,
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

type Prepared = {
  firedRules: (counted: Counted) => Rule[];
  constraints: { constraint: Constraint; meets: Test }[];
  gates: { gate: Gate; holds: Test }[];
};

const prepared = new WeakMap<Rulebook, Prepared>();

/** What of a rulebook is worked out once, for all sheets. */
const preparedOf = (rulebook: Rulebook): Prepared => {
  const known = prepared.get(rulebook);
  if (known) return known;
  const made = {
    firedRules: firingOf(rulebook.rules),
    constraints: rulebook.constraints.map((constraint) => ({ constraint, meets: readied(constraint) })),
    gates: rulebook.gates.map((gate) => ({ gate, holds: readied(gate) })),
  };
  prepared.set(rulebook, made);
  return made;
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

const sumPoints = (base: Points, fired: readonly Rule[]): Points => {
  const sum = { ...base };
  for (const { weight, effect } of fired) {
    sum.rag += weight * effect.rag;
    sum["fine-tuning"] += weight * effect["fine-tuning"];
    sum.hybrid += weight * effect.hybrid;
  }
  return sum;
};

/** Best score first; equal scores by the order for ties. */
const ranked = (candidates: readonly Approach[], scores: Points, ties: readonly Approach[]): Approach[] =>
  candidates.toSorted((a, b) => scores[b] - scores[a] || ties.indexOf(a) - ties.indexOf(b));
