import { describe, expect, it } from "vitest";
import type { DecisionDiagram, Edge } from "../../../../src/engine/analysis/diagram/layers.ts";
import {
  planForward,
  rulesAt,
  sum,
  transitionsOf,
  type Weights,
  weightFrom,
} from "../../../../src/engine/analysis/diagram/plan.ts";

function edge(to: number, points: number[], ...choices: number[]): Edge {
  return { to, points, choices };
}

// Question 2 leads to one of two states, question 0 to one of two endings: all compete, or RAG and the bar alone.
const diagram: DecisionDiagram = {
  start: { state: 0, points: [1, 0, 0] },
  layers: [
    { question: 2, states: [[edge(0, [1, 0, 0], 0), edge(1, [0, 2, 0], 1, 2)]] },
    { question: 0, states: [[edge(0, [0, 0, 3], 1)], [edge(0, [0, 0, 0], 0), edge(1, [4, 0, 0], 1)]] },
  ],
  endings: [
    { pool: 15, hits: 7 },
    { pool: 9, hits: 1 },
  ],
};
const weights: Weights = [
  [2, 3],
  [9, 9],
  [0.5, 1, 0.25],
];
const plan = planForward(diagram, weights, [0, 1, 2, 3]);

describe("a plan of a walk", () => {
  it.each([
    [0, (2 + 3) * (0.5 + 1 + 0.25)],
    [1, 2 + 3],
    [2, 1],
  ])("has from layer %d on the weight %d, of the questions that are asked", (layer, weight) => {
    expect(weightFrom(plan, layer)).toBe(weight);
  });

  it("walks each edge from its state, with the weights of its choices together", () => {
    expect(transitionsOf(plan, 0)).toEqual([
      { from: 0, to: 0, points: [1, 0, 0], choices: [0], weight: 0.5 },
      { from: 0, to: 1, points: [0, 2, 0], choices: [1, 2], weight: 1.25 },
    ]);
    expect(transitionsOf(plan, 1).map(({ from, to, weight }) => [from, to, weight])).toEqual([
      [0, 0, 3],
      [1, 0, 2],
      [1, 1, 3],
    ]);
  });

  it("walks no edge whose choices never occur", () => {
    const rare = planForward(
      diagram,
      [
        [0, 3],
        [9, 9],
        [0.5, 0, 0.25],
      ],
      [0, 1, 2, 3],
    );
    expect(transitionsOf(rare, 0).map(({ weight }) => weight)).toEqual([0.5, 0.25]);
    expect(transitionsOf(rare, 1).map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it("knows for each state who competes behind it, and by which lead of whom over whom that is settled", () => {
    expect([0, 1].map((state) => rulesAt(plan, { layer: 1, state }).pool)).toEqual([15, 15]);
    expect([0, 1].map((state) => rulesAt(plan, { layer: 2, state }).pool)).toEqual([15, 9]);
    const never = 0x3fffffff;
    expect([...rulesAt(plan, { layer: 2, state: 1 }).settles]).toEqual([
      ...[never, 0, 0, 0],
      ...[never, never, never, never],
      ...[never, never, never, never],
      ...[1, 1, 1, never],
    ]);
    // The hybrid alone still gains 3: of those that go first in a tie, it is out only from behind that.
    expect([...rulesAt(plan, { layer: 1, state: 0 }).settles]).toEqual([
      ...[never, 0, 3, 0],
      ...[1, never, 3, 0],
      ...[-2, -2, never, -3],
      ...[1, 1, 4, never],
    ]);
  });

  it("has keys with room for all leads that come up, from the start on", () => {
    // Leads over the bar: RAG's from 1 to 5, fine-tuning's from 0 to 2, the hybrid's from 0 to 3.
    const { keyOf, shiftOf } = plan.scoreKeys;
    expect(keyOf(15, [1, 0, 0])).toBe(0);
    expect(shiftOf(15, [0, 0, 1])).toBe(1);
    expect(shiftOf(15, [0, 1, 0])).toBe(4);
    expect(shiftOf(15, [1, 0, 0])).toBe(3 * 4);
    // Over the hybrid, without the bar: RAG's from -1 to 5, fine-tuning's from -3 to 2.
    expect(keyOf(7, [2, 0, 3])).toBe(0);
    expect(shiftOf(7, [0, 1, 0])).toBe(1);
    expect(shiftOf(7, [1, 0, 0])).toBe(6);
  });
});

it("the sum of some numbers is theirs, and 0 of none", () => {
  expect(sum([1, 2.5, -4])).toBe(-0.5);
  expect(sum(Float64Array.of(3, 4))).toBe(7);
  expect(sum([])).toBe(0);
});
