import type { DecisionDiagram } from "./layers.ts";
import { createScoreKeys, type ScoreKeys, type WinRules } from "./score-key.ts";
import { leadsThatSettle, boundsOf } from "./bounds.ts";

/** How much each choice of a question weighs, `[question][choice]`: 1 to count sheets, its probability for shares. */
export type Weights = readonly (readonly number[])[];

/** An diagram made ready for walking: what each state needs to know of the rest. */
export type ForwardPlan = {
  diagram: DecisionDiagram;
  weights: Weights;
  /** For each layer and the endings, `16 × state + 4 × first + second`: the lead from which the second cannot win. */
  settles: readonly Int32Array[];
  pools: readonly Uint8Array[];
  scoreKeys: ScoreKeys;
};

/** More than any lead can be; a lead this large is never reached. */
const never = 0x3fffffff;

/** Plans a forward pass in which candidates that come earlier in the order for ties win ties. */
export function planForward(diagram: DecisionDiagram, weights: Weights, priority: readonly number[]): ForwardPlan {
  const bounds = boundsOf(diagram);
  return {
    diagram: diagram,
    weights,
    settles: bounds.map((layer) =>
      Int32Array.from(layer.flatMap((bound) => leadsThatSettle(bound, priority).map((lead) => Math.min(lead, never)))),
    ),
    pools: bounds.map((layer) => Uint8Array.from(layer.map(({ pool }) => pool))),
    scoreKeys: createScoreKeys(reachOf(diagram)),
  };
}

/** The largest lead that any candidate can have over any other, on the way or at the end. */
function reachOf({ start, layers, endings }: DecisionDiagram): number {
  const spread = (points: readonly number[]): number => Math.max(0, ...points) - Math.min(0, ...points);
  // Along each path by itself: a rule that is settled at one question on some paths and at another on others counts once.
  const reach = layers.reduceRight<readonly number[]>(
    (after, { states }) =>
      states.map((edges) => edges.reduce((most, { to, points }) => Math.max(most, spread(points) + after[to]!), 0)),
    endings.map(() => 0),
  );
  return start ? spread(start.points) + (reach[start.state] ?? 0) : 0;
}

/** The weight of all ways to answer the questions from a layer on. */
export function weightFrom({ diagram, weights }: ForwardPlan, layer: number): number {
  return diagram.layers.slice(layer).reduce((product, { question }) => product * sum(weights[question] ?? []), 1);
}

/** An edge, from its state. */
export type Transition = {
  from: number;
  to: number;
  points: readonly number[];
  choices: readonly number[];
  weight: number;
};

/** The edges of a layer. Those whose choices never happen are left out. */
export function transitionsOf({ diagram, weights }: ForwardPlan, index: number): Transition[] {
  const { question, states } = diagram.layers[index]!;
  const given = weights[question] ?? [];
  return states
    .flatMap((edges, from) => edges.map((edge) => ({ ...edge, from, weight: sumAt(given, edge.choices) })))
    .filter(({ weight }) => weight > 0);
}

/** A state before a question, or an ending. */
export type LayerState = { layer: number; state: number };

/** What decides in a place who can still win. */
export function rulesAt({ settles, pools }: ForwardPlan, { layer, state }: LayerState): WinRules {
  return {
    settles: settles[layer]!.subarray(16 * state, 16 * state + 16),
    pool: pools[layer]![state]!,
  };
}

/** The sum of some numbers. */
export function sum(list: Iterable<number>): number {
  let all = 0;
  for (const one of list) all += one;
  return all;
}

function sumAt(list: readonly number[], indexes: readonly number[]): number {
  return indexes.reduce((all, index) => all + (list[index] ?? 0), 0);
}
