import {
  type Approach,
  approaches,
  type Need,
  needs,
  type Outcome,
  type Points,
  type VerdictKind,
  verdictKinds,
} from "../../model/approach.ts";
import type { Constraint, Form, Gate, Rule, Rulebook } from "../../model/rulebook.ts";
import { approachSets, subsetsOf } from "../rulebook/bit-sets.ts";
import { type CompiledRulebook } from "../rulebook/compile.ts";
import { type Formula, isTrue } from "../rulebook/formula.ts";
import type { Assignment } from "../rulebook/numbering.ts";
import { visibleOf } from "./assignment.ts";
import { bestOf, tiedWith } from "./leader.ts";

/** Everything that follows from a sheet, before it is put into words. */
export type Evaluation = {
  /** The answers that count, those to hidden questions left out; then what else conditions may test (see `context`). */
  visible: Assignment;
  fired: Rule[];
  scores: Points;
  needs: readonly Need[];
  /** The constraints that are met. */
  triggered: Constraint[];
  excluded: readonly Approach[];
  /** The approaches that are earned and not excluded. */
  earned: readonly Approach[];
  leader: Approach | null;
  runnerUp: Approach | null;
  /** What the margin is over: the best other earned approach, or the bar where that is higher; null without a leader. */
  rival: Approach | "bar" | null;
  margin: number | null;
  /** The approaches that share the leader's score among those it was chosen from; empty without a tie. */
  tie: Approach[];
  gates: Gate[];
  outcome: Outcome;
  kind: VerdictKind;
  form: Form | null;
  /** What to start with while it is neither yet; null for other outcomes. */
  startWith: string | null;
};

/** The needs that must be shown before an approach is earned, and are not. */
export function lackingFor({ settings }: Rulebook, approach: Approach, shown: readonly Need[]): Need[] {
  return settings["earned-by"][approach].filter((need) => !shown.includes(need));
}

/** Decides a sheet: DESIGN section 6, step by step. Approaches are numbers in the order of the model, sets of them bits. */
export function evaluate(compiled: CompiledRulebook, assignment: Assignment): Evaluation {
  const { rulebook, priority } = compiled;
  const { settings } = rulebook;
  const visible = visibleOf(compiled, assignment);
  const { fired, sums, shown } = fire(compiled, visible);
  const { triggered, excluded } = constrain(compiled, visible);
  const live = everyApproach & ~excluded;
  const earned = compiled.earnedBy[shown]! & live;
  const pool = earned === 0 ? live : earned;
  const first = bestOf(pool, sums, priority);
  const leader = approaches[first] ?? null;
  visible.push(leader === null ? approaches.length : first, excluded);
  const gates = holding(compiled.gates, rulebook.gates, visible);
  const stopped = gates.some(({ kind }) => kind === "neither-yet");
  const neither = earned === 0 || stopped || sums[first]! < settings.bar;
  const others = everyApproach & ~(1 << first);
  const second = bestOf(earned & others, sums, priority);
  const overBar = second < 0 || sums[second]! < settings.bar;
  const margin = leader && sums[first]! - (overBar ? settings.bar : sums[second]!);
  const close = margin !== null && margin < settings["close-call"];
  const kind = neither ? "neither-yet" : close ? "close-call" : "recommend";
  const outcome = neither || !leader ? "neither-yet" : leader;
  const { form, startWith } = formOf(compiled, outcome, gates, visible);
  visible.push(verdictKinds.indexOf(kind), form ? compiled.formIds.indexOf(form.id) : compiled.formIds.length);
  const tied = leader ? tiedWith(pool, first, sums) : 0;
  return {
    visible,
    fired,
    scores: { rag: sums[0], "fine-tuning": sums[1], hybrid: sums[2] },
    needs: needSets[shown]!,
    triggered,
    excluded: approachSets[excluded]!,
    earned: approachSets[earned]!,
    leader,
    runnerUp: approaches[bestOf(live & others, sums, priority)] ?? null,
    rival: leader && (overBar ? "bar" : approaches[second]!),
    margin,
    tie: tied === 0 ? [] : settings.ties.filter((approach) => approachSets[tied]!.includes(approach)),
    gates,
    outcome,
    kind,
    form,
    startWith,
  };
}

const everyApproach = (1 << approaches.length) - 1;
const needSets = subsetsOf(needs);

/** The rules that fire, what they add up to, and the needs they show. */
function fire({ rules, rulebook }: CompiledRulebook, visible: Assignment) {
  const { base } = rulebook.settings;
  const fired: Rule[] = [];
  const sums: [number, number, number] = [base.rag, base["fine-tuning"], base.hybrid];
  let shown = 0;
  for (let index = 0; index < rules.length; index++) {
    const { fires, points, needs: shows } = rules[index]!;
    if (!isTrue(fires, visible)) continue;
    fired.push(rulebook.rules[index]!);
    sums[0] += points[0];
    sums[1] += points[1];
    sums[2] += points[2];
    shown |= shows;
  }
  return { fired, sums, shown };
}

/** The constraints that are met, and what they exclude together. */
function constrain({ constraints, rulebook }: CompiledRulebook, visible: Assignment) {
  const triggered: Constraint[] = [];
  let excluded = 0;
  constraints.forEach(({ fires, excludes }, index) => {
    if (!isTrue(fires, visible)) return;
    triggered.push(rulebook.constraints[index]!);
    excluded |= excludes;
  });
  return { triggered, excluded };
}

/**
 * The form of an outcome: the first that holds. That of a neither-yet is what the first gate that says so starts with, if
 * it names one; in a rulebook without forms the start is then a good prompt.
 */
function formOf(
  { forms: formulas, rulebook: { forms } }: CompiledRulebook,
  outcome: Outcome,
  gates: readonly Gate[],
  visible: Assignment,
): { form: Form | null; startWith: string | null } {
  const list = forms[outcome] ?? [];
  const first = (): Form | null => list.find((_, at) => isTrue(formulas[outcome]![at]!, visible)) ?? null;
  if (outcome !== "neither-yet") return { form: first(), startWith: null };
  const named = gates.find(({ kind }) => kind === "neither-yet")?.["start-with"];
  if (named === undefined) {
    const form = first();
    return { form, startWith: form?.id ?? "prompting" };
  }
  const id = list.length > 0 ? (olderStarts[named] ?? named) : named;
  return { form: list.find((one) => one.id === id) ?? null, startWith: id };
}

/** How rulebooks without forms call two of them. */
const olderStarts: Partial<Record<string, string>> = { prompting: "prompt", "long-context": "long-prompt" };

/** The entries whose formulas hold. */
export function holding<E>(formulas: readonly Formula[], entries: readonly E[], visible: Assignment): E[] {
  const held: E[] = [];
  for (let index = 0; index < formulas.length; index++) {
    if (isTrue(formulas[index]!, visible)) held.push(entries[index]!);
  }
  return held;
}
