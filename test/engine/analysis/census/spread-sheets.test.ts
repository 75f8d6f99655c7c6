import { expect, it } from "vitest";
import { spreadSheets } from "../../../../src/engine/analysis/census/spread-sheets.ts";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import { tiny } from "../../../tiny-rulebook.ts";

const compiled = compiledOf(tiny);

it.each([
  [15, 15],
  [16, 16],
  [17, 16],
])("of 16 sheets, spread sheets up to %d are %d different ones", (most, count) => {
  const sheets = [...spreadSheets(compiled, most)].map((sheet) => sheet.join(""));
  expect(sheets).toHaveLength(count);
  expect(new Set(sheets).size).toBe(count);
  expect(sheets.every((sheet) => /^[01]{4}$/.test(sheet))).toBe(true);
});

it("the first half of the spread sheets has each choice of the first and the last question as often as the other", () => {
  const sheets = [...spreadSheets(compiled, 8)];
  for (const question of [0, 3]) expect(sheets.filter((sheet) => sheet[question] === 1)).toHaveLength(4);
});

it("spread sheets have all choices of questions with many", () => {
  const questions = tiny.questions.map((question, at) => ({
    ...question,
    choices: [...question.choices, ...(at === 2 ? [{ id: "vast", label: "vast" }] : [])],
  }));
  const seen = [...spreadSheets(compiledOf({ ...tiny, questions }), 24)].map((sheet) => sheet[2]);
  expect([...new Set(seen)].sort()).toEqual([0, 1, 2]);
});
