import { describe, expect, it } from "vitest";
import { bandStart } from "../../src/model/question.ts";
import { parseAnswer, parseNumber } from "../../src/engine/decision/read-answer.ts";
import { tiny } from "../tiny-rulebook.ts";

function question(id: string) {
  return tiny.questions.find((one) => one.id === id)!;
}

describe("parseNumber reads numbers as people write them", () => {
  const table: [string, number | null][] = [
    ["0", 0],
    ["250000", 250_000],
    ["250k", 250_000],
    ["250K", 250_000],
    ["250 k", 250_000],
    ["1.5M", 1_500_000],
    ["1.1k", 1100],
    ["2b", 2_000_000_000],
    ["200_000", 200_000],
    ["200,000", 200_000],
    ["1,234,567.5", 1_234_567.5],
    ["1e6", 1_000_000],
    [" 42 ", 42],
    [".5", 0.5],
    ["", null],
    ["k", null],
    [".", null],
    ["-5", null],
    ["12x", null],
    ["1,23", null],
    ["1_", null],
    ["1.2.3", null],
    ["0x10", null],
    ["Infinity", null],
    ["1e999", null],
    ["NaN", null],
  ];
  it.each(table)("%j is %s", (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });
});

describe("parseAnswer", () => {
  const table: [string, string, unknown, unknown][] = [
    ["a choice", "facts", "yes", { value: "yes", choice: "yes" }],
    ["unsure", "facts", "unsure", { value: "unsure", choice: null }],
    ["a band by its id", "volume", "low", { value: "low", choice: "low" }],
    ["just under a threshold", "volume", 999.5, { value: 999.5, choice: "low" }],
    ["at a threshold the next band begins", "volume", "1k", { value: 1000, choice: "high" }],
    ["a number to a question without bands", "facts", 3, { code: "unknown-choice" }],
    [
      "a misspelt choice",
      "facts",
      "yess",
      { code: "unknown-choice", hint: "did you mean yes? choices: no, yes, unsure" },
    ],
    ["a misspelt band", "volume", "hihg", { code: "unknown-choice" }],
    ["a negative number", "volume", -1, { code: "bad-number" }],
    ["not a number", "volume", Number.NaN, { code: "bad-number" }],
    ["no number at all", "volume", "12x", { code: "bad-number" }],
    ["true", "facts", true, { code: "unknown-choice" }],
    ["a list", "facts", ["yes"], { code: "unknown-choice", message: "a list is not a choice of facts" }],
  ];
  it.each(table)("%s", (_, id, raw, expected) => {
    expect(parseAnswer(question(id), raw)).toMatchObject(expected as object);
  });
});

it("a band begins where the one before it ends", () => {
  expect([bandStart(question("volume"), "low"), bandStart(question("volume"), "high")]).toEqual([0, 1000]);
});
