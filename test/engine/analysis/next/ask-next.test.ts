import { describe, expect, it } from "vitest";
import { adaptiveOrder } from "../../../../src/engine/analysis/next/adaptive-order.ts";
import { entropyOf, whatNext } from "../../../../src/engine/analysis/next/ask-next.ts";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import type { Choices } from "../../definition.ts";
import { assigned, given } from "../../given.ts";

describe("what to ask next", () => {
  // Of the 16 sheets RAG wins 4, fine-tuning 6, the hybrid 4 and nobody 2: 1.905639062 bits.
  it.each<[what: string, choices: Choices, unsure: string[], gains: [string, number][]]>([
    [
      "what tells most, first, with what tells nothing last",
      {},
      [],
      [
        ["facts", 1],
        ["voice", 0.655639062],
        ["volume", 0.155639062],
        ["cite", 0],
      ],
    ],
    [
      "no question that is unsure",
      {},
      ["facts", "volume"],
      [
        ["voice", 0.655639062],
        ["cite", 0],
      ],
    ],
    // Then only few calls without a voice, 2 of 8, are nobody's: 0.811278124 bits, of which either answer leaves half a bit.
    [
      "no question that is hidden, and of equals the first",
      { facts: "no" },
      [],
      [
        ["volume", 0.311278124],
        ["voice", 0.311278124],
      ],
    ],
    ["nothing where all is answered", { facts: "yes", cite: "no", volume: "low", voice: "own" }, [], []],
    // A sheet with facts is the hybrid's with a voice, and RAG's without.
    [
      "no gain where nothing is left to tell",
      { facts: "yes", voice: "own" },
      [],
      [
        ["cite", 0],
        ["volume", 0],
      ],
    ],
  ])("is %s", (_, choices, unsure, gains) => {
    const { askNext } = whatNext(compiledOf(tiny), assigned(tiny, choices), unsure);
    expect(askNext.map(({ question, gain }) => [question, gain])).toEqual(gains);
  });

  it("comes with the shares", () => {
    const { shares } = whatNext(compiledOf(tiny), assigned(tiny, { volume: "high" }), []);
    expect(shares).toEqual({ rag: 2 / 8, "fine-tuning": 4 / 8, hybrid: 2 / 8, "neither-yet": 0 });
  });

  it("is nothing in particular where nobody can win", () => {
    const { shares, askNext } = whatNext(compiledOf({ ...tiny, rules: [] }), assigned(tiny, {}), []);
    expect(shares).toEqual({ rag: 0, "fine-tuning": 0, hybrid: 0, "neither-yet": 1 });
    expect(askNext.map(({ question, gain }) => [question, gain])).toEqual(tiny.questions.map(({ id }) => [id, 0]));
  });
});

it.each([
  ["none", [1, 0, 0, 0], 0],
  ["a bit", [0.5, 0, 0.5, 0], 1],
  ["two bits", [0.25, 0.25, 0.25, 0.25], 2],
  ["between", [0.5, 0.25, 0.125, 0.125], 1.75],
])("the entropy of shares is %s", (_, [rag = 0, tuning = 0, hybrid = 0, neither = 0], bits) => {
  expect(entropyOf({ rag, "fine-tuning": tuning, hybrid, "neither-yet": neither })).toBe(bits);
});

describe("the questionnaire", () => {
  it.each<[Choices, next: string | null, remaining: number, settled: boolean]>([
    // Core questions come first, whatever they tell.
    [{ voice: "own" }, "facts", 3, false],
    // Then what tells most, which stands last in the file.
    [{ facts: "yes" }, "voice", 3, false],
    [{ facts: "yes", voice: "unsure" }, "cite", 2, false],
    [{ facts: "yes", voice: "plain" }, "cite", 2, true],
    [{ facts: "no", volume: "low", voice: "plain" }, null, 0, true],
  ])("after %j asks for %j, with %d left", (choices, next, remaining, settled) => {
    expect(adaptiveOrder(tiny)(given(choices))).toEqual({ next, remaining, settled });
  });
});
