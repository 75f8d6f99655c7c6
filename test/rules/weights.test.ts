import { describe, expect, it } from "vitest";
import { shipped as rulebook } from "../shipped.ts";

const rubric = rulebook.settings["weight-rubric"];

describe("weights", () => {
  it.each(rulebook.rules)(
    "$id follows from its grade and from how many articles it cites",
    ({ weight, grade, claims }) => {
      if (!rubric || !grade) throw new Error("every rule is graded");
      const articles = new Set(claims?.map((id) => rulebook.claims[id]?.source)).size;
      const sum =
        rubric.strength[grade.strength] +
        (articles >= 3 ? rubric["three-or-more-articles-agree"] : 0) +
        rubric.outside[grade.outside] +
        (grade.enabling ? rubric.enabling : 0);
      const [least, most] = rubric.clamp;
      expect(weight).toBe(Math.min(most, Math.max(least, sum)));
    },
  );

  it("say nothing of outside evidence without citing some", () => {
    for (const { id, grade, outside } of rulebook.rules) {
      expect([id, grade?.outside === "none"]).toEqual([id, outside === undefined]);
    }
  });

  it("that lean on disputed ground say who says what", () => {
    const disputed = rulebook.rules.filter(({ grade }) => grade?.outside === "contradicts");
    for (const { id, contested } of disputed) expect([id, contested]).toEqual([id, expect.stringMatching(/; /)]);
  });
});
