import { expect, it } from "vitest";
import type { DecisionDiagram, Ending, RawEdge } from "../../../../src/engine/analysis/diagram/layers.ts";
import { reduceDiagram } from "../../../../src/engine/analysis/diagram/reduce.ts";

const start = [1, 2, 3];

/** Where a choice leads, with points for the approaches. */
function go(to: number, ...points: number[]): RawEdge {
  return { to, points };
}

// Sets of candidates are bits: 1 RAG, 2 fine-tuning, 4 hybrid, 8 the bar.
const all: Ending = { pool: 15, hits: 7 };
const rag: Ending = { pool: 9, hits: 1 };
const tuning: Ending = { pool: 10, hits: 2 };
const nobody: Ending = { pool: 15, hits: 0 };

it.each<[what: string, rows: RawEdge[][][], endings: Ending[], reduced: DecisionDiagram]>([
  [
    "is its ending where nothing is asked",
    [],
    [rag],
    { start: { state: 0, points: start }, layers: [], endings: [rag] },
  ],
  [
    "has no start where no ending counts",
    [[[go(0, 1, 0, 0), go(1, 0, 0, 0)]]],
    [nobody, nobody],
    {
      start: null,
      layers: [{ question: 5, states: [] }],
      endings: [],
    },
  ],
  [
    "puts choices together that lead to equal endings with the same points, and drops what counts for nothing",
    [[[go(0, 1, 0, 0), go(1, 9, 0, 0), go(2, 1, 0, 0), go(3, 1, 0, 0), go(2, 1, 0, 2)]]],
    [all, nobody, all, rag],
    {
      start: { state: 0, points: start },
      layers: [
        {
          question: 5,
          states: [
            [
              { to: 0, points: [1, 0, 0], choices: [0, 2] },
              { to: 1, points: [1, 0, 0], choices: [3] },
              { to: 0, points: [1, 0, 2], choices: [4] },
            ],
          ],
        },
      ],
      endings: [all, rag],
    },
  ],
  [
    "tells endings apart that the same compete in, if not the same may win",
    [[[go(0, 0, 0, 0), go(1, 0, 0, 0)]]],
    [all, { pool: 15, hits: 6 }],
    {
      start: { state: 0, points: start },
      layers: [
        {
          question: 5,
          states: [
            [
              { to: 0, points: [0, 0, 0], choices: [0] },
              { to: 1, points: [0, 0, 0], choices: [1] },
            ],
          ],
        },
      ],
      endings: [all, { pool: 15, hits: 6 }],
    },
  ],
  [
    "counts no points of those that do not compete any more",
    [[[go(0, 1, 3, 0), go(0, 1, 0, 2), go(1, 1, 3, 4)]]],
    [rag, tuning],
    {
      start: { state: 0, points: start },
      layers: [
        {
          question: 5,
          states: [
            [
              { to: 0, points: [1, 0, 0], choices: [0, 1] },
              { to: 1, points: [0, 3, 0], choices: [2] },
            ],
          ],
        },
      ],
      endings: [rag, tuning],
    },
  ],
  [
    "takes states for one from which the same follows, drops those from which nothing does, and renumbers the others",
    [
      [[go(2, 4, 4, 4), go(0, 4, 4, 4), go(1, 4, 4, 4), go(3, 4, 4, 4)]],
      [
        [go(0, 1, 0, 0), go(1, 0, 1, 0)],
        [go(0, 1, 2, 2), go(1, 2, 1, 2)],
        [go(2, 1, 0, 0), go(2, 1, 0, 0)],
        [go(1, 0, 1, 0), go(0, 1, 0, 0)],
      ],
    ],
    [rag, tuning, nobody],
    {
      start: { state: 0, points: start },
      layers: [
        {
          question: 5,
          states: [
            [
              // From here RAG or fine-tuning may come to compete, and the hybrid never.
              { to: 0, points: [4, 4, 0], choices: [1, 2] },
              { to: 1, points: [4, 4, 0], choices: [3] },
            ],
          ],
        },
        {
          question: 3,
          states: [
            [
              { to: 0, points: [1, 0, 0], choices: [0] },
              { to: 1, points: [0, 1, 0], choices: [1] },
            ],
            [
              { to: 1, points: [0, 1, 0], choices: [0] },
              { to: 0, points: [1, 0, 0], choices: [1] },
            ],
          ],
        },
      ],
      endings: [rag, tuning],
    },
  ],
  [
    "keeps states apart whose choices part elsewhere",
    [
      [[go(0, 0, 0, 0), go(1, 0, 0, 0)]],
      [
        [go(0, 1, 0, 0), go(0, 1, 0, 0), go(0, 0, 0, 0)],
        [go(0, 1, 0, 0), go(0, 0, 0, 0), go(0, 0, 0, 0)],
      ],
    ],
    [rag],
    {
      start: { state: 0, points: start },
      layers: [
        {
          question: 5,
          states: [
            [
              { to: 0, points: [0, 0, 0], choices: [0] },
              { to: 1, points: [0, 0, 0], choices: [1] },
            ],
          ],
        },
        {
          question: 3,
          states: [
            [
              { to: 0, points: [1, 0, 0], choices: [0, 1] },
              { to: 0, points: [0, 0, 0], choices: [2] },
            ],
            [
              { to: 0, points: [1, 0, 0], choices: [0] },
              { to: 0, points: [0, 0, 0], choices: [1, 2] },
            ],
          ],
        },
      ],
      endings: [rag],
    },
  ],
])("a reduced diagram %s", (_, rows, endings, reduced) => {
  expect(reduceDiagram(rows, endings, [5, 3].slice(0, rows.length), start)).toEqual(reduced);
});
