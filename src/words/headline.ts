import {
  type Approach,
  type Need,
  type Outcome,
  outcomeNames,
  type Points,
  type VerdictKind,
} from "../model/approach.ts";
import type { Gate, Rule, Rulebook } from "../model/rulebook.ts";
import type { Decision, Verdict } from "../model/decision.ts";
import { capital } from "../text/capital.ts";
import { countOf } from "../text/numbers.ts";
import { rivalName } from "./scores.ts";

/** What of an evaluation the headline tells. */
export type HeadlineFacts = {
  outcome: Outcome;
  kind: VerdictKind;
  leader: Approach | null;
  rival: Approach | "bar" | null;
  margin: number | null;
  needs: readonly Need[];
  earned: readonly Approach[];
  excluded: readonly Approach[];
  gates: readonly Gate[];
  fired: readonly Rule[];
  scores: Points;
  form: { label: string } | null;
  /** In which order the parts of the outcome are built; null where nothing is said of it. */
  order: string | null;
};

/** The verdict and why, in a sentence or two. The reasons are the rules' own words. */
export function headlineOf(evaluation: HeadlineFacts, rulebook: Rulebook): string {
  const { outcome, kind } = evaluation;
  if (outcome === "neither-yet") return `Neither yet. ${whyNeither(evaluation, rulebook)}`;
  const called = rulebook.settings["earned-by"][outcome].map((need) => mainReason(evaluation, outcome, need));
  // A need that is worth few points earns the approach its place, and is not why it is ahead.
  const reasons = outcome === "hybrid" ? called : [...called, mainReason(evaluation, outcome)];
  const advice = kind === "close-call" ? closeCall(evaluation) : recommended(evaluation);
  return [advice, ...new Set(reasons.map((rule) => rule?.because))].filter(Boolean).join(" ");
}

/** The headline where the outcome stands above it already. */
export function headlineReason({ headline }: Pick<Verdict, "headline">): string {
  return headline.replace(/^Neither yet\. /, "");
}

/** What to do: the headline without its reasons, which are rules that fired; of a neither-yet, with them. */
export function adviceOf({ trace, verdict }: Pick<Decision, "trace" | "verdict">): string {
  const { headline, outcome } = verdict;
  if (outcome === "neither-yet") return headlineReason(verdict);
  const starts = trace.map(({ because }) => headline.indexOf(because)).filter((at) => at > 0);
  return headline.slice(0, Math.min(headline.length, ...starts)).trimEnd();
}

const recommendation: Record<Approach, string> = {
  rag: "Use RAG",
  "fine-tuning": "Use fine-tuning",
  hybrid: "Use a hybrid",
};

function recommended({ outcome, form, order }: HeadlineFacts): string {
  if (outcome === "neither-yet") return "";
  if (!form)
    return outcome === "hybrid" ? "Use a hybrid: a fine-tuned model with retrieval." : `${recommendation[outcome]}.`;
  const advice = order === null ? recommendation[outcome] : `${recommendation[outcome]}, ${order}`;
  return `${withForm(advice, form)}.`;
}

/** A name with the form behind it: "RAG, by an index", "fine-tuning: training on examples". */
function withForm(name: string, { label }: { label: string }): string {
  return `${name}${label.startsWith("by ") ? "," : ":"} ${label}`;
}

function closeCall({ outcome, rival, margin, form }: HeadlineFacts): string {
  const lead = margin === 0 ? "level with" : `${countOf(margin ?? 0, "point")} ahead of`;
  const how = form ? ` ${withForm(capital(outcomeNames[outcome]), form)}.` : "";
  return `A close call: ${outcomeNames[outcome]}, ${lead} ${rivalName(rival)}.${how}`;
}

function whyNeither(evaluation: HeadlineFacts, rulebook: Rulebook): string {
  const { settings } = rulebook;
  const { gates, needs, leader, scores } = evaluation;
  if (!leader) return "Your limits rule out every approach.";
  const name = outcomeNames[leader];
  const isOver = scores[leader] >= settings.bar;
  // What no answer calls for is not advised, not even next.
  const then = isOver && evaluation.earned.includes(leader) ? ` If that is not enough, try ${name}.` : "";
  const gate = gates.find(({ kind }) => kind === "neither-yet");
  if (gate) return `${gate.say}${then}`;
  if (evaluation.earned.length > 0 && !isOver) {
    const isCalledFor = (approach: Approach): boolean =>
      settings["earned-by"][approach].every((need) => needs.includes(need));
    const barred = evaluation.excluded.filter((approach) => scores[approach] >= settings.bar && isCalledFor(approach));
    const names = barred.map((approach) => outcomeNames[approach]).join(" and ");
    if (barred.length > 0)
      return `What your answers call for, ${names}, is ruled out; a good prompt alone scores more than ${name}.`;
    return `Your answers call for ${name}, yet a good prompt alone scores more.`;
  }
  const why = needs.length > 0 ? "what your answers call for is ruled out" : "nothing in your answers calls for more";
  return `Start with ${evaluation.form?.label ?? "a good prompt"}: ${why}.${then}`;
}

/** The rule that gives an approach the most points; of those that show a need, if one is given. The first among equals. */
function mainReason({ fired }: HeadlineFacts, outcome: Approach, need?: Need): Rule | undefined {
  let main: Rule | undefined;
  let most = 0;
  for (const rule of fired) {
    const points = rule.weight * rule.effect[outcome];
    if (points > most && (need === undefined || rule.need === need)) [main, most] = [rule, points];
  }
  return main;
}
