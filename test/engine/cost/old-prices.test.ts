import { describe, expect, it } from "vitest";
import { oldPrices, staleRows } from "../../../src/engine/cost/old-prices.ts";
import type { InputRow } from "../../../src/model/cost.ts";

const today = "2026-11-20";

function row(key: string, change: Partial<InputRow> = {}): InputRow {
  return { key, value: 10, unit: "USD", source: "a page", date: "2026-01", confidence: "B", from: "list", ...change };
}

describe("prices that have grown old", () => {
  it.each<[what: string, change: Partial<InputRow>, stale: boolean]>([
    ["read 181 days ago", { date: "2026-05-23" }, true],
    ["read 180 days ago", { date: "2026-05-24" }, false],
    ["read in a month that ended long ago", { date: "2026-04" }, true],
    ["read in a month that may have been its last day", { date: "2026-05" }, false],
    ["read last year", { date: "2025" }, true],
    ["read this year", { date: "2026" }, false],
    ["of no day", { date: null }, false],
    ["of nothing", { value: 0 }, false],
    ["that are not known", { value: null }, false],
  ])("are those %s: %j is %s", (_, change, stale) => {
    expect(staleRows([row("a", change)], today, 180).size).toBe(stale ? 1 : 0);
  });

  it("stand by their source, each with the day of its first", () => {
    const rows = [
      row("a"),
      row("b", { source: "a talk", date: "2025" }),
      row("c", { date: "2025-06" }),
      row("d", { date: null }),
    ];
    expect([...staleRows(rows, today, 180)]).toEqual([
      ["a page", { date: "2026-01", keys: ["a", "c"] }],
      ["a talk", { date: "2025", keys: ["b"] }],
    ]);
  });
});

describe("how wrong an old price would have to be", () => {
  function turnsAt(difference: (factor: number) => number | null): number | null | undefined {
    return oldPrices([row("a")], { date: today, days: 180 }, (_keys, factor) => difference(factor))[0]?.turnsAt;
  }

  it.each<[what: string, difference: (factor: number) => number | null, factor: number]>([
    ["twice, on a straight bill", (factor) => 20 - 10 * factor, 2],
    ["half, on a straight bill", (factor) => 10 * factor - 5, 0.5],
    ["a million times, which is the most", (factor) => 1e6 - factor, 1e6],
    ["five times, past a least amount", (factor) => 10 - Math.max(5, 2 * factor), 5],
    ["a quarter, at a step", (factor) => (factor < 0.25 ? -1 : 3), 0.25],
    // Where it turns both ways, the factor nearer to 1 by its logarithm.
    ["twice, rather than a quarter", (factor) => (factor < 0.25 || factor > 2 ? -1 : 3), 2],
    ["three fifths, rather than eight times", (factor) => (factor < 0.6 || factor > 8 ? 2 : -3), 0.6],
  ])("%s", (_, difference, factor) => {
    expect(turnsAt(difference)! / factor).toBeCloseTo(1, 6);
  });

  it.each<[what: string, difference: (factor: number) => number | null]>([
    ["more than a million times, on a straight bill", (factor) => 3e6 - factor],
    ["more than a million times, at a step", (factor) => (factor > 2e6 ? -1 : 3)],
    ["less than nothing", (factor) => 6 + factor],
    ["by whatever, where it makes no difference", () => 5],
    ["by whatever, where both cost the same", () => 0],
    ["by whatever, where both cost the same at this price", (factor) => factor - 1],
    ["by whatever, where nothing is to turn", () => null],
  ])("nothing turns at %s", (_, difference) => {
    expect(turnsAt(difference)).toBeNull();
  });

  it("is asked of all prices of a source at once", () => {
    const rows = [row("a"), row("b", { source: "a talk" }), row("c")];
    const asked = new Set<string>();
    const old = oldPrices(rows, { date: today, days: 180 }, (keys, factor) => {
      asked.add(keys.join(" "));
      return 20 - 10 * factor;
    });
    expect([...asked]).toEqual(["a c", "b"]);
    expect(old).toEqual([
      { keys: ["a", "c"], source: "a page", date: "2026-01", turnsAt: 2 },
      { keys: ["b"], source: "a talk", date: "2026-01", turnsAt: 2 },
    ]);
  });
});
