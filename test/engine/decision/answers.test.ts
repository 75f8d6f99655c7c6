import { describe, expect, it } from "vitest";
import { inQuestionOrder, readRawAnswers } from "../../../src/engine/decision/answers.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";

describe("reading answers", () => {
  it("keeps the value, its choice, where it came from, and what a review says of it", () => {
    const review = { because: "The regulator asks.", "review-by": "2027-05-01" };
    const raw = [
      ["facts", { value: "yes", ...review }],
      ["volume", { value: "2k" }],
      ["voice", { value: "unsure" }],
    ] as const;
    expect(readRawAnswers(tiny, raw, "prompt")).toEqual({
      answers: {
        facts: { value: "yes", choice: "yes", from: "prompt", ...review },
        volume: { value: 2000, choice: "high", from: "prompt" },
        voice: { value: "unsure", choice: null, from: "prompt" },
      },
      readAs: {},
      problems: [],
    });
  });

  it("tells what a number was taken for that a person wrote in a way of their own", () => {
    const raw = [["volume", { value: "2 000 calls" }]] as const;
    expect(readRawAnswers(tiny, raw, "flag").readAs).toEqual({ volume: '"2 000 calls" is read as 2,000 calls' });
  });

  it("takes a null for a question that was left blank", () => {
    expect(readRawAnswers(tiny, [["facts", { value: null }]], "file")).toEqual({
      answers: {},
      readAs: {},
      problems: [],
    });
  });

  it("names each problem with its place, and reads the rest", () => {
    const raw = [
      ["fact", { value: "yes" }],
      ["nonsense", { value: null }],
      ["voice", { value: "owl" }],
      ["facts", { value: "no" }],
    ] as const;
    const { answers, problems } = readRawAnswers(tiny, raw, "flag");
    expect(Object.keys(answers)).toEqual(["facts"]);
    const unknown = { at: "key", code: "unknown-question" };
    expect(problems).toEqual([
      {
        ...unknown,
        path: ["fact"],
        message: '"fact" is not a question of this rulebook',
        hint: "did you mean facts? questions: facts, cite, volume, voice",
      },
      {
        ...unknown,
        path: ["nonsense"],
        message: '"nonsense" is not a question of this rulebook',
        hint: "questions: facts, cite, volume, voice",
      },
      {
        path: ["voice"],
        code: "unknown-choice",
        message: '"owl" is not a choice of voice',
        hint: "did you mean own? choices: plain (No), own (Yes), unsure",
      },
    ]);
  });
});

it("the order of the questions is the order of the answers, whatever order they were given in", () => {
  const answers = given({ voice: "own", facts: "yes", volume: "high" });
  expect(Object.entries(inQuestionOrder(tiny, answers))).toEqual(
    Object.entries(given({ facts: "yes", volume: "high", voice: "own" })),
  );
});
