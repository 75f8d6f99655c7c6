import { describe, expect, it } from "vitest";
import { bestSoFar, evaluationOf, testsAnswer } from "../../../src/engine/measure/evaluation.ts";
import { wilson } from "../../../src/engine/measure/intervals.ts";
import type { BestCondition, EvalCondition, EvaluationRow, MeasuredAnswer } from "../../../src/model/measure.ts";
import { rows, tallied } from "./rows.ts";

const [yes, no] = [true, false];

/** An answer with the share that it rests on, of so many, and no number of further questions. */
function rests(value: string | null, choices: string[], [right, of]: [number, number]): MeasuredAnswer {
  return { value, choices, ...wilson(right, of), more: null };
}

/** What an evaluation says of a question, where the target is 90 %. */
function said(question: string, all: readonly EvaluationRow[]): MeasuredAnswer | undefined {
  const tally = tallied(all);
  return evaluationOf(tally, bestSoFar(tally)!, 0.9).answers[question];
}

/** 60 questions that search answers rightly, and wrong ones with and without the passage among those found. */
function searched(finding: number, using: number, open = 0): EvaluationRow[] {
  return [
    ...rows("found", 0, 60, yes),
    ...rows("found", 60, finding, no, { passage: false }),
    ...rows("found", 60 + finding, using, no, { passage: true }),
    ...rows("found", 60 + finding + using, open, no),
  ];
}

const causes = ["cost", "manner", "skill", "facts", "finding", "using"];

describe("the shortfall rests", () => {
  it.each<[what: string, all: EvaluationRow[], expected: MeasuredAnswer]>([
    ["on all questions where there is none", searched(0, 0), rests("nowhere", ["nowhere"], [60, 60])],
    [
      "on the failures of a known cause where most have one",
      searched(30, 4, 9),
      rests("finding", ["finding"], [30, 34]),
    ],
    ["on those of the first cause where two are even", searched(20, 20), rests(null, ["finding", "using"], [20, 40])],
    [
      "on those of the larger cause where it may be either",
      searched(18, 22),
      rests(null, ["finding", "using"], [22, 40]),
    ],
    ["on nothing where no cause is known", searched(0, 0, 40), rests(null, causes, [0, 0])],
  ])("%s", (_, all, expected) => {
    expect(said("shortfall", all)).toEqual(expected);
  });

  it("on all questions where there may be none, and then on the causes that are left", () => {
    const few = [...rows("bare", 0, 30, yes), ...rows("bare", 30, 6, no)];
    const choices = (all: EvaluationRow[]) => said("shortfall", all)?.choices;
    expect(said("shortfall", few)).toMatchObject({ value: null, right: 30, of: 36 });
    expect(choices(few)).toEqual(["nowhere", ...causes]);
    expect(choices([...few, ...rows("given", 30, 6, yes)])).toEqual(["nowhere", "facts"]);
    expect(choices([...few, ...rows("given", 30, 3, yes), ...rows("given", 33, 3, no)])).toEqual([
      "nowhere",
      "skill",
      "facts",
    ]);
  });
});

describe("the reader rests", () => {
  const given = rows("given", 0, 60, yes);
  it.each<[what: string, all: EvaluationRow[], expected: MeasuredAnswer | undefined]>([
    [
      "on what it makes of the passages that are given",
      [...searched(0, 0), ...given],
      rests("able", ["able"], [60, 60]),
    ],
    ["on what it makes of those that are found", searched(1, 30), rests("strained", ["strained"], [30, 31])],
    [
      "on both, which say different things",
      [...searched(1, 30), ...given],
      rests(null, ["able", "strained"], [30, 31]),
    ],
    [
      "on those found, where those given leave it open",
      [...searched(1, 30), ...rows("given", 0, 10, no)],
      rests("strained", ["strained"], [30, 31]),
    ],
    ["on nothing where search is what fails", searched(30, 1), undefined],
    // Of 64 it has 60, which may be nine in ten.
    ["on nothing where what is found may do", searched(0, 4), undefined],
  ])("%s", (_, all, expected) => {
    expect(said("reader", all)).toEqual(expected);
  });
});

it.each<[conditions: EvalCondition[], best: BestCondition | null, pairs: string[]]>([
  [[], null, []],
  [["given"], null, []],
  [["given", "bare"], "bare", ["bare to given"]],
  [["bare", "found"], "found", []],
  [["found", "given"], "found", ["given to found"]],
  [["found", "tuned", "bare"], "tuned", ["bare to tuned"]],
  [["bare", "given", "found", "tuned"], "tuned", ["bare to given", "given to found", "bare to tuned"]],
])("of %j the best so far is %s, and compared are %j", (conditions, best, pairs) => {
  const tally = tallied(conditions.flatMap((condition) => rows(condition, 0, 12, yes)));
  expect(bestSoFar(tally)).toBe(best);
  const found = evaluationOf(tally, best ?? "bare", 0.9);
  expect(found.pairs.map(({ from, to }) => `${from} to ${to}`)).toEqual(pairs);
  expect(Object.keys(found.conditions).toSorted()).toEqual(conditions.toSorted());
});

it.each<[count: number, value: string | undefined]>([
  [0, undefined],
  [1, "few"],
  [19, "few"],
  [20, "good"],
])("%i test questions are %s", (count, value) => {
  const answer = { value, choices: [value], right: null, low: null, high: null, of: count, more: null };
  expect(testsAnswer(count)).toEqual(value === undefined ? {} : { tests: answer });
});
