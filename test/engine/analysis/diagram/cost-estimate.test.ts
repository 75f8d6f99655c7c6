import { expect, it } from "vitest";
import { estimateCost } from "../../../../src/engine/analysis/diagram/cost-estimate.ts";
import type { DecisionDiagram, Edge } from "../../../../src/engine/analysis/diagram/layers.ts";

/** Edges to one state, one for each list of points. */
function edges(to: number, ...points: Edge["points"][]): Edge[] {
  return points.map((one, choice) => ({ to, points: one, choices: [choice] }));
}

/** A diagram with these states in each layer, and one ending. */
function diagramOf(layers: Edge[][][]): DecisionDiagram {
  return {
    start: { state: 0, points: [0, 0, 0] },
    layers: layers.map((states, question) => ({ question, states })),
    endings: [{ pool: 15, hits: 7 }],
  };
}

const none = [0, 0, 0];

it.each<[what: string, layers: Edge[][][], entries: number]>([
  ["nothing without a question", [], 0],
  ["one where nothing is answered yet", [[edges(0, none, [3, 0, 0])]], 1],
  [
    "one for each way there, where the rest can tell them apart",
    [[edges(0, none, [3, 0, 0], [6, 0, 0])], [edges(0, none, [0, 0, 4])]],
    1 + 3,
  ],
  [
    "one for each way there through all questions before",
    [[edges(0, none, [3, 0, 0])], [edges(0, none, [0, 1, 0], [0, 2, 0])], [edges(0, none, [0, 0, 9])]],
    1 + 2 + 6,
  ],
  [
    "no more than the scores that the rest can still make up for: 2 from one point between its choices",
    [[edges(0, none, [3, 0, 0], [6, 0, 0])], [edges(0, none, [1, 0, 0])]],
    1 + 2,
  ],
  [
    "for that all approaches together: 2 × 3 × 4 from one, two and three points, to whichever side of 0",
    [[edges(0, ...Array.from({ length: 30 }, (_, rag) => [rag, 0, 0]))], [edges(0, [-1, 2, 0], [0, 0, -3])]],
    1 + 24,
  ],
  [
    "for that all questions to come: 4 from one and two points, then 3 from the two",
    [
      [edges(0, ...Array.from({ length: 9 }, (_, rag) => [rag, 0, 0]))],
      [edges(0, none, [1, 0, 0])],
      [edges(0, none, [2, 0, 0])],
    ],
    1 + 4 + 3,
  ],
  [
    "for each state as many as for the one with most",
    [
      [[...edges(0, none, [1, 0, 0], [2, 0, 0]), ...edges(1, none, [1, 0, 0])]],
      [edges(0, none, [1, 0, 0]), edges(0, none, [1, 0, 2])],
    ],
    1 + 2 * 5,
  ],
  [
    "for each state as many ways as there are from the one with most choices",
    [
      [[...edges(0, none), ...edges(1, none)]],
      [edges(0, none), edges(0, none, [1, 0, 0], [2, 0, 0])],
      [edges(0, none, [0, 99, 0])],
    ],
    1 + 2 * 2 + 2 * 3,
  ],
])("the entries of a walk are guessed at: %s", (_, layers, entries) => {
  expect(estimateCost(diagramOf(layers))).toBe(entries);
});

it("guesses at none where nothing that counts can be reached", () => {
  expect(estimateCost({ start: null, layers: [{ question: 0, states: [] }], endings: [] })).toBe(0);
});
