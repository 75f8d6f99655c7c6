import { describe, expect, it } from "vitest";
import type { Flip } from "../../src/model/decision.ts";
import { flipsToTell } from "../../src/words/flips.ts";

function flip(...questions: string[]): Flip {
  const changes = questions.map((question) => ({ question, from: "a", to: "b", at: null, way: null }));
  return { changes, outcome: "rag", conflicts: [] };
}

describe("the ways to another outcome that are told", () => {
  const [task, budget, both, team] = [flip("task"), flip("budget"), flip("budget", "task"), flip("team", "budget")];

  it("stand in their order, but last those through what the system is for", () => {
    expect(flipsToTell({ flips: [task, budget, both, team], inherent: ["task"] })).toEqual([budget, team, task, both]);
    expect(flipsToTell({ flips: [task, budget], inherent: [] })).toEqual([task, budget]);
  });

  it("stand last where other answers would contradict them", () => {
    const against = { ...task, conflicts: ["facts-without-a-search"] };
    expect(flipsToTell({ flips: [against, budget], inherent: [] })).toEqual([budget, against]);
  });

  it("are none where none were worked out", () => {
    expect(flipsToTell({ flips: null, inherent: [] })).toEqual([]);
  });
});
