import { describe, expect, it } from "vitest";
import { bestSoFar, evaluationOf } from "../../../src/engine/measure/evaluation.ts";
import type { EvaluationRow } from "../../../src/model/measure.ts";
import { rows, tallied } from "./rows.ts";

function evaluated(all: readonly EvaluationRow[], target = 0.9) {
  const tally = tallied(all);
  const { answers, ...rest } = evaluationOf(tally, bestSoFar(tally) ?? "bare", target);
  return { ...rest, answers: Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value])) };
}

const [yes, no] = [true, false];
const found = { passage: true };
const notFound = { passage: false };

/** Evaluations whose cause is known, because it was made: what comes out, and what stays open. */
const made: [name: string, rows: EvaluationRow[], answers: Record<string, unknown>][] = [
  [
    "facts",
    [...rows("bare", 0, 8, yes), ...rows("bare", 8, 32, no), ...rows("given", 0, 38, yes), ...rows("given", 38, 2, no)],
    { knowledge: "core", tried: "prompt-short", shortfall: "facts", reader: null, accuracy: null, tests: "good" },
  ],
  [
    "facts for a part",
    [...rows("bare", 0, 70, yes), ...rows("bare", 70, 30, no), ...rows("given", 0, 100, yes)],
    { knowledge: "some", tried: "prompt-short", shortfall: "facts", reader: "able", accuracy: null, tests: "good" },
  ],
  [
    "between some and core",
    [...rows("bare", 0, 7, yes), ...rows("bare", 7, 10, no), ...rows("given", 0, 16, yes), ...rows("given", 16, 1, no)],
    { knowledge: null, tried: "prompt-short", shortfall: "facts", reader: null, accuracy: null, tests: "few" },
  ],
  [
    "skill, and no facts missing",
    [
      ...rows("bare", 0, 30, yes),
      ...rows("bare", 30, 30, no),
      ...rows("given", 0, 30, yes),
      ...rows("given", 30, 30, no),
    ],
    { knowledge: "none", tried: "prompt-short", shortfall: "skill", accuracy: null, tests: "good" },
  ],
  [
    "nothing missing",
    [...rows("bare", 0, 35, yes), ...rows("given", 0, 35, yes)],
    { knowledge: "none", tried: "prompt-close", shortfall: "nowhere", accuracy: "enough", tests: "good" },
  ],
  [
    "too few to say that nothing is missing",
    [...rows("bare", 0, 34, yes), ...rows("given", 0, 34, yes)],
    { knowledge: null, tried: null, shortfall: null, reader: null, accuracy: null, tests: "good" },
  ],
  [
    "finding",
    [...rows("found", 0, 60, yes), ...rows("found", 60, 40, no, notFound)],
    { tried: "rag-short", shortfall: "finding", tests: "good" },
  ],
  [
    "using",
    [...rows("found", 0, 84, yes), ...rows("found", 84, 15, no, found), ...rows("found", 99, 1, no, notFound)],
    { tried: "rag-short", shortfall: "using", reader: "strained", tests: "good" },
  ],
  [
    "half finding, half using",
    [...rows("found", 0, 60, yes), ...rows("found", 60, 20, no, found), ...rows("found", 80, 20, no, notFound)],
    { tried: "rag-short", shortfall: null, tests: "good" },
  ],
  [
    "using what was found, though able with what is given",
    [...rows("found", 0, 60, yes), ...rows("found", 60, 40, no, found), ...rows("given", 0, 100, yes)],
    { tried: "rag-short", shortfall: "using", reader: null, tests: "good" },
  ],
  ["search that works", rows("found", 0, 60, yes), { tried: "rag-short", shortfall: "nowhere", tests: "good" }],
  [
    "search, nobody knows whether it finds",
    [...rows("found", 0, 60, yes), ...rows("found", 60, 40, no)],
    { tried: "rag-short", shortfall: null, tests: "good" },
  ],
  [
    "manner",
    [...rows("bare", 0, 20, yes), ...rows("bare", 20, 20, no, { failed: ["manner"] })],
    { tried: "prompt-short", shortfall: "manner", accuracy: null, tests: "good" },
  ],
  [
    "shape",
    [...rows("bare", 0, 20, yes, { shape: true }), ...rows("bare", 20, 20, no, { shape: false, failed: ["shape"] })],
    { tried: "prompt-short", shortfall: "manner", structure: "beyond-prompting", accuracy: null, tests: "good" },
  ],
  [
    "shape that holds",
    rows("bare", 0, 60, yes, { shape: true }),
    { tried: "prompt-close", shortfall: "nowhere", structure: "enforceable", accuracy: "enough", tests: "good" },
  ],
  [
    "cost",
    [...rows("bare", 0, 20, yes), ...rows("bare", 20, 20, no, { failed: ["cost"] })],
    { tried: "prompt-short", shortfall: "cost", accuracy: null, tests: "good" },
  ],
  [
    "too slow and wrong is not cost",
    [...rows("bare", 0, 20, yes), ...rows("bare", 20, 20, no, { failed: ["cost", "facts"] })],
    { tried: "prompt-short", shortfall: null, accuracy: null, tests: "good" },
  ],
  [
    "a tuned model that lacks facts",
    [...rows("tuned", 0, 20, yes), ...rows("tuned", 20, 20, no), ...rows("given", 0, 40, yes)],
    { tried: "tuned-short", shortfall: "facts", reader: "able", tests: "good" },
  ],
  [
    "too few without search or with the passage to compare",
    [...rows("found", 0, 60, yes), ...rows("bare", 0, 9, no), ...rows("given", 0, 9, yes)],
    { tried: "rag-short", shortfall: "nowhere", tests: "good" },
  ],
  [
    "just enough of both",
    [...rows("found", 0, 60, yes), ...rows("bare", 0, 10, no), ...rows("given", 0, 10, yes)],
    { knowledge: "core", tried: "rag-short", shortfall: "nowhere", reader: null, accuracy: null, tests: "good" },
  ],
  [
    "too few checks of shape",
    [...rows("bare", 0, 9, yes, { shape: true }), ...rows("bare", 9, 51, yes)],
    { tried: "prompt-close", shortfall: "nowhere", accuracy: "enough", tests: "good" },
  ],
  [
    "shape that holds in half of the tries",
    [...rows("bare", 0, 60, yes, { shape: true }), ...rows("bare", 0, 60, yes, { shape: false })],
    { tried: "prompt-close", shortfall: "nowhere", structure: "beyond-prompting", accuracy: "enough", tests: "good" },
  ],
  [
    "a tuned model that is good enough",
    [...rows("tuned", 0, 60, yes), ...rows("bare", 0, 60, no)],
    { tried: "tuned-short", shortfall: "nowhere", accuracy: null, tests: "good" },
  ],
  ["too few questions", [...rows("bare", 0, 9, no), ...rows("given", 0, 9, yes)], { tests: "few" }],
  ["nothing judged", rows("bare", 0, 50, null), {}],
  [
    "errors beside answers",
    [...rows("bare", 0, 35, yes), ...rows("bare", 35, 20, null)],
    { tried: "prompt-close", shortfall: "nowhere", accuracy: "enough", tests: "good" },
  ],
];

describe("an evaluation whose cause is known", () => {
  it.each(made)("%s", (_, all, answers) => {
    expect(evaluated(all).answers).toEqual(answers);
  });
});

describe("rows", () => {
  it("repeats of a question are one question: right if more than half of those judged are", () => {
    const three = (right: readonly (boolean | null)[]) => right.flatMap((one) => rows("bare", 0, 1, one));
    expect(evaluated(three([yes, yes, no])).conditions.bare).toMatchObject({ right: 1, of: 1, notJudged: 0 });
    expect(evaluated(three([yes, no])).conditions.bare).toMatchObject({ right: 0, of: 1 });
    expect(evaluated(three([yes, null])).conditions.bare).toMatchObject({ right: 1, of: 1, notJudged: 0 });
    expect(evaluated(three([null, null])).conditions.bare).toMatchObject({ right: 0, of: 0, notJudged: 1 });
  });

  it("a prompt that is no condition is left out, and counted", () => {
    const all = [...rows("bare", 0, 3, yes), ...rows("bare", 0, 2, yes, { labels: ["v2", "gpt"] })];
    const tally = tallied(all, { bare: "v2" });
    expect(tally.leftOut).toEqual(new Map([["bare", 3]]));
    expect(evaluationOf(tally, "bare", 0.9).conditions.bare).toMatchObject({ right: 2, of: 2 });
  });

  it("failures are listed by their class, each question once", () => {
    const all = [
      ...rows("bare", 0, 2, yes),
      ...rows("bare", 2, 3, no),
      ...rows("bare", 5, 1, null),
      ...rows("given", 2, 1, yes),
      ...rows("given", 3, 1, no),
    ];
    expect(evaluated(all).failures).toEqual({ facts: ["q2"], skill: ["q3"], open: ["q4"], "not judged": ["q5"] });
  });

  it("pairs count the questions judged under both", () => {
    const all = [
      ...rows("bare", 0, 8, yes),
      ...rows("bare", 8, 32, no),
      ...rows("given", 0, 7, yes),
      ...rows("given", 7, 1, no),
      ...rows("given", 8, 30, yes),
      ...rows("given", 38, 1, no),
    ];
    expect(evaluated(all).pairs).toMatchObject([
      { from: "bare", to: "given", fixed: 30, broken: 1, both: 7, neither: 1 },
    ]);
  });
});
