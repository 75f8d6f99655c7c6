import {
  type Approach,
  needs as allNeeds,
  approaches,
  type Need,
  type Outcome,
  type Points,
  type VerdictKind,
} from "../../model/approach.ts";
import type { Constraint, Gate, Rule, Rulebook } from "../../model/rulebook.ts";
import { type Counted, countedOf } from "../rulebook/visibility.ts";
import type { Lookup } from "../rulebook/condition.ts";
import {
  firesOn,
  type HiddenWhen,
  hiddenWhen,
  nobody,
  type Readied,
  readierOf,
  type Standing,
  withoutHidden,
} from "./firing.ts";
import { numbersOf, type Values } from "./assignment.ts";

/** Everything that follows from a set of choices, before it is put into words. */
export type Evaluation = Judgement & {
  /** The questions that are not asked on these choices. */
  hidden: ReadonlySet<string>;
  /** The choices that count: those of questions that are asked. */
  counted: Counted;
};

/** What the rules make of a sheet. */
export type Judgement = {
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
export function pointsOf({ weight, effect }: Pick<Rule, "weight" | "effect">): Points {
  return perApproach((approach) => weight * effect[approach]);
}

/** The needs that must be shown before an approach is earned, and are not. */
export function lackingFor({ settings }: Rulebook, approach: Approach, shown: readonly Need[]): Need[] {
  return settings["earned-by"][approach].filter((need) => !shown.includes(need));
}

/** Decides a set of choices: DESIGN section 6, step by step. */
export function evaluate(rulebook: Rulebook, choices: Counted): Evaluation {
  const { hidden, counted } = countedOf(rulebook, choices);
  return { hidden, counted, ...judgeCounted(rulebook, numbersOf(rulebook.questions).valuesOf(counted)) };
}

/** Decides a sheet given as numbers; what hidden questions have does not count. */
export function judge(rulebook: Rulebook, sheet: Values): Judgement {
  return judgeCounted(rulebook, withoutHidden(preparedOf(rulebook).asked, sheet));
}

/** Decides a sheet in which hidden questions have no answer. */
function judgeCounted(rulebook: Rulebook, values: Values): Judgement {
  const { settings } = rulebook;
  const ready = preparedOf(rulebook);

  const { fired, scores, needs } = scored(ready.rules, values, settings.base);

  const met = firing(ready.constraints, values, nobody);
  const excluded = approaches.filter((approach) => met.some(({ excludes }) => excludes.includes(approach)));
  const live = ranked(
    approaches.filter((approach) => !excluded.includes(approach)),
    scores,
    settings.ties,
  );
  const earned = live.filter((approach) => lackingFor(rulebook, approach, needs).length === 0);
  const pool = earned.length > 0 ? earned : live;
  const leader = pool[0] ?? null;
  const tied = pool.filter((approach) => leader && scores[approach] === scores[leader]);

  const gates = firing(ready.gates, values, { leader, excluded });
  const shut = gates.some(({ kind }) => kind === "neither-yet");
  const neither = earned.length === 0 || shut || !leader || scores[leader] < settings.bar;
  const outcome = neither ? "neither-yet" : leader;

  const rivals = earned.filter((approach) => approach !== leader).map((approach) => scores[approach]);
  const margin = leader ? scores[leader] - Math.max(settings.bar, ...rivals) : null;
  const close = margin !== null && margin < settings["close-call"];
  return {
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
}

type Ready<E> = { entry: E; readied: Readied };
type ReadyRule = Ready<Rule> & { points: Points; need: Need | undefined };

type Prepared = {
  asked: readonly HiddenWhen[];
  rules: ReadyRule[];
  constraints: Ready<Constraint>[];
  gates: Ready<Gate>[];
};

const prepared = new WeakMap<Rulebook, Prepared>();

/** What of a rulebook is worked out once, for all sheets. */
function preparedOf(rulebook: Rulebook): Prepared {
  const known = prepared.get(rulebook);
  if (known) return known;
  const readied = readierOf(rulebook.questions);
  const made = {
    asked: hiddenWhen(rulebook.questions),
    rules: rulebook.rules.map((rule) => ({
      entry: rule,
      readied: readied(rule),
      points: pointsOf(rule),
      need: rule.need,
    })),
    constraints: rulebook.constraints.map((constraint) => ({ entry: constraint, readied: readied(constraint) })),
    gates: rulebook.gates.map((gate) => ({ entry: gate, readied: readied(gate) })),
  };
  prepared.set(rulebook, made);
  return made;
}

function firing<E>(entries: readonly Ready<E>[], values: Values, standing: Standing): E[] {
  const fired: E[] = [];
  for (const { entry, readied } of entries) if (firesOn(readied, values, standing)) fired.push(entry);
  return fired;
}

/** The rules that fire, what they add up to, and the needs they show. */
function scored(
  rules: readonly ReadyRule[],
  values: Values,
  base: Points,
): Pick<Judgement, "fired" | "scores" | "needs"> {
  const fired: Rule[] = [];
  const scores = { ...base };
  const shown: Need[] = [];
  for (const { entry, readied, points, need } of rules) {
    if (!firesOn(readied, values, nobody)) continue;
    fired.push(entry);
    scores.rag += points.rag;
    scores["fine-tuning"] += points["fine-tuning"];
    scores.hybrid += points.hybrid;
    if (need) shown.push(need);
  }
  return { fired, scores, needs: allNeeds.filter((need) => shown.includes(need)) };
}

/** What gates and warnings may test besides questions: the leader, and what is excluded. */
export function withLeader(lookup: Lookup, leader: Approach | null, excluded: readonly Approach[]): Lookup {
  return (test) => {
    if (test === "leader") return leader ?? [];
    return test === "excluded" ? excluded : lookup(test);
  };
}

function perApproach(points: (approach: Approach) => number): Points {
  return {
    rag: points("rag"),
    "fine-tuning": points("fine-tuning"),
    hybrid: points("hybrid"),
  };
}

/** Best score first; equal scores by the order for ties. */
function ranked(candidates: readonly Approach[], scores: Points, ties: readonly Approach[]): Approach[] {
  return candidates.toSorted((a, b) => scores[b] - scores[a] || ties.indexOf(a) - ties.indexOf(b));
}
