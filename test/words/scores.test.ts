import { describe, expect, it } from "vitest";
import type { Decision } from "../../src/model/decision.ts";
import { rivalName, whyNotAnother } from "../../src/words/scores.ts";
import { nextQuestions, shareSentence } from "../../src/words/shares.ts";
import { unmetNeeds } from "../../src/words/unmet.ts";
import { decision, exclusion, judged, points, reason } from "./samples.ts";

describe("why it is not another", () => {
  it.each<[why: string, Partial<Decision>, said: string[]]>([
    ["behind", {}, ["fine-tuning: 8 points behind RAG", "hybrid: 7 points behind RAG"]],
    [
      "level, or ahead",
      { scores: points([10, 10, 11]) },
      ["fine-tuning: 0 points behind RAG", "hybrid: 1 point ahead of RAG"],
    ],
    [
      "ruled out",
      { excluded: [exclusion("hybrid"), exclusion("fine-tuning", { kind: "not-yet", constraint: "few" })] },
      ["fine-tuning: not yet possible (few)", "hybrid: ruled out (closed)"],
    ],
    [
      "without a need",
      { unearned: [{ approach: "hybrid", lacks: ["facts"] }] },
      ["fine-tuning: 8 points behind RAG", "hybrid: no need shown; 7 points behind RAG"],
    ],
    ["nothing leads", { verdict: { ...decision.verdict, leader: null } }, []],
  ])("%s", (_, differs, said) => {
    expect(whyNotAnother({ ...decision, ...differs })).toEqual(said);
  });

  it.each([
    ["bar", "a good prompt alone"],
    [null, "a good prompt alone"],
    ["hybrid", "hybrid"],
  ] as const)("over %s", (rival, name) => {
    expect(rivalName(rival)).toBe(name);
  });
});

describe("the needs that are left open", () => {
  const shows = (rule: string, rag: number, tuning: number, hybrid: number) =>
    reason(rule, [rag, tuning, hybrid], { need: "behaviour" });
  const needing = { ...judged("rag", { needs: ["behaviour"] }), scores: points([10, 7, 9]) };
  const said = (of: Decision): string[] => unmetNeeds(of).map(({ text }) => text);
  const open = (behind: string, who = "RAG"): string =>
    `Your answers show a need for behaviour too (${behind}), which ${who} does not meet.`;

  it("are those that no rule gives the advised points for, with the best that would", () => {
    expect(said({ ...needing, trace: [shows("voice", 0, 2, 2)] })).toEqual([
      `${open("voice yes")} Hybrid would, and is 1 point behind.`,
    ]);
    expect(said({ ...needing, trace: [shows("voice", -1, 2, 0)] })).toEqual([
      `${open("voice yes")} Fine-tuning would, and is 3 points behind.`,
    ]);
    expect(said({ ...needing, trace: [shows("voice", 0, 2, 2), shows("format", 1, 2, 2)] })).toEqual([]);
  });

  it("name three answers, and what keeps it out", () => {
    const trace = ["voice", "format", "tone", "length"].map((rule) => shows(rule, 0, 2, 2));
    expect(said({ ...needing, trace, excluded: [exclusion("hybrid")] })).toEqual([
      `${open("voice yes, format yes, tone yes and 1 more")} Hybrid would, and is kept out: The door is closed. Instead: Open it.`,
    ]);
  });

  it("are of what to try, with a neither-yet, and none where nothing leads", () => {
    const trace = [shows("voice", 0, 2, 2)];
    const neither = { ...judged("neither-yet", { needs: ["behaviour"] }), trace };
    expect(said(neither)).toEqual([`${open("voice yes")} Hybrid would, and is 7 points behind.`]);
    expect(said({ ...neither, verdict: { ...neither.verdict, leader: null } })).toEqual([]);
  });
});

describe("how the open questions may turn out", () => {
  const shares = { rag: 0.5, "fine-tuning": 0.25, hybrid: 0.25, "neither-yet": 0 };
  it.each<[Partial<Decision>, said: string | null]>([
    [{ unanswered: ["voice"] }, null],
    [{ shares }, "Nothing is open: each question that is asked has an answer."],
    [{ shares, unanswered: ["voice"], settled: true }, "Settled: nothing that is still open can change it."],
    [
      { shares: { ...shares, hybrid: 0.5, rag: 0.25 }, unanswered: ["voice"], settled: false },
      "On what you told us: RAG. Of all the ways to answer the rest: hybrid 50%, RAG 25%, fine-tuning 25%.",
    ],
  ])("%j", (differs, said) => {
    expect(shareSentence({ ...decision, ...differs })).toBe(said);
  });

  it("is told by those that tell something, the first of them, until it is settled", () => {
    const [a, b, c, d] = [0.5, 0.2, 0.0005, 0.0004].map((gain, at) => ({ question: `q${at}`, gain }));
    const askNext = [a!, b!, c!, d!];
    expect(nextQuestions({ ...decision, askNext, settled: false }, 2)).toEqual({ first: [a, b], more: 1 });
    expect(nextQuestions({ ...decision, askNext, settled: false }, 9)).toEqual({ first: [a, b, c], more: 0 });
    expect(nextQuestions({ ...decision, askNext, settled: true }, 2)).toEqual({ first: [], more: 0 });
    expect(nextQuestions(decision, 2)).toEqual({ first: [], more: 0 });
  });
});
