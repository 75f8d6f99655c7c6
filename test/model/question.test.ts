import { describe, expect, it } from "vitest";
import { bandStart } from "../../src/model/question.ts";
import { parseAnswer } from "../../src/engine/decision/read-answer.ts";
import { tiny } from "../tiny-rulebook.ts";

function question(id: string) {
  return tiny.questions.find((one) => one.id === id)!;
}

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
      { code: "unknown-choice", hint: "did you mean yes? choices: no (No), yes (Yes), unsure" },
    ],
    ["a choice in other letters", "facts", " YES ", { value: "yes", choice: "yes" }],
    ["unsure in other letters", "facts", "Unsure", { value: "unsure", choice: null }],
    ["a band in other letters", "volume", "LOW", { value: "low", choice: "low" }],
    ["a misspelt band", "volume", "hihg", { code: "unknown-choice" }],
    ["a negative number", "volume", -1, { code: "bad-number" }],
    ["not a number", "volume", Number.NaN, { code: "bad-number" }],
    ["no number at all", "volume", "12x", { code: "bad-number" }],
    [
      "a number that reads two ways",
      "volume",
      "1.000",
      { code: "bad-number", message: '"1.000" reads two ways: 1 or 1,000' },
    ],
    ["the same as a number, from JSON", "volume", 1.0, { value: 1, choice: "low" }],
    ["its unit", "volume", "2k calls", { value: 2000, choice: "high", readAs: "2,000 calls" }],
    [
      "another unit",
      "volume",
      "2k pages",
      { code: "bad-number", message: expect.stringContaining('"pages" is not known') as string },
    ],
    [
      "money for what is none",
      "volume",
      "2k€",
      { code: "bad-number", message: '"2k€" is money, and calls are asked for' },
    ],
    ["a minus", "volume", "\u22125", { code: "bad-number" }],
    ["true", "facts", true, { code: "unknown-choice" }],
    ["a list", "facts", ["yes"], { code: "unknown-choice", message: "a list is not a choice of facts" }],
  ];
  it.each(table)("%s", (_, id, raw, expected) => {
    expect(parseAnswer(question(id), raw)).toMatchObject(expected as object);
  });
});

it("an id that is exact wins over one in other letters, and of two such neither fits", () => {
  const twins = { ...question("facts"), choices: ["a", "A", "b"].map((id) => ({ id, label: id })) };
  expect(parseAnswer(twins, "A")).toMatchObject({ choice: "A" });
  expect(parseAnswer(twins, "B")).toMatchObject({ choice: "b" });
  const caught = { ...twins, choices: ["Ab", "aB"].map((id) => ({ id, label: id })) };
  expect(parseAnswer(caught, "ab")).toMatchObject({ code: "unknown-choice" });
});

it("a number wins over the id of a band in other letters", () => {
  const millions = {
    ...question("volume"),
    choices: [
      { id: "1M", label: "a million", below: 10 },
      { id: "rest", label: "rest" },
    ],
  };
  expect(parseAnswer(millions, "1M")).toMatchObject({ value: "1M" });
  expect(parseAnswer(millions, "1m")).toMatchObject({ value: 1_000_000, choice: "rest" });
});

it("a band begins where the one before it ends", () => {
  expect([bandStart(question("volume"), "low"), bandStart(question("volume"), "high")]).toEqual([0, 1000]);
});
