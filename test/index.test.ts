import { describe, expect, it } from "vitest";
import { type CostSettings, decide, loadRulebook, orThrow, readAnswers, render, withCost } from "../src/index.ts";

const rulebook = orThrow(await loadRulebook());

describe("the library", () => {
  it("gives the same bytes for the same answers, in whatever order they come", () => {
    const made = [{ volume: "250k", knowledge: "core" } as const, { knowledge: "core", volume: "250k" } as const].map(
      (given) => JSON.stringify(decide(rulebook, orThrow(readAnswers(rulebook, given)))),
    );
    expect(made[0]).toBe(made[1]);
  });

  it.each<[given: Record<string, unknown>, message: string]>([
    [{ knowledge: { value: "core", choice: "none" } }, '"choice" is not a key that can stand here'],
    [{ knowledge: { value: "core", because: 5 } }, 'knowledge.because is "5"'],
    [{ knowledge: { value: "core", "review-by": "soon" } }, 'knowledge.review-by is "soon"'],
    [{ knowledge: ["core"] }, "knowledge is a list"],
    [{ knowledge: "cor" }, '"cor" is not a choice of knowledge'],
    [{ knowlege: "core" }, '"knowlege" is not a question of this rulebook'],
  ])("refuses answers like %j", (given, message) => {
    const read = readAnswers(rulebook, given as Record<string, string>);
    expect(read).toMatchObject({ ok: false, problems: [{ message }] });
  });

  it("refuses a record's date that is none", () => {
    const decision = decide(rulebook, orThrow(readAnswers(rulebook, { knowledge: "core" })));
    expect(() => render(decision, "adr", { asOf: "today\nstatus: accepted" })).toThrow(/is not a date like 2026-11-01/);
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
