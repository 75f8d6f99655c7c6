import { describe, expect, it } from "vitest";
import { classOf, failuresOf } from "../../../src/engine/measure/classes.ts";
import type { BestCondition, EvalCondition, EvaluationRow, FailureClass } from "../../../src/model/measure.ts";
import { rows, tallied } from "./rows.ts";

/** One question under a condition. */
function one(condition: EvalCondition, right: boolean | null, more: Partial<EvaluationRow> = {}): EvaluationRow[] {
  return rows(condition, 0, 1, right, more);
}

const givenRight = one("given", true);
const givenWrong = one("given", false);

/** Tries under search, each with what is known of its passage. */
function found(...passages: (boolean | null)[]): EvaluationRow[] {
  return passages.flatMap((passage) => one("found", false, { passage }));
}

describe("why a question fails", () => {
  it.each<[what: string, best: BestCondition, all: EvaluationRow[], expected: FailureClass | null]>([
    ["it does not where it is right", "bare", [...one("bare", true), ...givenWrong], null],
    [
      "nor where more than half of its tries are",
      "bare",
      [...one("bare", true), ...one("bare", true), ...one("bare", false)],
      null,
    ],
    ["nobody looked at it", "bare", [...one("bare", null), ...givenRight], "not judged"],
    ["nobody put it under the best condition", "tuned", [...one("bare", false), ...givenRight], "not judged"],
    [
      "only its price or its time is wrong",
      "bare",
      [...one("bare", false, { failed: ["cost"] }), ...givenRight],
      "cost",
    ],
    [
      "so it is in half of its tries",
      "bare",
      [...one("bare", true), ...one("bare", false, { failed: ["cost"] })],
      "cost",
    ],
    [
      "that is said by the check, though it is wrong with the passage too",
      "bare",
      [...one("bare", false, { failed: ["cost"] }), ...givenWrong],
      "cost",
    ],
    [
      "only the manner is wrong",
      "found",
      [...one("found", false, { failed: ["manner"], passage: true }), ...givenWrong],
      "manner",
    ],
    ["only the shape is", "tuned", [...one("tuned", false, { failed: ["shape"] }), ...givenRight], "manner"],
    ["only these two are", "bare", [...one("bare", false, { failed: ["shape", "manner"] })], "manner"],
    [
      "the manner and the price are, and neither explains it",
      "bare",
      [...one("bare", false, { failed: ["manner", "cost"] })],
      "open",
    ],
    [
      "the price and the facts are",
      "bare",
      [...one("bare", false, { failed: ["cost", "facts"] }), ...givenRight],
      "facts",
    ],
    ["it is wrong with the passage too", "bare", [...one("bare", false), ...givenWrong], "skill"],
    ["it is wrong after training and with the passage", "tuned", [...one("tuned", false), ...givenWrong], "skill"],
    ["it is wrong with the passage, whatever search found", "found", [...found(true), ...givenWrong], "skill"],
    ["it is right with the passage", "bare", [...one("bare", false, { failed: [] }), ...givenRight], "facts"],
    [
      "it is right with the passage, and training does not help",
      "tuned",
      [...one("tuned", false), ...givenRight],
      "facts",
    ],
    ["nobody tried it with the passage", "bare", one("bare", false), "open"],
    ["nobody judged it with the passage", "tuned", [...one("tuned", false), ...one("given", null)], "open"],
    ["search did not find the passage", "found", [...found(false), ...givenRight], "finding"],
    ["search found it in half of the tries", "found", found(true, false), "finding"],
    ["search found it in most", "found", [...found(true, false, true), ...givenRight], "using"],
    ["what is known of search counts", "found", found(null, null, true), "using"],
    ["nobody knows what search found", "found", [...found(null), ...givenRight], "open"],
  ])("%s", (_, best, all, expected) => {
    expect(classOf(tallied(all).questions.get("q0")!, best)).toBe(expected);
  });
});

it("failures are listed in the order of the file, those alone that were put under the best condition", () => {
  const all = [
    ...rows("found", 3, 1, false, { passage: false }),
    ...rows("found", 1, 1, false, { passage: true }),
    ...rows("found", 2, 1, false, { passage: false }),
    ...rows("found", 4, 1, true),
    ...rows("found", 5, 1, null),
    ...rows("bare", 6, 1, false),
  ];
  const failures = failuresOf(tallied(all), "found");
  expect(failures).toEqual({ finding: ["q3", "q2"], using: ["q1"], "not judged": ["q5"] });
});
