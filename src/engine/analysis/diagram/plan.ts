import { candidates } from "./diagram.ts";
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
    scoreKeys: createScoreKeys(leastLeads(diagram)),
  };
}

/** The least lead that each candidate can have over each other one in any state, `4 × first + second`. */
function leastLeads({ start, layers }: DecisionDiagram): number[] {
  const overall = new Array<number>(16).fill(Infinity);
  lower(overall, new Array<number>(16).fill(0), start?.points ?? []);
  let here: number[][] = [];
  if (start) here[start.state] = [...overall];
  for (const { states } of layers) {
    const next: number[][] = [];
    states.forEach((edges, state) => {
      for (const { to, points } of edges) {
        const into = (next[to] ??= new Array<number>(16).fill(Infinity));
        lower(into, here[state]!, points);
      }
    });
    for (const leads of next) lower(overall, leads, []);
    here = next;
  }
  return overall;
}

/** Lowers least leads to these, with points added. */
function lower(least: number[], leads: readonly number[], points: readonly number[]): void {
  for (const a of candidates) {
    for (const c of candidates) {
      const lead = leads[4 * a + c]! + (points[a] ?? 0) - (points[c] ?? 0);
      if (lead < least[4 * a + c]!) least[4 * a + c] = lead;
    }
  }
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
