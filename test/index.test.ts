import { describe, expect, it } from "vitest";
import { type CostSettings, decide, loadRulebook, orThrow, readAnswers, withCost } from "../src/index.ts";

const rulebook = orThrow(await loadRulebook());

describe("the library", () => {
  it("gives the same bytes for the same answers, in whatever order they come", () => {
    const made = [{ volume: "250k", knowledge: "core" } as const, { knowledge: "core", volume: "250k" } as const].map(
      (given) => JSON.stringify(decide(rulebook, orThrow(readAnswers(rulebook, given)))),
    );
    expect(made[0]).toBe(made[1]);
  });

  it.each([
    [{ calls_per_month: -5 }, "costs.calls_per_month"],
    [{ nonsense: 1 }, "costs.nonsense"],
    ["dear", "costs"],
  ])("gives the problems of costs like %j, and throws nothing", async (costs, file) => {
    const decision = decide(rulebook, orThrow(readAnswers(rulebook, { knowledge: "core" })));
    const costed = await withCost(rulebook, decision, costs as unknown as CostSettings);
    expect(costed).toMatchObject({ ok: false, problems: [{ file }] });
  });
});
