import { describe, expect, it } from "vitest";
import { approachSets, maskOf, subsetsOf } from "../../../src/engine/rulebook/bit-sets.ts";
import { numberQuestions } from "../../../src/engine/rulebook/numbering.ts";
import { tiny } from "../../tiny-rulebook.ts";

describe("questions as numbers", () => {
  const [facts, , volume] = tiny.questions;
  const third = { id: "perhaps", label: "Perhaps" };
  const questions = [facts!, { ...volume!, choices: [...volume!.choices, third] }];

  it("have a place each, and none of their choices on a blank sheet", () => {
    const { byId, blank } = numberQuestions(questions);
    expect(blank).toEqual([2, 3]);
    expect([...byId].map(([id, { index, question }]) => [id, index, question.ask])).toEqual([
      ["facts", 0, "Are facts needed?"],
      ["volume", 1, "How many calls?"],
    ]);
  });

  it.each<[value: unknown, place: number | undefined]>([
    ["low", 0],
    ["high", 1],
    ["perhaps", 2],
    ["unsure", 3],
    [null, 3],
    ["yes", undefined],
    [undefined, undefined],
    [0, undefined],
  ])("have each choice at its place, and what is open behind them: %j", (value, place) => {
    expect(numberQuestions(questions).byId.get("volume")?.places.get(value)).toBe(place);
  });
});

describe("sets as bits", () => {
  it.each<[members: string[], mask: number]>([
    [[], 0b000],
    [["a"], 0b001],
    [["c"], 0b100],
    [["c", "a"], 0b101],
    [["c", "a", "b", "a"], 0b111],
    [["d"], 0b000],
  ])("of a, b and c: %j", (members, mask) => {
    expect(maskOf(["a", "b", "c"], members)).toBe(mask);
  });

  it("are listed by their mask", () => {
    expect(subsetsOf([])).toEqual([[]]);
    expect(approachSets).toEqual([
      [],
      ["rag"],
      ["fine-tuning"],
      ["rag", "fine-tuning"],
      ["hybrid"],
      ["rag", "hybrid"],
      ["fine-tuning", "hybrid"],
      ["rag", "fine-tuning", "hybrid"],
    ]);
    subsetsOf(["a", "b", "c", "d"]).forEach((set, mask) => expect(maskOf(["a", "b", "c", "d"], set)).toBe(mask));
  });
});
