import { describe, expect, it } from "vitest";
import { createBudget } from "../../../../src/engine/analysis/bound.ts";
import { buildDiagram, outcomeQuery } from "../../../../src/engine/analysis/diagram/diagram.ts";
import { startTables, totalsOf, winnersOf } from "../../../../src/engine/analysis/diagram/forward-pass.ts";
import { type ForwardPlan, planForward } from "../../../../src/engine/analysis/diagram/plan.ts";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import type { Rulebook } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import type { Choices } from "../../definition.ts";
import { assigned } from "../../given.ts";

function plan(choices: Choices, rulebook: Rulebook = tiny): ForwardPlan {
  const compiled = compiledOf(rulebook);
  const values = assigned(rulebook, choices);
  const open = [...values.keys()].filter((question) => values[question] === compiled.sizes[question]);
  const diagram = buildDiagram(compiled, outcomeQuery(compiled), values, open, createBudget());
  return planForward(diagram, compiled.likelihoods, compiled.priority);
}

describe("the totals of a walk", () => {
  it.each<[Choices, totals: number[]]>([
    [{}, [4, 6, 4, 2]],
    [{ facts: "no" }, [0, 6, 0, 2]],
    [{ facts: "yes", voice: "plain" }, [4, 0, 0, 0]],
    [{ facts: "yes", cite: "no", volume: "low", voice: "own" }, [0, 0, 1, 0]],
    [{ facts: "no", cite: "no", volume: "low", voice: "plain" }, [0, 0, 0, 1]],
  ])("after %j are %j sheets of each approach and of nobody", (choices, totals) => {
    expect(totalsOf(plan(choices), createBudget())).toEqual(totals);
  });

  it("are all nobody's where no score is enough", () => {
    const settings = { ...tiny.settings, bar: 90 };
    expect(totalsOf(plan({ facts: "yes" }, { ...tiny, settings }), createBudget())).toEqual([0, 0, 0, 8]);
  });

  it("are those that are left on division, with a modulus", () => {
    const left = totalsOf(plan({}), createBudget(), 3).map((total) => total % 3);
    expect(left.slice(0, 3)).toEqual([4 % 3, 6 % 3, 4 % 3]);
  });

  it("give back all entries that they held, having held as many as two layers have at a time", () => {
    let [held, most] = [0, 0];
    totalsOf(plan({}), (kind, amount) => {
      if (kind !== "held") return;
      held += amount;
      most = Math.max(most, held);
    });
    expect(held).toBe(0);
    expect(most).toBeGreaterThan(2);
    expect(() => totalsOf(plan({}), createBudget({ held: most }))).not.toThrow();
    expect(() => totalsOf(plan({}), createBudget({ held: most - 1 }))).toThrow("too many held");
  });
});

describe("the start of a walk", () => {
  it("is one entry, of those who can still win", () => {
    const tables = startTables(plan({ facts: "yes" }))!;
    expect(tables).toHaveLength(1);
    expect([...tables[0]!.amounts]).toEqual([1]);
  });

  it("is none where nobody can win", () => {
    expect(startTables(plan({}, { ...tiny, rules: [] }))).toBeNull();
    expect(startTables(plan({}, { ...tiny, settings: { ...tiny.settings, bar: 90 } }))).toBeNull();
  });
});

it("the winner of an entry is the one candidate left, if that counts", () => {
  const ended = plan({ facts: "yes", cite: "no", volume: "high", voice: "own" });
  // One entry for each set of one candidate, the largest number first: the bar, the hybrid, fine-tuning, RAG.
  const begins = [4, 3, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
  const table = { begins, keys: new Float64Array(4), amounts: new Float64Array(4).fill(1) };
  expect([...winnersOf(ended, 0, table)]).toEqual([3, 2, 1, 0]);
  const stopped = { ...ended, diagram: { ...ended.diagram, endings: [{ pool: 15, hits: 5 }] } };
  expect([...winnersOf(stopped, 0, table)]).toEqual([3, 2, 3, 0]);
});
