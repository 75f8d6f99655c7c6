import { describe, expect, it } from "vitest";
import { pointsOf, weightByRubric } from "../../../src/engine/rulebook/weight.ts";
import type { Rule, Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const rubric = {
  strength: { must: 6, strong: 4, mild: 2 },
  "three-or-more-articles-agree": 1,
  outside: { supports: 1, mixed: 0, none: 0, contradicts: -2 },
  enabling: -3,
  clamp: [1, 6] as [number, number],
};
const graded: Rulebook = {
  ...tiny,
  settings: { ...tiny.settings, "weight-rubric": rubric },
  claims: Object.fromEntries(
    ["one", "one", "two", "three"].map((source, at) => [`A${at}`, { source, says: "So it is." }]),
  ),
};

describe("the weight that the rubric gives", () => {
  it.each<[what: string, rule: Partial<Rule>, weight: number, parts: string[]]>([
    ["the wording alone", { grade: { strength: "strong", outside: "none" } }, 4, ["strong wording 4"]],
    [
      "outside evidence for it",
      { grade: { strength: "mild", outside: "supports" } },
      3,
      ["mild wording 2", "outside evidence: supports 1"],
    ],
    [
      "outside evidence that says nothing either way",
      { grade: { strength: "mild", outside: "mixed" } },
      2,
      ["mild wording 2"],
    ],
    [
      "three articles",
      { grade: { strength: "strong", outside: "none" }, claims: ["A0", "A2", "A3"] },
      5,
      ["strong wording 4", "3 articles agree 1"],
    ],
    [
      "three claims of two articles",
      { grade: { strength: "strong", outside: "none" }, claims: ["A0", "A1", "A2"] },
      4,
      ["strong wording 4"],
    ],
    [
      "claims that nothing knows",
      { grade: { strength: "strong", outside: "none" }, claims: ["A0", "A2", "B1", "B2"] },
      4,
      ["strong wording 4"],
    ],
    [
      "held at the most",
      { grade: { strength: "must", outside: "supports" } },
      6,
      ["must wording 6", "outside evidence: supports 1"],
    ],
    [
      "held at the least",
      { grade: { strength: "mild", outside: "contradicts", enabling: true } },
      1,
      ["mild wording 2", "outside evidence: contradicts -2", "only makes it possible -3"],
    ],
    [
      "said not to enable only",
      { grade: { strength: "strong", outside: "none", enabling: false } },
      4,
      ["strong wording 4"],
    ],
  ])("is the sum of its parts: %s", (_, rule, weight, parts) => {
    const by = weightByRubric(graded, { ...tiny.rules[0]!, ...rule });
    expect([by?.weight, by?.parts.map(({ what, points }) => `${what} ${points}`)]).toEqual([weight, parts]);
  });

  it("is none without a rubric, or without a grade", () => {
    expect(weightByRubric(graded, tiny.rules[0]!)).toBeNull();
    expect(weightByRubric(tiny, { ...tiny.rules[0]!, grade: { strength: "must", outside: "none" } })).toBeNull();
  });
});

it("the points of a rule are its weight times its effect", () => {
  const effect = { rag: 1, "fine-tuning": -2, hybrid: 3 };
  expect(pointsOf({ weight: 4, effect })).toEqual({ rag: 4, "fine-tuning": -8, hybrid: 12 });
});
