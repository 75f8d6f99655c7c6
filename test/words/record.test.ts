import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/model/answers.ts";
import type { Outcome } from "../../src/model/approach.ts";
import type { Decision } from "../../src/model/decision.ts";
import {
  alikeLead,
  alikeReasons,
  contextOf,
  driversOf,
  goodOf,
  prosAndCons,
  reviewedOf,
  risksOf,
} from "../../src/words/record.ts";
import { decision, exclusion, judged, note, points, reason } from "./samples.ts";

const [voice, budget, facts] = [
  reason("voice", [-2, 4, 4]),
  reason("budget", [5, 0, 0]),
  reason("facts", [3, -1, 3], { need: "facts" }),
];
const traced: Decision = { ...decision, trace: [facts, voice, budget] };
const over: Decision = { ...traced, verdict: { ...traced.verdict, rival: "hybrid", margin: 7 } };

describe("what a record says of the question", () => {
  it("names the answers that moved it, the strongest first", () => {
    const asked =
      "Should the language model be customised with retrieval (RAG), with fine-tuning, with both (hybrid), or not yet?";
    expect(contextOf(decision, 2)).toBe(asked);
    expect(contextOf(traced, 2)).toBe(
      `${asked} It rests on these answers: budget \u201cyes\u201d, voice \u201cyes\u201d and 1 more.`,
    );
  });

  const value = { value: "yes", choice: "yes", from: "file" as const };
  it.each<[Partial<Answer>, said: string[]]>([
    [{}, []],
    [{ because: "The press office asks for it." }, ["voice: The press office asks for it."]],
    [
      { because: "The press office asks for it.", by: "Ines", "as-of": "2026-07-01", evidence: "style.md" },
      ["voice: The press office asks for it. (Ines, 2026-07-01, evidence: style.md)"],
    ],
    [{ measured: { by: "examples", value: "yes", files: [], of: 3 } }, ["voice: (counted by examples)"]],
  ])("says who knows an answer, and from what: %j", (known, said) => {
    expect(reviewedOf({ ...decision, answers: { voice: { ...value, ...known } } })).toEqual(said);
  });
});

describe("the drivers of a decision", () => {
  it("have their points, behind what it is ahead of", () => {
    expect(driversOf(over, 5)).toEqual({
      lead: "RAG is 7 points over hybrid (under 3 is close). In brackets, the points that each reason moves that by:",
      items: ["The facts says so.", "The budget says so. (+5)", "1 against it, 6 points"],
    });
  });

  it("are the headline's reason and the gates of a neither-yet", () => {
    const gates = ["quiet", "small"].map((id) => ({ ...note(id), kind: "neither-yet" as const }));
    const neither = { ...judged("neither-yet", { headline: "Neither yet. Mind quiet." }), gates };
    expect(driversOf(neither, 5)).toEqual({ lead: null, items: ["Mind quiet.", "Mind small."] });
    expect(driversOf(judged("neither-yet", { leader: null, headline: "Neither yet. No." }), 5)).toEqual({
      lead: null,
      items: ["No."],
    });
  });

  it("stand beside what speaks for the next best as much", () => {
    const same = reason("same", [2, 0, 2]);
    expect(alikeReasons({ ...over, trace: [same, ...over.trace] })).toEqual(["The same says so."]);
    expect(alikeReasons({ ...over, trace: [reason("both-less", [-2, 0, -2]), facts] })).toEqual([]);
    expect(alikeReasons({ ...judged("neither-yet"), trace: [same] })).toEqual([]);
  });

  it.each<[Decision, string | null]>([
    [over, "For RAG and hybrid alike:"],
    [decision, null],
    [judged("rag", { rival: null }), null],
    [judged("neither-yet", { rival: "hybrid" }), null],
  ])("name the two that a reason is alike for", (of, lead) => {
    expect(alikeLead(of)).toBe(lead);
  });
});

describe("what speaks for and against an option", () => {
  const bad = "Bad, because";
  it.each<[why: string, Decision, Outcome, said: string[]]>([
    ["chosen", traced, "rag", ["Good, because of the drivers above", `${bad}: The voice says so. (-2 points)`]],
    ["chosen, nothing against it", decision, "rag", ["Good, because of the drivers above"]],
    [
      "ruled out",
      { ...traced, excluded: [exclusion("hybrid")] },
      "hybrid",
      ["Good, because: The voice says so. (+4 points)", `${bad} it is ruled out: The door is closed.`],
    ],
    [
      "not possible yet",
      { ...decision, excluded: [exclusion("hybrid", { kind: "not-yet" })] },
      "hybrid",
      [`${bad} it is not possible yet: The door is closed.`],
    ],
    [
      "not called for",
      {
        ...decision,
        unearned: [
          { approach: "rag", lacks: [] },
          { approach: "hybrid", lacks: ["facts", "behaviour"] },
        ],
      },
      "hybrid",
      [`${bad} no answer shows a need for facts or behaviour`],
    ],
    [
      "behind, by a reason",
      traced,
      "fine-tuning",
      ["Good, because: The voice says so. (+4 points)", `${bad}: The facts says so. (-1 point)`],
    ],
    ["behind", decision, "hybrid", [`${bad} it is 7 points behind RAG`]],
    ["level", { ...decision, scores: points([10, 10, 3]) }, "fine-tuning", [`${bad} it is level with RAG`]],
    ["no leader", judged("neither-yet", { leader: null }), "hybrid", []],
    [
      "the leader of a neither-yet",
      judged("neither-yet"),
      "rag",
      ["Neutral, because it is what to try if a good prompt is not enough"],
    ],
    [
      "the leader of a neither-yet, under the bar",
      { ...judged("neither-yet"), bar: 11 },
      "rag",
      [`${bad} a good prompt alone has 1 point more`],
    ],
    [
      "a prompt, chosen",
      judged("neither-yet"),
      "neither-yet",
      ["Good, because of the drivers above", "Good, because it takes a good prompt and nothing else"],
    ],
    [
      "a prompt",
      judged("rag", { needs: ["facts", "behaviour"] }),
      "neither-yet",
      [
        "Good, because it takes a good prompt and nothing else",
        `${bad} the answers show a need for facts and behaviour, and it is 6 points behind RAG`,
      ],
    ],
  ])("%s", (_, of, option, said) => {
    expect(prosAndCons(of, option)).toEqual(said);
  });

  it("is good where it meets a need, and how it is carried out", () => {
    const form = { id: "index", label: "by an index", because: "It is large.", sources: [] };
    expect(goodOf({ ...traced, verdict: { ...traced.verdict, form } })).toEqual([
      "it meets the need for facts that the answers show",
      "it is large.",
    ]);
    expect(goodOf({ ...judged("neither-yet"), trace: [facts] })).toEqual([]);
  });

  it("is a risk where a need stays open, answers contradict each other, or a warning says so", () => {
    const of = { ...judged("rag", { needs: ["behaviour"] }), conflicts: [note("both")], warnings: [note("drift")] };
    expect(risksOf(of)).toEqual([
      "Your answers show a need for behaviour too (), which RAG does not meet. Nothing here would.",
      "Mind both.",
      "Mind drift.",
    ]);
  });
});
