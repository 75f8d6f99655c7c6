import { describe, expect, it } from "vitest";
import { isRight, type Rows, type Tally } from "../../../src/engine/measure/tally.ts";
import type { EvalCondition, EvaluationRow } from "../../../src/model/measure.ts";
import { rows, tallied } from "./rows.ts";

function row(labels: string[], more: Partial<EvaluationRow> = {}): EvaluationRow[] {
  return rows("bare", 0, 1, true, { labels, ...more });
}

describe("a row", () => {
  it.each<[what: string, labels: string[], named: Tally["named"], condition: EvalCondition | null]>([
    ["stands under the condition that it is labelled with", ["found"], {}, "found"],
    ["does so in letters of any case, and by any of its labels", ["p1", "GIVEN", "gpt"], {}, "given"],
    ["stands under none where no label is one", ["p1", "bare-ish"], {}, null],
    ["stands under none without a label", [], {}, null],
    ["stands under the condition that was named for its label", ["p1", "gpt"], { tuned: "p1" }, "tuned"],
    ["does so before what the label says", ["found"], { tuned: "found" }, "tuned"],
    ["does so only where the name is the very label", ["P1"], { tuned: "p1" }, null],
    ["leaves the usual label to nothing else, once another is named", ["bare"], { bare: "p1" }, null],
    ["leaves the usual labels of the others as they are", ["given"], { bare: "p1" }, "given"],
  ])("%s", (_, labels, named, condition) => {
    const tally = tallied(row(labels), named);
    expect(Object.keys(tally.questions.get("q0") ?? {})).toEqual(condition === null ? [] : [condition]);
    expect([...tally.leftOut.values()]).toEqual(condition === null ? [1] : []);
    expect(tally.labels).toEqual(new Set(labels));
  });

  it("of no condition is counted by the last of its labels", () => {
    const tally = tallied([...row(["p1", "gpt", "gpt/p1"]), ...row(["gpt/p1"]), ...row([]), ...row(["bare"])]);
    expect(tally.leftOut).toEqual(
      new Map([
        ["gpt/p1", 2],
        ["no label", 1],
      ]),
    );
    expect(tally.labels).toEqual(new Set(["p1", "gpt", "gpt/p1", "bare"]));
  });

  it("of one more label than people read is counted with others", () => {
    const tally = tallied(Array.from({ length: 60 }, (_, at) => row([`p${at}`])).flat());
    expect([tally.labels.size, tally.leftOut.size, tally.leftOut.get("p49")]).toEqual([50, 51, 1]);
    expect([tally.labels.has("p50"), tally.leftOut.get("others")]).toEqual([false, 10]);
  });

  it("tells the providers of its condition, where there is one", () => {
    const all = [
      ...["a", "b", "a", null].flatMap((provider) => row(["bare"], { provider })),
      ...row(["found"], { provider: "c" }),
      ...row(["none"], { provider: "d" }),
      ...row(["tuned"]),
    ];
    expect(tallied(all).providers).toEqual({ bare: new Set(["a", "b"]), found: new Set(["c"]) });
  });

  it("counts as judged by a model where it was judged, and stands under a condition", () => {
    const by = { judgedByModel: true };
    const all = [
      ...row(["bare"], by),
      ...row(["bare"], { ...by, right: false }),
      ...row(["bare"], { ...by, right: null }),
      ...row(["bare"]),
      ...row(["none"], by),
    ];
    expect(tallied(all).judgedByModel).toBe(2);
  });
});

describe("the rows of one question", () => {
  const nothing: Rows = {
    right: 0,
    judged: 0,
    notJudged: 0,
    failed: new Set(),
    shapes: 0,
    shapesHeld: 0,
    passages: 0,
    passagesFound: 0,
  };
  it.each<[what: string, more: Partial<EvaluationRow>[], counted: Partial<Rows>]>([
    [
      "right or not, and not judged",
      [{ right: true }, { right: false }, { right: null }, { right: true }],
      { right: 2, judged: 3, notJudged: 1 },
    ],
    [
      "the kinds of failed checks, of wrong rows",
      [
        { right: true, failed: ["guard"] },
        { right: false, failed: ["cost"] },
        { right: false, failed: ["cost", "shape"] },
        { right: false },
      ],
      { right: 1, judged: 4, failed: new Set(["cost", "shape"]) },
    ],
    [
      "checks of shape, of right rows too, and those that held",
      [{ right: true, shape: true }, { right: true, shape: false }, { right: false, shape: true }, { right: true }],
      { right: 3, judged: 4, shapes: 3, shapesHeld: 2 },
    ],
    [
      "passages, of wrong rows, and those that were found",
      [
        { right: false, passage: true },
        { right: false, passage: false },
        { right: true, passage: true },
        { right: false },
      ],
      { right: 1, judged: 4, passages: 2, passagesFound: 1 },
    ],
    [
      "nothing of what was not judged",
      [{ right: null, failed: ["cost"], shape: true, passage: true }],
      { notJudged: 1 },
    ],
  ])("count %s", (_, more, counted) => {
    const all = more.flatMap((one) => row(["bare"], one));
    expect(tallied(all).questions).toEqual(new Map([["q0", { bare: { ...nothing, ...counted } }]]));
    // What one question counts is none of another's.
    expect(tallied([...all, ...rows("bare", 1, 1, null)]).questions.get("q1")).toEqual({
      bare: { ...nothing, notJudged: 1 },
    });
  });

  it.each<[right: number, judged: number, expected: boolean | null]>([
    [0, 0, null],
    [0, 1, false],
    [1, 1, true],
    [1, 2, false],
    [2, 3, true],
    [2, 4, false],
  ])("of which %i of %i are right: %s", (right, judged, expected) => {
    expect(isRight({ ...nothing, right, judged })).toBe(expected);
  });

  it("of which there are none: not known", () => {
    expect(isRight(undefined)).toBeNull();
  });
});
