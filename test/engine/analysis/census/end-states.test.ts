import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neededAtEnd, winnerAt } from "../../../../src/engine/analysis/census/end-states.ts";
import type { Ending } from "../../../../src/engine/analysis/diagram/layers.ts";
import { runs } from "../../../seed.ts";

const inOrder = [0, 1, 2, 3];
const tuningFirst = [1, 0, 2, 3];

describe("the winner of two that end", () => {
  // Sets of candidates are bits: 1 RAG, 2 fine-tuning, 4 hybrid, 8 the bar, whose score is 0. 3 stands for neither yet.
  it.each<[what: string, ending: Ending, scores: number[], priority: number[], winner: number]>([
    ["whoever is ahead", { pool: 15, hits: 7 }, [1, 3, 2, 0], inOrder, 1],
    ["nobody where the bar is ahead", { pool: 15, hits: 7 }, [-1, -2, -3, 0], inOrder, 3],
    ["an approach that reaches the bar", { pool: 15, hits: 7 }, [-1, -2, 0, 0], inOrder, 2],
    ["the one that goes first in a tie", { pool: 15, hits: 7 }, [2, 2, 0, 0], inOrder, 0],
    ["the other where it goes first", { pool: 15, hits: 7 }, [2, 2, 0, 0], tuningFirst, 1],
    ["the best of those that compete", { pool: 12, hits: 4 }, [9, 8, 1, 0], inOrder, 2],
    ["nobody where the one ahead does not count", { pool: 15, hits: 6 }, [3, 2, 1, 0], inOrder, 3],
    ["nobody where nobody competes", { pool: 0, hits: 0 }, [3, 2, 1, 0], inOrder, 3],
  ])("is %s", (_, ending, scores, priority, winner) => {
    expect(winnerAt(ending, scores, priority)).toBe(winner);
  });
});

/** Scores near each other, the bar's 0 behind them. */
const near = Array.from({ length: 15 }, (_, at) => at - 7);
const allScores = near.flatMap((rag) => near.flatMap((tuning) => near.map((hybrid) => [rag, tuning, hybrid, 0])));

const ending: fc.Arbitrary<Ending> = fc
  .tuple(fc.constantFrom(0, 0, ...[9, 10, 12, 11, 13, 14, 15, 15, 15]), fc.integer({ min: 0, max: 7 }))
  .map(([pool, hits]) => ({ pool, hits: pool & hits }));
const outcome = fc.integer({ min: 0, max: 3 });

describe("the leads that a wanted pair of winners needs", () => {
  it("are the least that are found with it among all scores", () => {
    const point = fc.integer({ min: -1, max: 1 });
    fc.assert(
      fc.property(
        fc.record({ one: ending, other: ending, before: outcome, after: outcome }),
        fc.tuple(point, point, point),
        fc.constantFrom(inOrder, tuningFirst),
        ({ one, other, before, after }, extra, priority) => {
          fc.pre(before !== after);
          const wanted = (first: number, second: number): boolean => first === before && second === after;
          const found = allScores.filter((scores) => {
            const others = scores.map((score, a) => score + (extra[a] ?? 0));
            return wanted(winnerAt(one, scores, priority), winnerAt(other, others, priority));
          });
          neededAtEnd(one, other, extra, priority, wanted).forEach((needed, pair) => {
            const [a, c] = [pair >> 2, pair & 3];
            const least = found.reduce((all, scores) => Math.min(all, scores[a]! - scores[c]!), Infinity);
            // Where none is needed, what is found goes as far down as the scores that are tried; one that is needed is -2 or more.
            if (needed === -Infinity) expect(least).toBeLessThanOrEqual(-4);
            else expect(needed).toBe(least);
          });
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("are those of the pair that needs least, where several are wanted", () => {
    const all: Ending = { pool: 15, hits: 7 };
    const differ = (before: number, after: number): boolean => before !== after;
    // The second sheet's fine-tuning has 2 points more.
    const least = neededAtEnd(all, all, [0, 2, 0], inOrder, differ);
    // From 1 behind RAG, which goes first in a tie, it comes to be ahead; from 2 behind the bar, which goes last.
    expect(least[4]).toBe(-1);
    expect(least[7]).toBe(-2);
  });

  const nothing: Ending = { pool: 0, hits: 0 };
  const all: Ending = { pool: 15, hits: 7 };
  const free = -Infinity;
  it.each<[what: string, one: Ending, extra: number[], needed: number[]]>([
    // RAG goes first in a tie, with the bar as with the others.
    [
      "whatever the first, which nothing counts for",
      nothing,
      [0, 0, 0],
      [0, 0, 0, 0, free, 0, free, free, free, free, 0, free, free, free, free, 0],
    ],
    // The bar is ahead of RAG by 1 or 2; the others, which do not compete in the first, no more than RAG's 2.
    [
      "with the bar ahead in the first",
      { pool: 9, hits: 1 },
      [2, 0, 0],
      [0, -2, -2, -2, free, 0, free, free, free, free, 0, free, 1, -1, -1, 0],
    ],
  ])("are for neither yet, and then RAG, those of RAG %s", (_, one, extra, needed) => {
    const wanted = (before: number, after: number): boolean => before === 3 && after === 0;
    expect(neededAtEnd(one, all, extra, inOrder, wanted)).toEqual(needed);
  });
});
