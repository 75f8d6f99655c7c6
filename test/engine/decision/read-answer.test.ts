import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../../src/engine/decision/read-answer.ts";
import type { Question } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const [, , volume, voice] = tiny.questions as [Question, Question, Question, Question];
/** A question whose ids differ only in their case. */
const sizes: Question = { ...voice, id: "size", choices: ["XL", "xl", "Small"].map((id) => ({ id, label: id })) };
/** A number question whose bands go by numbers. */
const bands: Question = {
  ...volume,
  choices: [
    { id: "5", label: "under 10", below: 10 },
    { id: "10", label: "10 or more" },
  ],
};

const kilos: Question = {
  ...volume,
  choices: [
    { id: "5K", label: "under 5,000", below: 5000 },
    { id: "10K", label: "5,000 or more" },
  ],
};

describe("an answer that is read", () => {
  it.each<[raw: unknown, question: Question, value: string | number, choice: string | null]>([
    ["own", voice, "own", "own"],
    ["  own ", voice, "own", "own"],
    ["OWN", voice, "own", "own"],
    ["unsure", voice, "unsure", null],
    ["Unsure", voice, "unsure", null],
    ["unsure", volume, "unsure", null],
    ["xl", sizes, "xl", "xl"],
    ["XL", sizes, "XL", "XL"],
    ["small", sizes, "Small", "Small"],
    ["high", volume, "high", "high"],
    ["High", volume, "high", "high"],
    [5000, volume, 5000, "high"],
    ["5k", volume, 5000, "high"],
    // An id goes before a number: "10" is the band of that name, 10 the number.
    ["10", bands, "10", "10"],
    [" 5 ", bands, "5", "5"],
    [10, bands, 10, "10"],
    ["7", bands, 7, "5"],
    // But a number before an id in other letters.
    ["5K", kilos, "5K", "5K"],
    ["5k", kilos, 5000, "10K"],
  ])("%j", (raw, question, value, choice) => {
    expect(parseAnswer(question, raw)).toEqual({ value, choice });
  });
});

describe("an answer that is no choice", () => {
  const choices = "choices: plain (No), own (Yes), unsure";
  it.each<[raw: unknown, quoted: string, near: string]>([
    ["owl", '"owl"', "did you mean own? "],
    [" owl ", '" owl "', "did you mean own? "],
    ["unsre", '"unsre"', "did you mean unsure? "],
    ["nothing of the kind", '"nothing of the kind"', ""],
    ["", '""', ""],
    [3, '"3"', ""],
    [true, '"true"', ""],
    [undefined, "nothing", ""],
    [["own"], "a list", ""],
    [{ own: true }, "a block of keys", ""],
  ])("%j is told with all choices, and the one that is near", (raw, quoted, near) => {
    expect(parseAnswer(voice, raw)).toEqual({
      code: "unknown-choice",
      message: `${quoted} is not a choice of voice`,
      hint: `${near}${choices}`,
      brief: `${near}choose one, or write a number`,
    });
  });

  it("is not guessed where two differ from it only in case", () => {
    expect(parseAnswer(sizes, "Xl")).toMatchObject({ code: "unknown-choice", message: '"Xl" is not a choice of size' });
  });

  it("of a number question may be a number too", () => {
    expect(parseAnswer(volume, "hihg")).toEqual({
      code: "unknown-choice",
      message: '"hihg" is not a choice of volume',
      hint: "did you mean high? choices: low (under 1,000), high (1,000 or more), unsure; or a number like 250k",
      brief: "did you mean high? choose one, or write a number",
    });
  });

  it.each([
    ["many", "unknown-choice"],
    ["a lot of calls", "unknown-choice"],
    ["many, say 1.000", "bad-number"],
    ["5 bananas", "bad-number"],
    ["-5", "bad-number"],
    ["", "bad-number"],
    [-5, "bad-number"],
    [null, "bad-number"],
  ])("where a number is asked for, %j is of the kind %s", (raw, code) => {
    expect(parseAnswer(volume, raw)).toMatchObject({ code });
  });
});
