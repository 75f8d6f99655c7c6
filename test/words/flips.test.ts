import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/model/approach.ts";
import type { Decision, Flip } from "../../src/model/decision.ts";
import {
  firstFlips,
  flipList,
  flipSentence,
  flipsToTell,
  neverMattersSentence,
  noFlips,
  waysToTell,
} from "../../src/words/flips.ts";
import { byLabel } from "../../src/words/names.ts";
import { decision, judged } from "./samples.ts";

type Change = Flip["changes"][number];

function change(question: string, to = "b", rest: Partial<Change> = {}): Change {
  return { question, from: "a", to, at: null, way: null, ...rest };
}

function flip(...questions: string[]): Flip {
  return { changes: questions.map((question) => change(question)), outcome: "rag", conflicts: [] };
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

  it("are a sentence each, by their labels", () => {
    const labels = { budget: { label: "what may be spent", choices: { b: "Under $500" } } };
    const of = {
      ...decision,
      labels,
      inherent: ["task"],
      flips: [{ ...task, outcome: "neither-yet" as const }, budget],
    };
    expect(waysToTell(of, byLabel(of))).toEqual([
      "RAG, if what may be spent is \u201cUnder $500\u201d.",
      "A prompt alone, if task is \u201cb\u201d.",
    ]);
  });
});

describe("a flip in a sentence", () => {
  const band = (way: "up" | "down") => change("examples", "many", { at: 1500, way });
  const names = byLabel({
    labels: { examples: { label: "examples", choices: { many: "1,500 or more", a: "Fewer" } } },
  });
  it.each<[Change[], said: string]>([
    [[change("task")], "With task b instead of a: RAG."],
    [[change("task"), change("team", "ml")], "With task b instead of a, and team ml instead of a: RAG."],
    [[band("up")], "With examples many (from 1,500) instead of a: RAG."],
    [[band("down")], "With examples many (under 1,500) instead of a: RAG."],
  ])("%#", (changes, said) => {
    expect(flipSentence({ changes, outcome: "rag", conflicts: [] })).toBe(said);
  });

  it("has no threshold where the label of a band says it", () => {
    expect(flipSentence({ changes: [band("up")], outcome: "rag", conflicts: [] }, names)).toBe(
      "With examples \u201c1,500 or more\u201d instead of \u201cFewer\u201d: RAG.",
    );
  });
});

describe("the first flips", () => {
  const five = ["a", "b", "c", "d", "e"].map((id) => flip(id));
  const sentence = (id: string): string => `With ${id} b instead of a: RAG.`;
  it.each<[Flip[] | null, said: string[]]>([
    [null, []],
    [five, ["a", "b", "c", "d", "e"].map(sentence)],
    [
      [...five, flip("f")],
      [...["a", "b", "c", "d", "e"].map(sentence), "And 1 more such change, of three answers at most."],
    ],
    [
      [...five, flip("f"), flip("g")],
      [...["a", "b", "c", "d", "e"].map(sentence), "And 2 more such changes, of three answers at most."],
    ],
  ])("%#", (flips, said) => {
    expect(firstFlips({ ...decision, flips })).toEqual(said);
  });

  const none = "Of the answers given and not fixed, no change of three or fewer changes it: it stays RAG.";
  it.each<[Partial<Decision>, said: string]>([
    [{}, none],
    [{ unanswered: ["task"] }, `${none} Open questions may.`],
    [{ unanswered: ["task"], settled: false }, `${none} Open questions may.`],
    [{ unanswered: ["task"], settled: true }, none],
  ])("are none, %j", (differs, said) => {
    expect(noFlips({ ...decision, ...differs })).toBe(said);
    expect(firstFlips({ ...decision, ...differs, flips: [] })).toEqual([said]);
    expect(flipList({ ...decision, ...differs, flips: [] })).toEqual({ lead: said, items: [], count: 0, more: null });
  });
});

describe("flips told together", () => {
  const to = (outcome: Outcome, ...changes: Change[]): Flip => ({ changes, outcome, conflicts: [] });
  const listed = (flips: Flip[], most?: number) => flipList({ ...judged("fine-tuning"), flips }, most);

  it("are those to one outcome that differ in the choice of one question", () => {
    const flips = [
      to("rag", change("team", "ml"), change("task", "ask")),
      to("hybrid", change("team", "ml"), change("task", "ask")),
      to("rag", change("team", "ml"), change("task", "act")),
      to("rag", change("team", "none"), change("task", "act")),
      to("rag", change("team", "ml")),
      to("rag", change("team", "ml"), change("task", "code")),
    ];
    expect(listed(flips)).toEqual({
      lead: "Fine-tuning on these answers, unless:",
      items: [
        "RAG, if team is ml and task is ask, act or code",
        "hybrid, if team is ml and task is ask",
        "RAG, if team is none and task is act",
        "RAG, if team is ml",
      ],
      count: 4,
      more: null,
    });
    expect(listed(flips, 3)).toMatchObject({ count: 4, more: "and 1 more such change, of three answers at most." });
    expect(listed(flips, 3).items).toHaveLength(3);
  });

  it("are not those of other questions, though their choices are alike", () => {
    const flips = [to("rag", change("team", "yes"), change("a")), to("rag", change("tests", "no"), change("a"))];
    expect(listed(flips).items).toEqual(["RAG, if team is yes and a is b", "RAG, if tests is no and a is b"]);
  });
});

describe("which answers stand in no flip", () => {
  it.each<[Partial<Decision>, string | null]>([
    [{ neverMatters: ["team", "task"], flips: [flip("a")] }, "In none of these ways: team, task."],
    [{ neverMatters: [], flips: [flip("a")] }, null],
    [{ neverMatters: ["team"], flips: [] }, null],
    [{ neverMatters: ["team"], flips: null }, null],
    [{ neverMatters: null, flips: [flip("a")] }, null],
  ])("%#", (differs, said) => {
    expect(neverMattersSentence({ ...decision, ...differs })).toBe(said);
  });
});
