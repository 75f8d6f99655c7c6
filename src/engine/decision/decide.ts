import type { Answers } from "../../model/answers.ts";
import { approaches } from "../../model/approach.ts";
import type { Condition } from "../../model/condition.ts";
import type { Cited, Decision, DecisionNote, TraceEntry, Verdict } from "../../model/decision.ts";
import type { RulebookChange } from "../../model/extension.ts";
import type { Note, Rule, Rulebook, Step } from "../../model/rulebook.ts";
import { type Analysis, analyse, type AnalysisOptions } from "../analysis/analyse.ts";
import { inQuestionOrder } from "./answers.ts";
import type { Counted } from "../rulebook/visibility.ts";
import { choicesOf } from "./choices.ts";
import { causesOf, fires } from "../rulebook/condition.ts";
import { type Evaluation, evaluate, type Judgement, lackingFor, pointsOf, withLeader } from "./evaluate.ts";
import { headlineOf } from "../../words/headline.ts";

/** What a decision says of where it comes from. The digest covers what decides in the rulebook. */
export type Provenance = { title: string | null; engine: string; digest: string; changes?: readonly RulebookChange[] };

/**
 * The whole decision for a set of validated answers, with every point of its reasoning and what would change it. The
 * shares and what to ask next take longer and are worked out only with `whatNext`; else they are null.
 */
export function decide(
  rulebook: Rulebook,
  given: Answers,
  origin: Provenance,
  options: AnalysisOptions = {},
): Decision {
  const answers = inQuestionOrder(rulebook, given);
  const evaluation = evaluate(rulebook, choicesOf(answers));
  const analysis: Analysis = analyse(rulebook, answers, evaluation, options);
  const { hidden, counted, leader, outcome, excluded, gates } = evaluation;
  const cite = citing(rulebook);
  const { changes = [] } = origin;
  const verdict = verdictOf(evaluation, rulebook);
  const lookup = withVerdict(evaluation);
  const remarks = (list: readonly Note[]): DecisionNote[] =>
    list.filter((remark) => fires(remark, lookup)).map(({ id, say, ...rest }) => ({ id, say, sources: cite(rest) }));

  return {
    schema: "advise/decision/1",
    engine: origin.engine,
    rulebook: { id: rulebook.id, version: rulebook.version, digest: origin.digest, changes: [...changes] },
    title: origin.title,
    answers,
    ignored: Object.keys(answers).filter((id) => hidden.has(id)),
    unanswered: rulebook.questions.map(({ id }) => id).filter((id) => !hidden.has(id) && counted[id] === undefined),
    verdict,
    base: rulebook.settings.base,
    bar: rulebook.settings.bar,
    scores: evaluation.scores,
    excluded: evaluation.met.flatMap(({ id, excludes, kind, because, remedy, when, ...rest }) =>
      excludes.map((approach) => ({
        approach,
        constraint: id,
        kind,
        because,
        remedy,
        answers: answersBehind(when, counted),
        sources: cite(rest),
      })),
    ),
    unearned: approaches.flatMap((approach) => {
      const lacks = lackingFor(rulebook, approach, evaluation.needs);
      return lacks.length > 0 ? [{ approach, lacks }] : [];
    }),
    gates: gates.map(({ id, kind, say, ...rest }) => ({ id, kind, say, sources: cite(rest) })),
    trace: evaluation.fired.map((rule) => traceEntry(rule, counted, cite, changes)),
    ...analysis,
    cost: null,
    conflicts: remarks(rulebook.conflicts),
    warnings: remarks(rulebook.warnings),
    nextSteps: stepsFor(rulebook, verdict.startWith ?? outcome)
      .filter(({ when = always, unless }) =>
        fires(
          { when, unless },
          withLeader((id) => counted[id], leader, excluded),
        ),
      )
      .map(({ do: text, ...rest }) => ({ text, sources: cite(rest) })),
  };
}

const always: Condition = { all: [] };

/** The verdict of an evaluation, with its headline. */
export function verdictOf(evaluation: Judgement, rulebook: Rulebook): Verdict {
  return {
    outcome: evaluation.outcome,
    leader: evaluation.leader,
    runnerUp: evaluation.runnerUp,
    kind: evaluation.kind,
    margin: evaluation.margin,
    needs: evaluation.needs,
    startWith: evaluation.outcome === "neither-yet" ? startOf(evaluation) : null,
    tie: evaluation.tie,
    headline: headlineOf(evaluation, rulebook),
  };
}

/** Where to start while it is neither yet: what the first gate that says so names, else with a good prompt. */
function startOf({ gates }: Judgement): string {
  return gates.find(({ kind }) => kind === "neither-yet")?.["start-with"] ?? "prompting";
}

function withVerdict({ counted, leader, excluded, kind }: Evaluation) {
  const lookup = withLeader((id) => counted[id], leader, excluded);
  return (test: string) => (test === "verdict" ? kind : lookup(test));
}

function stepsFor(rulebook: Rulebook, start: string): readonly Step[] {
  return Object.hasOwn(rulebook["next-steps"], start) ? (rulebook["next-steps"][start] ?? []) : [];
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

function traceEntry(
  rule: Rule,
  counted: Counted,
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
    answers: answersBehind(rule.when, counted),
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

/** The answers that made a condition true. */
export function answersBehind(condition: Condition, counted: Counted): Record<string, string> {
  return Object.fromEntries(
    causesOf(condition, (id) => counted[id]).flatMap((id) => {
      const choice = counted[id];
      return choice === undefined ? [] : [[id, choice]];
    }),
  );
}
