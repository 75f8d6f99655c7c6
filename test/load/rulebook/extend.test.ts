import { expect, it } from "vitest";
import { extend } from "../../../src/load/rulebook/extend.ts";

const rule = {
  id: "facts",
  weight: 4,
  grade: { strength: "mild" },
  because: "Facts are looked up.",
  short: "Look up.",
};
const own = { extends: "default", id: "ours", version: "1", date: "2026-11-01", why: "so" } as const;

it.each([
  ["a weight, which no longer follows from the grade", { weight: 6 }, { grade: undefined }],
  ["a sentence, of which the few words said the same", { because: "They move." }, { short: undefined }],
  ["a sentence and its own few words", { because: "They move.", short: "Move." }, {}],
  ["something else", { need: "facts" }, {}],
])("a rule is given anew: %s", (_, patch, gone) => {
  const { value } = extend({ rules: [rule] }, { ...own, rules: [{ id: "facts", ...patch }] });
  expect(value.rules).toEqual([{ ...rule, ...patch, ...gone }]);
});
