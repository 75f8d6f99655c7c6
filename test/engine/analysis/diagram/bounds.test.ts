import { describe, expect, it } from "vitest";
import { boundsOf, leadsThatSettle } from "../../../../src/engine/analysis/diagram/bounds.ts";
import type { DecisionDiagram } from "../../../../src/engine/analysis/diagram/layers.ts";

// Sets of candidates are bits: 1 RAG, 2 fine-tuning, 4 hybrid, 8 the bar.
const everybody = 15;
const ragAndBar = 9;
const never = Infinity;

/** Either all compete, RAG 2 up and the hybrid 1; or RAG, 1 down, and the bar alone. Before that RAG may gain 5. */
const diagram: DecisionDiagram = {
  start: { state: 0, points: [0, 0, 0] },
  layers: [
    {
      question: 0,
      states: [
        [
          { to: 0, points: [0, 0, 0], choices: [0] },
          { to: 0, points: [5, 0, 0], choices: [1] },
        ],
      ],
    },
    {
      question: 1,
      states: [
        [
          { to: 0, points: [2, 0, 1], choices: [0] },
          { to: 1, points: [-1, 0, 0], choices: [1] },
        ],
      ],
    },
  ],
  endings: [
    { pool: everybody, hits: 7 },
    { pool: ragAndBar, hits: 1 },
  ],
};

const [[first], [second], [all, two]] = boundsOf(diagram) as [[Bound], [Bound], [Bound, Bound]];
type Bound = ReturnType<typeof boundsOf>[number][number];

describe("the bounds of a state", () => {
  it("are at an end who competes there, beside whom, and that nobody gains any more", () => {
    const nothing = new Array<number>(16).fill(0);
    expect(all).toEqual({ pool: 15, beside: [15, 15, 15, 15], least: nothing });
    expect(two).toEqual({ pool: 9, beside: [9, 15, 15, 9], least: nothing });
  });

  it("take all that may come together: who competes anywhere, beside whom everywhere, and the least gains", () => {
    expect(second).toEqual({
      pool: everybody,
      // Fine-tuning and the hybrid compete only where all do, RAG and the bar also where they are alone.
      beside: [ragAndBar, everybody, everybody, ragAndBar],
      least: [...[0, -1, -1, -1], ...[-2, 0, -1, 0], ...[-1, 0, 0, 0], ...[-2, 0, -1, 0]],
    });
  });

  it("add up over the questions to come", () => {
    expect(first.pool).toBe(everybody);
    expect(first.beside).toEqual(second.beside);
    // What RAG may gain, each other one may lose to it.
    expect(first.least).toEqual([...[0, -1, -1, -1], ...[-7, 0, -1, 0], ...[-6, 0, 0, 0], ...[-7, 0, -1, 0]]);
  });
});

describe("the leads that settle", () => {
  it("outlast what the second can still gain, by a point where it goes first in a tie", () => {
    expect(leadsThatSettle(second, [0, 1, 2, 3])).toEqual([
      ...[never, 1, 1, 1],
      ...[never, never, 1, never],
      ...[never, 1, never, never],
      ...[3, 1, 2, never],
    ]);
    // With the ties the other way round.
    expect(leadsThatSettle(second, [3, 2, 1, 0])).toEqual([
      ...[never, 2, 2, 2],
      ...[never, never, 2, never],
      ...[never, 0, never, never],
      ...[2, 0, 1, never],
    ]);
  });

  it("are none of one that does not compete, however many do not beside it", () => {
    expect(leadsThatSettle(two, [0, 1, 2, 3])).toEqual([
      ...[never, 0, 0, 0],
      ...[never, never, never, never],
      ...[never, never, never, never],
      ...[1, 1, 1, never],
    ]);
  });
});
