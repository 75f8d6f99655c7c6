import { describe, expect, it } from "vitest";
import { compilePrecedents } from "../../../src/engine/precedents/compile.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import type { Precedent } from "../../../src/model/precedent.ts";
import { wide } from "../wide.ts";
import { told } from "./told.ts";

const compiled = compiledOf(wide);

describe("what is shown of a case", () => {
  it("is what it says of itself, its date where that is known", () => {
    const source = { title: "A study", where: "https://example.org/study" };
    const cases = [told("a", {}, { source }), told("b", {}, { source: { ...source, date: "2025-06" } })];
    const rest = { outcome: "rag", form: null, situation: "They asked.", went: "It answered." };
    expect(compilePrecedents(compiled, cases).shown).toEqual([
      { id: "a", source: { ...source, date: null }, ...rest },
      { id: "b", source: { ...source, date: "2025-06" }, ...rest },
    ]);
  });

  it.each<[what: string, rest: Partial<Precedent>, form: { id: string; label: string } | null]>([
    ["by its id and label", { form: "search" }, { id: "search", label: "by search" }],
    ["not where the rulebook has another", { form: "agent" }, null],
    ["not where its outcome has none", { form: "search", outcome: "hybrid" }, null],
  ])("has its form %s", (_, rest, form) => {
    expect(compilePrecedents(compiled, [told("a", {}, rest)]).shown[0]?.form).toEqual(form);
  });
});

describe("the answers of a case", () => {
  it.each<[what: string, answers: Precedent["answers"], sheet: number[]]>([
    ["are the places of its choices", { facts: "yes", cite: "no", voice: "own", tone: "warm" }, [1, 0, 2, 1, 3, 1]],
    ["may be numbers, or written as people write", { volume: 5000, pages: "0.05k", tone: "WARM" }, [2, 2, 1, 2, 1, 1]],
    ["do not count where the question is not asked", { facts: "no", cite: "yes" }, [0, 2, 2, 2, 3, 2]],
    ["are none where they are unsure", { facts: "unsure" }, [2, 2, 2, 2, 3, 2]],
    [
      "are left out that this rulebook does not know",
      { gone: "yes", facts: "maybe", tone: "warm" },
      [2, 2, 2, 2, 3, 1],
    ],
  ])("%s", (_, answers, sheet) => {
    expect(compilePrecedents(compiled, [told("a", answers)]).sheets).toEqual([sheet]);
  });
});

it("a question weighs what it tells of the outcomes", () => {
  const cases = Array.from({ length: 8 }, (_, at) =>
    told(`${at}`, { facts: at < 4 ? "yes" : "no", voice: "own" }, { outcome: at < 4 ? "rag" : "fine-tuning" }),
  );
  // One bit, less what chance gives a table of two by two: 1 / (2 · 8 · ln 2).
  expect(compilePrecedents(compiled, cases).weights).toEqual([0.909832, 0, 0, 0, 0, 0]);
});
