import { describe, expect, it } from "vitest";
import { tableLevels } from "../../../../src/engine/analysis/diagram/table-levels.ts";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import type { Condition } from "../../../../src/model/condition.ts";
import type { Constraint, Rule, Rulebook } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";

function is(test: string, choice: string): Condition {
  return { test, in: [choice] };
}

/** A rule that adds points to RAG alone. */
function adding(rag: number, ...all: Condition[]): Rule {
  return { id: "adds", when: { all }, weight: 1, effect: { rag, "fine-tuning": 0, hybrid: 0 }, because: "So." };
}

function excluding(...excludes: Constraint["excludes"]): Constraint {
  return { id: "out", when: is("facts", "no"), excludes, kind: "rules-out", because: "So.", remedy: "None." };
}

/** The tiny rulebook's questions, and RAG at the bar before any of them; the others are never above it. */
function rulebook(rules: Rule[], constraints: Constraint[] = []): Rulebook {
  return { ...tiny, rules, constraints, gates: [] };
}

const [facts, , volume, voice] = [0, 1, 2, 3];

describe("the states behind some questions, and about how many entries they have", () => {
  const three = [adding(2, is("volume", "high")), adding(1, is("voice", "own")), adding(-2, is("facts", "no"))];
  const both = (points: number): Rule => adding(points, is("volume", "high"), is("facts", "yes"));
  it.each<[what: string, given: Rulebook, known: number[], states: number, entries: number]>([
    ["two ways, one for each choice that is told apart", rulebook(three), [volume], 1, 2],
    ["one way where no condition tells choices apart", rulebook([]), [volume], 1, 1],
    // RAG has 0 to 3 and may lose 2: from 3 on it cannot fall below the bar any more.
    ["no more than the scores that the rest can move across the bar", rulebook(three), [volume, voice], 1, 3],
    ["one where nothing is left that could", rulebook(three), [volume, voice, facts], 1, 1],
    // RAG's score is of no account where it is excluded, and there is one way to each of the two states.
    ["both states of what is half known", rulebook([both(2)]), [volume], 2, 1 + 1],
    // 0 or 2, of which what is half known can still take 3 away, or give none.
    ["what a condition that is half known may take", rulebook([three[0]!, both(-3)]), [volume, voice], 2, 1 + 1],
    [
      "as many as its other approaches where one is excluded",
      rulebook([...three, adding(9, is("cite", "yes"))], [excluding("rag")]),
      [facts, volume, voice],
      2,
      // Without RAG one; with it 4 ways, to 0, 1, 2 and 3, which a passage to cite can only raise.
      1 + 1,
    ],
  ])("are %s", (_, given, known, states, entries) => {
    const { first, expand } = tableLevels(compiledOf(given));
    const level = known.reduce((before, __, at) => expand(before, known.slice(0, at + 1)), first);
    expect([level.states.length, level.size]).toEqual([states, 3000 * states + entries]);
  });

  it("are not gone on from where there are more than 4000", () => {
    const { first, expand } = tableLevels(compiledOf(rulebook(three)));
    expect(first.size).toBe(1);
    const many = (count: number) => ({ size: 1, states: Array.from({ length: count }, () => first.states[0]!) });
    expect(expand(many(4001), [volume])).toEqual({ states: [], size: Infinity });
    // They are all one state behind it, with many ways to it, and three scores that matter.
    expect(expand(many(4000), [volume]).size).toBe(3003);
  });
});
