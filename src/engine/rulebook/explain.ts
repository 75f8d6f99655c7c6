import { outcomes } from "../../model/approach.ts";
import type { Condition } from "../../model/condition.ts";
import type { Evidence, ExplainedQuestion, Explanation, Referrer } from "../../model/explanation.ts";
import type { Question, Rule, Rulebook } from "../../model/rulebook.ts";
import { formIdsOf } from "./translate.ts";
import { holds } from "./condition.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { leavesOf } from "./lint/satisfiable.ts";
import { pointsOf, weightByRubric } from "./weight.ts";

/** Everything in a rulebook that goes by an id, in the order of its lists; several where lists share an id. */
export function explain(rulebook: Rulebook, id: string): Explanation[] {
  return explainers.flatMap((explainer) => explainer(rulebook, id));
}

/** Every id that can be explained, once each. */
export function explainableIds(rulebook: Rulebook): string[] {
  return [
    ...new Set([
      ...lists.flatMap((list) => rulebook[list].map(({ id }) => id)),
      ...formIdsOf(rulebook),
      ...maps.flatMap((map) => Object.keys(rulebook[map])),
    ]),
  ];
}

const lists = ["questions", "rules", "constraints", "gates", "conflicts", "warnings"] as const;
const maps = ["next-steps", "sources", "claims"] as const;

type Explainer = (rulebook: Rulebook, id: string) => Explanation[];

function withId<T extends { id: string }>(list: readonly T[], id: string): T[] {
  return list.filter((one) => one.id === id);
}

function explainQuestion(rulebook: Rulebook, id: string): Explanation[] {
  return withId(rulebook.questions, id).map((question) => ({
    kind: "question",
    id,
    text: question.ask,
    help: question.help ?? null,
    core: question.core,
    unit: question.unit ?? null,
    askedWhen: question["asked-when"] ?? null,
    weighs: null,
    choices: choicesOf(rulebook, question),
  }));
}

function choicesOf(rulebook: Rulebook, { id: question, choices }: Question): ExplainedQuestion["choices"] {
  const entries = [
    ...entriesOf(rulebook).map(({ when, unless, ...entry }) => ({ when, unless, by: referrer(rulebook, entry) })),
    ...rulebook.questions.map(({ id, ask, "asked-when": when }) => {
      const by: Referrer = { kind: "question", id, text: ask, points: null };
      // A question is stopped where its condition is false, as a rule is where its `unless` is true.
      return { when, unless: when && { not: when }, by };
    }),
  ];
  return choices.map(({ id, label, help, below }) => {
    const tests = (condition: Condition | undefined): boolean =>
      condition !== undefined && leavesOf(condition).some((leaf) => leaf.test === question && leaf.in.includes(id));
    const isStopped = (unless: Condition | undefined): boolean =>
      unless !== undefined && holds(unless, (test) => (test === question ? id : undefined)) === true;
    return {
      id,
      label,
      help: help ?? null,
      below: below ?? null,
      testedBy: entries
        .filter(({ when, unless }) => (tests(when) || tests(unless)) && !isStopped(unless))
        .map(({ by }) => by),
      stops: entries.filter(({ unless }) => isStopped(unless)).map(({ by }) => by),
    };
  });
}

function explainRule(rulebook: Rulebook, id: string): Explanation[] {
  return withId(rulebook.rules, id).map((rule) => ({
    kind: "rule",
    ...gated(rulebook, rule, rule.because),
    weight: rule.weight,
    weightFrom: weightByRubric(rulebook, rule),
    effect: rule.effect,
    points: pointsOf(rule),
    need: rule.need ?? null,
    contested: rule.contested ?? null,
  }));
}

function explainConstraint(rulebook: Rulebook, id: string): Explanation[] {
  return withId(rulebook.constraints, id).map((constraint) => ({
    kind: "constraint",
    ...gated(rulebook, constraint, constraint.because),
    excludes: constraint.excludes,
    lasts: constraint.kind,
    remedy: constraint.remedy,
  }));
}

function explainGate(rulebook: Rulebook, id: string): Explanation[] {
  return withId(rulebook.gates, id).map((gate) => ({
    kind: "gate",
    ...gated(rulebook, gate, gate.say),
    says: gate.kind,
    startWith: gate["start-with"] ?? null,
  }));
}

function explainConflict(rulebook: Rulebook, id: string): Explanation[] {
  return withId(rulebook.conflicts, id).map((one) => ({ kind: "conflict", ...gated(rulebook, one, one.say) }));
}

function explainWarning(rulebook: Rulebook, id: string): Explanation[] {
  return withId(rulebook.warnings, id).map((one) => ({ kind: "warning", ...gated(rulebook, one, one.say) }));
}

function explainForm(rulebook: Rulebook, id: string): Explanation[] {
  return outcomes.flatMap((outcome) =>
    withId(rulebook.forms[outcome] ?? [], id).map(({ when, unless, label, because, ...cites }) => ({
      kind: "form" as const,
      id,
      text: because,
      outcome,
      label,
      when: when ?? null,
      unless: unless ?? null,
      ...evidence(rulebook, cites),
    })),
  );
}

function explainSteps(rulebook: Rulebook, id: string): Explanation[] {
  const steps = own(rulebook["next-steps"], id);
  if (!steps) return [];
  const explained = steps.map((step) => ({
    text: step.do,
    when: step.when ?? null,
    unless: step.unless ?? null,
    ...evidence(rulebook, step),
  }));
  return [{ kind: "next steps", id, steps: explained }];
}

function explainSource(rulebook: Rulebook, id: string): Explanation[] {
  const source = own(rulebook.sources, id);
  if (!source) return [];
  const { title, where, finding, date } = source;
  const claims = Object.entries(rulebook.claims).flatMap(([claim, { source: from, says }]) =>
    from === id ? [{ id: claim, says }] : [],
  );
  const citedBy = referrers(rulebook, ({ outside }) => outside.includes(id));
  return [{ kind: "source", id, text: finding, title, where, date: date ?? null, claims, citedBy }];
}

function explainClaim(rulebook: Rulebook, id: string): Explanation[] {
  const claim = own(rulebook.claims, id);
  if (!claim) return [];
  const { title = claim.source, where = "" } = own(rulebook.sources, claim.source) ?? {};
  const citedBy = referrers(rulebook, ({ claims }) => claims.includes(id));
  const source = { id: claim.source, title, where };
  return [{ kind: "claim", id, text: claim.says, source, placed: claim.placed ?? null, citedBy }];
}

const explainers: Explainer[] = [
  explainQuestion,
  explainRule,
  explainConstraint,
  explainGate,
  explainConflict,
  explainWarning,
  explainForm,
  explainSteps,
  explainSource,
  explainClaim,
];

/** A key of a map in a file may be any word, also one that every object has, such as "constructor". */
function own<T>(map: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

type Cites = { claims?: string[] | undefined; outside?: string[] | undefined };
type Gated = { id: string; when: Condition; unless?: Condition | undefined } & Cites;

function gated(rulebook: Rulebook, { id, when, unless, ...cites }: Gated, text: string) {
  return {
    id,
    text,
    when,
    unless: unless ?? null,
    ...evidence(rulebook, cites),
  };
}

function evidence(rulebook: Rulebook, { claims = [], outside = [] }: Cites): Evidence {
  return {
    claims: claims.map((id) => {
      const { says = "", source = "" } = own(rulebook.claims, id) ?? {};
      return { id, says, source, title: own(rulebook.sources, source)?.title ?? source };
    }),
    outside: outside.map((id) => {
      const { title = id, where = "", finding = "" } = own(rulebook.sources, id) ?? {};
      return { id, title, where, finding };
    }),
  };
}

function referrers(rulebook: Rulebook, refers: (entry: Entry) => boolean): Referrer[] {
  return entriesOf(rulebook)
    .filter(refers)
    .map((entry) => referrer(rulebook, entry));
}

function referrer({ rules }: Rulebook, { kind, id, text }: Pick<Entry, "kind" | "id" | "text">): Referrer {
  const rule: Rule | undefined = kind === "rule" ? rules.find((one) => one.id === id) : undefined;
  return { kind, id, text, points: rule ? pointsOf(rule) : null };
}
