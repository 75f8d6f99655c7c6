import { approaches } from "../model/approach.ts";
import type { Answers } from "../model/answers.ts";
import type { Condition } from "../model/condition.ts";
import type { Cited, Decision, DecisionNote, TraceEntry, Verdict } from "../model/decision.ts";
import type { RulebookChange } from "../model/extension.ts";
import type { Precedents } from "../model/precedent.ts";
import type { Constraint, Note, Rule, Rulebook, Step } from "../model/rulebook.ts";
import { headlineOf } from "../words/headline.ts";
import { type Analysis, analyse, type AnalysisOptions } from "./analysis/analyse.ts";
import { type CompiledRulebook, compiledOf } from "./rulebook/compile.ts";
import { causesOf, holds } from "./rulebook/condition.ts";
import type { Formula } from "./rulebook/formula.ts";
import { pointsOf } from "./rulebook/weight.ts";
import type { Assignment } from "./rulebook/numbering.ts";
import { inQuestionOrder } from "./decision/answers.ts";
import { choiceIn, encode, isAsked } from "./decision/assignment.ts";
import { labelsIn } from "./decision/labels.ts";
import { type Evaluation, evaluate, holding, lackingFor } from "./decision/evaluate.ts";
import { closest, type ClosestOptions } from "./precedents/closest.ts";

/** What a decision says of where it comes from. The digest covers what decides in the rulebook. */
export type Provenance = { title: string | null; engine: string; digest: string; changes?: readonly RulebookChange[] };

/** What is worked out of a decision, and the published cases to compare it with, if any. */
type DecisionOptions = AnalysisOptions & { precedents?: (ClosestOptions & { among: Precedents }) | null };

/**
 * The whole decision for a set of validated answers, with every point of its reasoning and what would change it. The
 * shares and what to ask next take longer and are worked out only with `whatNext`; else they are null.
 */
export function decide(
  rulebook: Rulebook,
  given: Answers,
  origin: Provenance,
  { precedents = null, ...options }: DecisionOptions = {},
): Decision {
  const answers = inQuestionOrder(rulebook, given);
  const compiled = compiledOf(rulebook);
  const assignment = encode(compiled, answers);
  const evaluation = evaluate(compiled, assignment);
  const unsure = Object.keys(answers).filter((id) => answers[id]?.choice === null);
  const analysis: Analysis = analyse(compiled, assignment, evaluation, { ...options, unsure });
  const { visible } = evaluation;
  const hidden = rulebook.questions.flatMap(({ id }, question) => (isAsked(compiled, question, visible) ? [] : [id]));
  const choice = (id: string): string | undefined => choiceIn(compiled, visible, id);
  const cite = citing(rulebook);
  const { changes = [] } = origin;
  const verdict = verdictOf(evaluation, rulebook);
  const cases = precedents && closest(compiled, visible, precedents.among, precedents);
  const unanswered = rulebook.questions
    .map(({ id }) => id)
    .filter((id) => !hidden.includes(id) && choice(id) === undefined);
  const notes = (formulas: readonly Formula[], list: readonly Note[]): DecisionNote[] =>
    holding(formulas, list, visible).map(({ id, say, ...rest }) => ({ id, say, sources: cite(rest) }));
  return {
    schema: "advise/decision/1",
    engine: origin.engine,
    rulebook: { id: rulebook.id, version: rulebook.version, digest: origin.digest, changes: [...changes] },
    title: origin.title,
    answers,
    ignored: Object.keys(answers).filter((id) => hidden.includes(id)),
    unanswered,
    verdict,
    base: rulebook.settings.base,
    bar: rulebook.settings.bar,
    closeCall: rulebook.settings["close-call"],
    scores: evaluation.scores,
    excluded: evaluation.triggered.flatMap((constraint) => exclusionsBy(constraint, choice, cite)),
    unearned: unearnedIn(rulebook, evaluation),
    gates: evaluation.gates.map(({ id, kind, say, ...rest }) => ({ id, kind, say, sources: cite(rest) })),
    trace: evaluation.fired.map((rule) => traceEntry(rule, choice, cite, changes)),
    ...analysis,
    inherent: inherentIn(rulebook, answers),
    cost: null,
    precedents: cases,
    conflicts: notes(compiled.conflicts, rulebook.conflicts),
    warnings: notes(compiled.warnings, rulebook.warnings),
    nextSteps: stepsFor(compiled, verdict.startWith ?? verdict.outcome, visible).map(
      ({ do: text, short = text, ...rest }) => ({
        text,
        short,
        sources: cite(rest),
      }),
    ),
    panel: null,
    labels: labelsIn(rulebook.questions, { answers, unanswered, ...analysis, precedents: cases }),
  };
}

/** The questions on what the system is for that have an answer. */
function inherentIn({ questions }: Rulebook, answers: Answers): string[] {
  const isGiven = (id: string): boolean => Object.hasOwn(answers, id) && answers[id]!.choice !== null;
  return questions.flatMap(({ id, inherent }) => (inherent && isGiven(id) ? [id] : []));
}

/** The approaches that lack a need, which no answer shows. */
function unearnedIn(rulebook: Rulebook, { needs }: Evaluation): Decision["unearned"] {
  return approaches.flatMap((approach) => {
    const lacks = lackingFor(rulebook, approach, needs);
    return lacks.length > 0 ? [{ approach, lacks }] : [];
  });
}

/** The verdict of an evaluation, with its headline. */
export function verdictOf(evaluation: Evaluation, rulebook: Rulebook): Verdict {
  return {
    outcome: evaluation.outcome,
    leader: evaluation.leader,
    runnerUp: evaluation.runnerUp,
    kind: evaluation.kind,
    margin: evaluation.margin,
    rival: evaluation.rival,
    needs: [...evaluation.needs],
    form: formIn(evaluation, rulebook),
    startWith: evaluation.startWith,
    tie: evaluation.tie,
    headline: headlineOf({ ...evaluation, order: orderIn(evaluation, rulebook) }, rulebook),
  };
}

function formIn({ form }: Evaluation, rulebook: Rulebook): Verdict["form"] {
  return form && { id: form.id, label: form.label, because: form.because, sources: citing(rulebook)(form) };
}

/** In which order the parts of the form are built, on these answers. */
function orderIn({ form, visible }: Evaluation, rulebook: Rulebook): string | null {
  if (!form?.order) return null;
  const lookup = (id: string) => choiceIn(compiledOf(rulebook), visible, id);
  return form.order.find(({ when }) => when === undefined || holds(when, lookup) === true)?.say ?? null;
}

function stepsFor({ steps, rulebook }: CompiledRulebook, start: string, visible: Assignment): readonly Step[] {
  if (!Object.hasOwn(rulebook["next-steps"], start)) return [];
  return holding(steps[start] ?? [], rulebook["next-steps"][start] ?? [], visible);
}

type Cites = { claims?: string[] | undefined; outside?: string[] | undefined };

/** Names the sources of an entry: a claim by its article, outside evidence by its own title. */
function citing(rulebook: Rulebook) {
  return ({ claims = [], outside = [] }: Cites): Cited[] => {
    const cited = (id: string, key: string): Cited => {
      const source = rulebook.sources[key];
      return { id, title: source?.title ?? key, where: source?.where ?? "" };
    };
    return [
      ...claims.map((id) => cited(id, rulebook.claims[id]?.source ?? id)),
      ...outside.map((key) => cited(key, key)),
    ];
  };
}

function exclusionsBy(
  { id, excludes, kind, because, remedy, when, ...rest }: Constraint,
  choice: ChoiceOf,
  cite: (cites: Cites) => Cited[],
): Decision["excluded"] {
  const said = { constraint: id, kind, because, remedy, answers: answersBehind(when, choice), sources: cite(rest) };
  return excludes.map((approach) => ({ approach, ...said }));
}

function traceEntry(
  rule: Rule,
  choice: ChoiceOf,
  cite: (cites: Cites) => Cited[],
  changes: readonly RulebookChange[],
): TraceEntry {
  return {
    rule: rule.id,
    weight: rule.weight,
    effect: rule.effect,
    points: pointsOf(rule),
    need: rule.need ?? null,
    because: rule.because,
    short: rule.short ?? rule.because,
    answers: answersBehind(rule.when, choice),
    contested: rule.contested ?? null,
    changed: changeWords(changes.find(({ what, id }) => what === "rule" && id === rule.id)),
    sources: cite(rule),
  };
}

/** "was weight 4: our auditors ask for it", or "added: …" */
function changeWords(change: RulebookChange | undefined): string | null {
  if (!change) return null;
  return `${change.did === "changed" ? `was ${change.from}` : change.did}: ${change.why}`;
}

/** The choice of a question, undefined where there is none. */
type ChoiceOf = (question: string) => string | undefined;

/** The answers that made a condition true. */
export function answersBehind(condition: Condition, choiceOf: ChoiceOf): Record<string, string> {
  return Object.fromEntries(
    causesOf(condition, choiceOf).flatMap((id) => {
      const choice = choiceOf(id);
      return choice === undefined ? [] : [[id, choice]];
    }),
  );
}
