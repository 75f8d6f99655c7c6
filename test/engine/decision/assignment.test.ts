import { describe, expect, it } from "vitest";
import {
  choiceIn,
  encode,
  isAsked,
  mostProblems,
  readAssignment,
  visibleOf,
} from "../../../src/engine/decision/assignment.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import { tiny } from "../../tiny-rulebook.ts";

/** Four questions with two choices each, of which 2 is none: facts, cite, volume and voice. */
const compiled = compiledOf(tiny);
const blank = [2, 2, 2, 2];

describe("answers as numbers", () => {
  it.each<[what: string, choices: Record<string, string | null | undefined>, assignment: number[]]>([
    ["nothing answered", {}, blank],
    ["choices by their place", { facts: "no", cite: "yes", volume: "high", voice: "plain" }, [0, 1, 1, 0]],
    ["unsure is no choice", { facts: null, voice: "own" }, [2, 2, 2, 1]],
    ["a question that the rulebook does not ask is left out", { gone: "yes", facts: "yes" }, [1, 2, 2, 2]],
    ["so is a choice that it does not have", { facts: "maybe", voice: "own" }, [2, 2, 2, 1]],
  ])("%s", (_, choices, assignment) => {
    const answers = Object.fromEntries(Object.entries(choices).map(([id, choice = null]) => [id, { choice }]));
    expect(encode(compiled, answers)).toEqual(assignment);
  });

  it("an id without an answer is not answered", () => {
    expect(encode(compiled, { facts: undefined, voice: { choice: "own" } })).toEqual([2, 2, 2, 1]);
  });
});

describe("one sheet, read as numbers", () => {
  it.each<[what: string, given: Record<string, unknown>, assignment: number[]]>([
    ["ids and numbers", { facts: "yes", volume: 5000 }, [1, 2, 1, 2]],
    ["what people write for them", { facts: " YES ", volume: "0.9k" }, [1, 2, 0, 2]],
    ["unsure and null as unanswered", { facts: "unsure", cite: null, volume: " Unsure", voice: "own" }, [2, 2, 2, 1]],
  ])("%s", (_, given, assignment) => {
    expect(readAssignment(compiled, given)).toEqual({ assignment, problems: [] });
  });

  it("tells each problem with its question, and reads the rest", () => {
    expect(readAssignment(compiled, { fact: null, facts: "yes", voice: "owl", volume: 5 })).toEqual({
      assignment: [1, 2, 0, 2],
      problems: [
        {
          path: ["fact"],
          at: "key",
          code: "unknown-question",
          message: '"fact" is not a question of this rulebook',
          hint: "did you mean facts? questions: facts, cite, volume, voice",
        },
        {
          path: ["voice"],
          code: "unknown-choice",
          message: '"owl" is not a choice of voice',
          hint: "did you mean own? choices: plain (No), own (Yes), unsure",
        },
      ],
    });
  });

  it("stops one problem over the most that are told", () => {
    const wrong = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`wrong-${at}`, "x"]));
    const found = (count: number) => readAssignment(compiled, { ...wrong(count), facts: "yes" });
    expect(found(mostProblems)).toMatchObject({ assignment: [1, 2, 2, 2], problems: { length: mostProblems } });
    for (const count of [mostProblems + 1, mostProblems + 2, 1000])
      expect(found(count)).toMatchObject({ assignment: blank, problems: { length: mostProblems + 1 } });
  });
});

describe("a question that is asked only on some answers", () => {
  // cite is asked unless facts is no.
  it.each<[what: string, assignment: number[], asked: boolean, visible: number[]]>([
    ["is asked while that is open", [2, 1, 2, 2], true, [2, 1, 2, 2]],
    ["is asked where they say so", [1, 1, 0, 1], true, [1, 1, 0, 1]],
    ["is hidden where they do not, and its answer does not count", [0, 1, 0, 1], false, [0, 2, 0, 1]],
  ])("%s", (_, assignment, asked, visible) => {
    expect(isAsked(compiled, 1, assignment)).toBe(asked);
    expect(isAsked(compiled, 0, assignment)).toBe(true);
    expect(visibleOf(compiled, assignment)).toEqual(visible);
  });
});

it("a choice is told by its id, and none where there is none", () => {
  const choices = ["facts", "volume", "voice", "leader"].map((id) => choiceIn(compiled, [0, 2, 1, 2], id));
  expect(choices).toEqual(["no", "high", undefined, undefined]);
});
