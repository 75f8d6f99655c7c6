import { describe, expect, it } from "vitest";
import { noticesOf } from "../../../src/engine/cost/notices.ts";
import type { InputRow } from "../../../src/model/cost.ts";

const terms = { today: "2026-01-01", staleAfterDays: 100, horizonMonths: 12 };

function row(key: string, value: InputRow["value"], date: string | null = null): InputRow {
  return { key, value, unit: "", source: "a page", date, confidence: "B", from: "list" };
}

function retiring(day: string, ...blocks: string[]): InputRow[] {
  return blocks.map((block) => row(`${block}.retires`, day));
}

describe("what is said of the inputs on a day", () => {
  it.each<[what: string, rows: InputRow[], notices: string[]]>([
    ["nothing of what is new and stays", [row("a", 1, "2025-12-01"), ...retiring("2028-01-01", "rag")], []],
    [
      "prices that have grown old",
      [row("a", 1, "2025-01"), row("b", 2, "2025-02")],
      ["prices of 2025-01 are older than 100 days: a, b (a page)"],
    ],
    [
      "a model that goes away, and what runs on it",
      retiring("2026-06-01", "rag", "fine-tuning"),
      ["the model of rag and fine-tuning retires on 2026-06-01, within the 12 months that are compared"],
    ],
    [
      "each day on which one goes",
      [...retiring("2026-06-01", "rag"), ...retiring("2026-03-01", "fine-tuning")],
      [
        "the model of rag retires on 2026-06-01, within the 12 months that are compared",
        "the model of fine-tuning retires on 2026-03-01, within the 12 months that are compared",
      ],
    ],
    // Twelve months of 30.4375 days are 365.25.
    ["one that goes after the horizon", retiring("2027-01-02", "rag"), []],
    [
      "one that goes on its last day",
      retiring("2027-01-01", "rag"),
      ["the model of rag retires on 2027-01-01, within the 12 months that are compared"],
    ],
    ["one that goes today", retiring("2026-01-01", "rag"), ["the model of rag was retired on 2026-01-01"]],
    ["one that is gone", retiring("2025-06-01", "rag"), ["the model of rag was retired on 2025-06-01"]],
    [
      "nothing of one that stays, or of another input",
      [row("rag.retires", null), row("rag.first_version", "2025")],
      [],
    ],
    [
      "old prices first",
      [...retiring("2025-06-01", "rag"), row("a", 1, "2025-01")],
      ["prices of 2025-01 are older than 100 days: a (a page)", "the model of rag was retired on 2025-06-01"],
    ],
  ])("%s", (_, rows, notices) => {
    expect(noticesOf(rows, terms)).toEqual(notices);
  });

  it("leaves a model alone that goes just as the horizon ends", () => {
    // Half a month of 30.4375 days is longer than 15 days and shorter than 16.
    const within = (day: string) => noticesOf(retiring(day, "rag"), { ...terms, horizonMonths: 0.5 }).length;
    expect(["2026-01-16", "2026-01-17"].map(within)).toEqual([1, 0]);
  });
});
