import { type Approach, leastAnswers } from "../../model/approach.ts";
import type { Firmness } from "../../model/decision.ts";
import type { Rule, Rulebook } from "../../model/rulebook.ts";
import type { Evaluation } from "../decision/evaluate.ts";

/** The radius within which no error in the weights changes the outcome, and the weight at which each rule alone does. */
export type WeightMargins = Pick<Firmness, "radius" | "weights">;

/**
 * How far the weights may be off. Constraints, gates and needs are held: only the scores move. The radius is the largest
 * share by which all weights may be wrong at once, in the worst way: min over rivals of M / Σ w|Δ|, at most 1; null when
 * the outcome is neither-yet.
 */
export function weightMarginsOf({ settings }: Rulebook, evaluation: Evaluation): WeightMargins {
  const { fired, outcome, earned, scores, gates } = evaluation;
  const bar: Runner = { approach: null, score: settings.bar, place: settings.ties.length };
  const runners = earned.map((approach) => ({
    approach,
    score: scores[approach],
    place: settings.ties.indexOf(approach),
  }));
  const winner = outcome === "neither-yet" ? bar : runners.find(({ approach }) => approach === outcome);
  const rivals = [...runners, bar].filter(({ approach }) => winner && approach !== winner.approach);
  const shut = gates.some(({ kind }) => kind === "neither-yet");
  return {
    radius:
      outcome === "neither-yet" || !winner
        ? null
        : Math.min(1, ...rivals.map((rival) => radiusTo(rival, winner, fired))),
    weights: fired.map((rule) => ({
      rule: rule.id,
      weight: rule.weight,
      flipsAt:
        winner && !shut
          ? nearestWeight(rule, rivals.map((rival) => weightsThatPass(rule, rival, winner)).flat())
          : null,
    })),
  };
}

/** What a level rests on, besides the evaluation and the outcome's own share. */
export type LevelGrounds = {
  radius: number | null;
  /** Questions that are asked and have no choice, and those that have one. */
  open: number;
  counted: number;
  /** Single answers to open questions that change the outcome. */
  turns: number;
};

/**
 * One word for how firm a decision is, and the outcome's own share where that decides, else null. A verdict that any one
 * open answer, or most of the ways the open questions could turn out, would overturn is at most leaning. The share is
 * asked for only when it decides; where it is not to be had (null) the level does without, and where it would take too
 * much work to find ("beyond") it is at most leaning.
 */
export function levelOf(
  { settings }: Rulebook,
  evaluation: Evaluation,
  { radius, open, counted, turns }: LevelGrounds,
  ownShare: () => number | null | "beyond",
): Pick<Firmness, "level" | "share"> & { isWorkedOut: boolean } {
  const isWorkedOut = true;
  if (evaluation.kind === "close-call") return { level: "close-call", share: null, isWorkedOut };
  const holds = radius === null ? isBeyondWeights(evaluation) : radius >= settings["firm-radius"];
  const isAnswered = counted >= leastAnswers || open === 0;
  if (!holds || !isAnswered || turns > 0) return { level: "leaning", share: null, isWorkedOut };
  const share = ownShare();
  if (share === "beyond") return { level: "leaning", share: null, isWorkedOut: false };
  return { level: share === null || share >= 0.5 ? "firm" : "leaning", share, isWorkedOut };
}

/** Whether it is neither yet whatever the weights: a gate says so, or no approach that is called for is left. */
function isBeyondWeights({ gates, earned }: Evaluation): boolean {
  return earned.length === 0 || gates.some(({ kind }) => kind === "neither-yet");
}

/** An approach, or the bar, in the race for the outcome. A lower place wins ties. */
type Runner = { approach: Approach | null; score: number; place: number };

function effectOn({ effect }: Rule, { approach }: Runner): number {
  return approach === null ? 0 : effect[approach];
}

function radiusTo(rival: Runner, winner: Runner, fired: readonly Rule[]): number {
  const spread = fired.reduce(
    (sum, rule) => sum + rule.weight * Math.abs(effectOn(rule, winner) - effectOn(rule, rival)),
    0,
  );
  return spread === 0 ? 1 : (winner.score - rival.score) / spread;
}

/** The first whole weight on the way up or down at which a rival passes the winner, if there is one. */
function weightsThatPass(rule: Rule, rival: Runner, winner: Runner): number[] {
  const gain = effectOn(rule, rival) - effectOn(rule, winner);
  if (gain === 0) return [];
  const steps = (winner.score - rival.score) / Math.abs(gain);
  const needed = rival.place < winner.place ? Math.ceil(steps) : Math.floor(steps) + 1;
  const weight = gain > 0 ? rule.weight + needed : rule.weight - needed;
  return weight >= 0 ? [weight] : [];
}

/** The nearest of the weights; of two equally near, the lower. */
function nearestWeight({ weight }: Rule, passing: readonly number[]): number | null {
  return passing.reduce<number | null>((best, one) => {
    if (best === null) return one;
    const [far, near] = [Math.abs(best - weight), Math.abs(one - weight)];
    return near < far || (near === far && one < best) ? one : best;
  }, null);
}
