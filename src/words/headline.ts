import { type Approach, type Need, outcomeNames } from "../model/approach.ts";
import type { Rule, Rulebook } from "../model/rulebook.ts";
import { pointsWord } from "./eligibility.ts";
import { type Judgement, lackingFor } from "../engine/decision/evaluate.ts";

/** The verdict and why, in a sentence or two. The reasons are the rules' own words. */
export function headlineOf(evaluation: Judgement, rulebook: Rulebook): string {
  const { outcome, kind } = evaluation;
  if (outcome === "neither-yet") return `Neither yet. ${whyNeither(evaluation, rulebook)}`;
  const called = rulebook.settings["earned-by"][outcome].map((need) => mainReason(evaluation, outcome, need));
  // A need that is worth few points earns the approach its place, and is not why it is ahead.
  const reasons = outcome === "hybrid" ? called : [...called, mainReason(evaluation, outcome)];
  const advice = kind === "close-call" ? closeCall(evaluation, rulebook) : recommendation[outcome];
  return [advice, ...new Set(reasons.map((rule) => rule?.because))].filter(Boolean).join(" ");
}

const recommendation: Record<Approach, string> = {
  rag: "Use RAG.",
  "fine-tuning": "Use fine-tuning.",
  hybrid: "Use a hybrid: a fine-tuned model with retrieval.",
};

function closeCall({ outcome, earned, scores, margin }: Judgement, { settings }: Rulebook): string {
  const rival = earned.find((approach) => approach !== outcome && scores[approach] >= settings.bar);
  const rivalName = rival ? outcomeNames[rival] : "a good prompt alone";
  if (margin === 0) return `A close call: ${outcomeNames[outcome]}, level with ${rivalName}.`;
  return `A close call: ${outcomeNames[outcome]}, ${pointsWord(margin ?? 0)} ahead of ${rivalName}.`;
}

function whyNeither(evaluation: Judgement, rulebook: Rulebook): string {
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
    const barred = evaluation.excluded.filter(
      (approach) => scores[approach] >= settings.bar && lackingFor(rulebook, approach, needs).length === 0,
    );
    const names = barred.map((approach) => outcomeNames[approach]).join(" and ");
    if (barred.length > 0)
      return `What your answers call for, ${names}, is ruled out; a good prompt alone scores more than ${name}.`;
    return `A good prompt alone scores more than ${name}, the best that your answers call for.`;
  }
  const why = needs.length > 0 ? "what your answers call for is ruled out" : "nothing in your answers calls for more";
  return `Start with a good prompt: ${why}.${then}`;
}

/** The rule that gives an approach the most points; of those that show a need, if one is given. The first among equals. */
function mainReason({ fired }: Judgement, outcome: Approach, need?: Need): Rule | undefined {
  const gives = ({ weight, effect }: Rule): number => weight * effect[outcome];
  return fired
    .filter((rule) => gives(rule) > 0 && (need === undefined || rule.need === need))
    .reduce<Rule | undefined>((best, rule) => (best && gives(best) >= gives(rule) ? best : rule), undefined);
}
