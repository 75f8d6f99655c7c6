import { describe, expect, it } from "vitest";
import { newConflicts } from "../../../src/engine/analysis/conflicts.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import { tiny } from "../../tiny-rulebook.ts";
import type { Choices } from "../definition.ts";
import { assigned } from "../given.ts";

const citing = {
  id: "busy-cite",
  when: {
    all: [
      { test: "cite", in: ["yes"] },
      { test: "volume", in: ["high"] },
    ],
  },
  say: "So many passages.",
};
const rulebook = { ...tiny, conflicts: [...tiny.conflicts, citing] };
const { questions } = rulebook;

describe("the conflicts that changes bring", () => {
  it.each<[what: string, before: Choices, changes: Choices, brought: string[]]>([
    ["one that a change makes", { volume: "low" }, { voice: "own" }, ["quiet-voice"]],
    ["one that only two changes together make", {}, { volume: "low", voice: "own" }, ["quiet-voice"]],
    ["none that is there before", { volume: "low", voice: "own" }, { facts: "yes" }, []],
    ["none that a change resolves", { volume: "low", voice: "own" }, { voice: "plain" }, []],
    ["one in the place of another", { volume: "low", voice: "own", cite: "yes" }, { volume: "high" }, ["busy-cite"]],
    ["none with an answer that a change hides", { cite: "yes" }, { facts: "no", volume: "high" }, []],
    [
      "one with an answer that a change brings back",
      { facts: "no", cite: "yes", volume: "high" },
      { facts: "yes" },
      ["busy-cite"],
    ],
  ])("are %s", (_, before, changes, brought) => {
    const sheet = assigned(rulebook, before);
    const list = Object.entries(changes).map(([id, to]) => {
      const question = questions.findIndex((one) => one.id === id);
      return { question, value: questions[question]!.choices.findIndex((choice) => choice.id === to) };
    });
    expect(newConflicts(compiledOf(rulebook), sheet)(list)).toEqual(brought);
  });
});
