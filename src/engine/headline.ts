import { type Approach, type Need, outcomeNames } from "../model/approach.ts";
import type { Rule, Rulebook } from "../model/rulebook.ts";
import { type Evaluation, pointsOf } from "./evaluate.ts";

/** The verdict and why, in a sentence or two. The reasons are the rules' own words. */
export const headlineOf = (evaluation: Evaluation, rulebook: Rulebook): string => {
  const { outcome, kind, leader } = evaluation;
  if (outcome === "neither-yet") return `Neither yet. ${whyNeither(evaluation, rulebook)}`;
  const reasons = outcome === "hybrid" ? hybridReasons(evaluation) : [mainReason(evaluation, outcome)];
  const advice = kind === "close-call" ? closeCall(evaluation) : recommendation[outcome];
  return [advice, ...new Set(reasons.map((rule) => rule?.because))].filter(Boolean).join(" ") || String(leader);
};

const recommendation: Record<Approach, string> = {
  rag: "Use RAG.",
  "fine-tuning": "Use fine-tuning.",
  hybrid: "Use a hybrid: a fine-tuned model with retrieval.",
};

const closeCall = ({ outcome, runnerUp, margin }: Evaluation): string => {
  const points = `${margin} ${margin === 1 ? "point" : "points"}`;
  const rival = runnerUp ? ` over ${outcomeNames[runnerUp]} or plain prompting` : " over plain prompting";
  return `A close call: ${outcomeNames[outcome]}, by ${points}${rival}.`;
};

const whyNeither = ({ gates, needs, leader, scores }: Evaluation, { settings }: Rulebook): string => {
  const gate = gates.find(({ kind }) => kind === "neither-yet");
  if (gate) return gate.say;
  if (!leader) return "Your limits rule out every approach.";
  if (scores[leader] < settings.bar) {
    return `${capital(outcomeNames[leader])} is ahead, but scores less than a good prompt alone would.`;
  }
  const shown = needs.length > 0 ? `what you need is ruled out for now` : `nothing in your answers calls for more`;
  return `Start with a good prompt: ${shown}. If that is not enough, try ${outcomeNames[leader]}.`;
};

/** The rule that does most to put an approach ahead of the runner-up. */
const mainReason = ({ fired, runnerUp }: Evaluation, outcome: Approach, need?: Need): Rule | undefined => {
  const lift = (rule: Rule): number => {
    const points = pointsOf(rule);
    return points[outcome] * 2 - (runnerUp && !need ? points[runnerUp] : 0);
  };
  const candidates = fired.filter((rule) => rule.effect[outcome] > 0 && (need === undefined || rule.need === need));
  return candidates.reduce<Rule | undefined>(
    (best, rule) => (best && lift(best) >= lift(rule) ? best : rule),
    undefined,
  );
};

const hybridReasons = (evaluation: Evaluation): (Rule | undefined)[] => [
  mainReason(evaluation, "hybrid", "facts"),
  mainReason(evaluation, "hybrid", "behaviour"),
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
