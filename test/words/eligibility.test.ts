import { describe, expect, it } from "vitest";
import { publishedFiles, readPublished } from "../../scripts/quality/published.ts";
import { decide } from "../../src/engine/decide.ts";
import type { Approach, Need } from "../../src/model/approach.ts";
import type { Decision } from "../../src/model/decision.ts";
import { exclusionOf, ineligibility } from "../../src/words/eligibility.ts";
import { scoreWords, whyNotByPoints } from "../../src/words/scores.ts";
import { shipped } from "../shipped.ts";

const published = await readPublished(publishedFiles.unseen, shipped, "plausible");

function out(approach: "rag" | "hybrid", constraint: string, kind: "not-yet" | "rules-out") {
  return {
    approach,
    constraint,
    kind,
    because: "",
    remedy: "",
    answers: {},
    sources: [],
  };
}

it("for good outweighs for now, whichever comes first", () => {
  const excluded = [
    out("hybrid", "few", "not-yet"),
    out("hybrid", "closed", "rules-out"),
    out("rag", "days", "not-yet"),
  ];
  expect(exclusionOf(excluded, "hybrid")?.constraint).toBe("closed");
  expect(exclusionOf(excluded, "rag")?.constraint).toBe("days");
  expect(exclusionOf(excluded, "fine-tuning")).toBeUndefined();
});

describe("where the approaches stand, with a bar of 6", () => {
  type Given = {
    scores: [rag: number, tuning: number, hybrid: number];
    leader: Approach | null;
    rival?: Approach | "bar";
    tie?: Approach[];
  };
  const standing = (
    { scores: [rag, tuning, hybrid], leader, rival = "bar", tie = [] }: Given,
    unearned: Partial<Record<Approach, Need[]>> = {},
    excluded: Decision["excluded"] = [],
  ) => ({
    bar: 6,
    excluded,
    gates: [] as Decision["gates"],
    scores: { rag, "fine-tuning": tuning, hybrid },
    unearned: (Object.keys(unearned) as Approach[]).map((approach) => ({ approach, lacks: unearned[approach] ?? [] })),
    verdict: { leader, rival, tie } as Decision["verdict"],
  });
  type Lacking = Partial<Record<Approach, Need[]>>;
  const facts: Lacking = { rag: ["facts"], hybrid: ["facts"] };
  const behaviour: Lacking = { "fine-tuning": ["behaviour"], hybrid: ["behaviour"] };
  const none: Lacking = { ...facts, "fine-tuning": ["behaviour"], hybrid: ["facts", "behaviour"] };

  it.each<[why: string, ReturnType<typeof standing>, said: string]>([
    [
      "over the next that may be chosen",
      standing({ scores: [18, 2, 30], leader: "hybrid", rival: "rag" }),
      "margin 12 over RAG.",
    ],
    ["over the bar, where the next is below it", standing({ scores: [18, 2, 5], leader: "rag" }), "margin 12 over it."],
    [
      "over the bar, where the next is ruled out",
      standing({ scores: [18, 2, 17], leader: "rag" }, {}, [out("hybrid", "closed", "rules-out")]),
      "margin 12 over it.",
    ],
    [
      "over the bar, where nothing calls for the next",
      standing({ scores: [18, 2, 17], leader: "rag" }, behaviour),
      "margin 12 over it. Hybrid's 17 points do not count: no answer shows a need for behaviour.",
    ],
    [
      "below what stands aside",
      standing({ scores: [20, -2, 7], leader: "fine-tuning" }, facts),
      ", which is 8 more than fine-tuning. RAG's 20 points do not count: no answer shows a need for facts. " +
        "Hybrid's 7 points do not count: no answer shows a need for facts.",
    ],
    [
      "not of few points that stand aside",
      standing({ scores: [1, 22, 6], leader: "fine-tuning" }, facts),
      "16 over it.",
    ],
    [
      "of the best, where nothing is called for",
      standing({ scores: [8, 2, 7], leader: "rag" }, none),
      "margin 2 over it. RAG's 8 points do not count: no answer shows a need for facts.",
    ],
    [
      "with a tie",
      standing({ scores: [9, 2, 9], leader: "rag", rival: "hybrid", tie: ["rag", "hybrid"] }),
      "margin 0 over hybrid; tied: RAG, hybrid, of which RAG goes first.",
    ],
  ])("the margin is said %s", (_, given, said) => {
    expect(scoreWords(given)).toMatch(/^A good prompt alone scores 6[,;]/);
    expect(scoreWords(given).endsWith(said)).toBe(true);
  });

  it.each(published)("the margin is that of the verdict: $id", ({ answers }) => {
    const decision = decide(shipped, answers, { title: null, engine: "0", digest: "" });
    const { margin, outcome } = decision.verdict;
    const neither = margin === 0 ? " is level with " : ` is ${margin} over `;
    const over = outcome === "neither-yet" ? neither : `; margin ${margin} over `;
    expect(scoreWords(decision)).toContain((margin ?? 0) < 0 ? `, which is ${-(margin ?? 0)} more than ` : over);
  });

  it("no margin is said where everything is ruled out", () => {
    expect(scoreWords(standing({ scores: [9, 2, 9], leader: null }))).toBe("A good prompt alone scores 6.");
  });

  it.each<[why: string, Partial<ReturnType<typeof standing>>, Lacking, said: string]>([
    ["nothing is left", { verdict: { leader: null } as Decision["verdict"] }, {}, "what is ruled out, not from points"],
    ["a gate holds", { gates: [{ id: "g", kind: "neither-yet", say: "", sources: [] }] }, {}, "a condition that holds"],
    ["nothing is called for", {}, none, "what no answer calls for, not from points"],
    [
      "what is called for is ruled out",
      { verdict: { leader: "rag", needs: ["behaviour"] } as unknown as Decision["verdict"] },
      facts,
      "what is ruled out, not from points",
    ],
    ["the best is under the bar", {}, {}, "RAG being 1 point short of a good prompt."],
    [
      "the best that is left is under the bar",
      { excluded: [out("hybrid", "few", "not-yet")] },
      { "fine-tuning": ["behaviour"] },
      "RAG being 1 point short of a good prompt, and on hybrid being ruled out.",
    ],
  ])("a neither-yet is told apart where %s", (_, over, lacking, said) => {
    const given = standing({ scores: [5, 2, 31], leader: "rag" }, lacking);
    const verdict = { ...given.verdict, needs: [] as Need[] };
    expect(whyNotByPoints({ ...given, verdict, ...over })).toContain(said);
  });

  it.each<[Approach, string | null]>([
    ["rag", null],
    ["fine-tuning", "no need shown"],
    ["hybrid", "not yet possible"],
  ])("%s is out because: %s", (approach, why) => {
    const given = standing({ scores: [18, 2, 17], leader: "rag" }, behaviour, [out("hybrid", "few", "not-yet")]);
    expect(ineligibility(given, approach)).toBe(why);
  });

  it("nothing is out for want of a need, where no need is shown at all", () => {
    const given = standing({ scores: [8, 2, 7], leader: "rag" }, none);
    expect((["rag", "fine-tuning", "hybrid"] as const).map((approach) => ineligibility(given, approach))).toEqual([
      null,
      null,
      null,
    ]);
  });
});
