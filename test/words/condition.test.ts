import { expect, it } from "vitest";
import { conditionSchema } from "../../src/model/condition.ts";
import { conditionWords } from "../../src/words/condition.ts";

it.each<[condition: unknown, words: string]>([
  [{ volume: "low" }, "volume is low"],
  [{ volume: ["low", "medium"] }, "volume is low or medium"],
  [{ volume: ["low", "medium", "high"] }, "volume is low, medium or high"],
  [{ volume: "low", style: "usual" }, "volume is low, and style is usual"],
  [{ not: { volume: "low" } }, "volume is not low"],
  [{ not: { volume: "low", style: "usual" } }, "not (volume is low, and style is usual)"],
  [{ any: [{ volume: "low" }, { style: "usual" }] }, "volume is low, or style is usual"],
  [
    { knowledge: "core", any: [{ volume: "low" }, { style: "usual" }] },
    "knowledge is core, and (volume is low, or style is usual)",
  ],
  [{ all: [{ volume: "low" }, { any: [{ style: "usual" }] }] }, "volume is low, and style is usual"],
])("%j reads: %s", (condition, words) => {
  expect(conditionWords(conditionSchema.parse(condition))).toBe(words);
});
