import { describe, expect, it } from "vitest";
import type { Approach } from "../../src/model/approach.ts";
import type { Decision, TraceEntry } from "../../src/model/decision.ts";
import { earning, reasonsFor } from "../../src/words/reasons.ts";
import { summaryReasons } from "../../src/words/summary.ts";
import { decision, judged, note, points, reason } from "./samples.ts";

/** The marks of the reasons that are shown, each with its rule: "+5 budget". */
function marks(of: Decision, most?: number): string[] | undefined {
  return reasonsFor(of, most)?.shown.map(({ mark, rule }) => `${mark} ${rule}`);
}

function traced(...trace: TraceEntry[]): Decision {
  return { ...decision, trace };
}

describe("the reasons for what is advised", () => {
  const facts = reason("facts", [2, 0, 2], { need: "facts" });

  it("are those that move the margin, the strongest first, behind what it is over", () => {
    const of = traced(reason("team", [3, 1, 0]), reason("budget", [5, 0, 0]), reason("voice", [-2, 4, 4]));
    expect(reasonsFor(of)).toEqual({
      lead: "6 points over a good prompt alone (under 3 is close)",
      shown: [
        { rule: "budget", mark: "+5", text: "The budget says so.", short: "It is the budget." },
        { rule: "team", mark: "+3", text: "The team says so.", short: "It is the team." },
      ],
      rest: "1 against it, 2 points; 4 behind before any answer",
    });
  });

  it("count against the rival where that is an approach", () => {
    const over = judged("rag", { rival: "hybrid", margin: 1 });
    const of = {
      ...over,
      base: points([3, 0, 1]),
      trace: [facts, reason("budget", [5, 0, 4]), reason("team", [0, 0, 1])],
    };
    expect(reasonsFor(of)?.lead).toBe("1 point over hybrid (under 3 is close)");
    // What shows the need stands first and moves nothing.
    expect(marks(of)).toEqual(["need facts", "+1 budget"]);
    expect(reasonsFor(of)?.rest).toBe("1 against it, 1 point; 2 ahead before any answer");
  });

  it("are told until nine tenths of the points are, a need in any case", () => {
    const many = [reason("a", [9, 0, 0]), reason("b", [9, 0, 0]), reason("c", [2, 0, 0])];
    expect(marks(traced(...many))).toEqual(["+9 a", "+9 b"]);
    expect(reasonsFor(traced(...many))?.rest).toBe("and 1 more, 2 points; 4 behind before any answer");
    expect(marks(traced(...many, facts))).toEqual(["+2 facts", "+9 a", "+9 b"]);
    expect(marks(traced(reason("a", [8, 0, 0]), reason("b", [2, 0, 0])))).toEqual(["+8 a", "+2 b"]);
  });

  it("are seven at most, or as many as there is room for", () => {
    const ten = Array.from({ length: 10 }, (_, at) => reason(`r${at}`, [1, 0, 0]));
    expect(marks(traced(...ten))).toHaveLength(7);
    expect(marks(traced(...ten), 2)).toEqual(["+1 r0", "+1 r1"]);
    expect(reasonsFor(traced(...ten), 2)?.rest).toBe("and 8 more, 8 points; 4 behind before any answer");
  });

  it("have no rest where all is told", () => {
    expect(reasonsFor({ ...traced(reason("a", [8, 0, 0])), base: points([4, 0, 0]) })?.rest).toBeNull();
  });
});

describe("the reasons against what is under the bar", () => {
  const under = { ...judged("neither-yet", { margin: -4 }), bar: 8, scores: points([4, 0, 0]) };

  it("are those that keep it there, with their own sign", () => {
    const trace = [reason("poor", [-3, 0, 0]), reason("slow", [-5, 0, 0]), reason("facts", [2, 0, 0])];
    expect(reasonsFor({ ...under, trace })).toMatchObject({
      lead: "4 points short of a good prompt",
      shown: [{ mark: "-5" }, { mark: "-3" }],
      rest: "1 for it, 2 points; 8 behind before any answer",
    });
  });

  it.each<[why: string, Partial<Decision>]>([
    ["it is not under it", { bar: 4 }],
    ["a gate stops it", { gates: [{ ...note("quiet"), kind: "neither-yet" }] }],
    ["no answer calls for it", { unearned: [{ approach: "rag", lacks: ["facts"] }] }],
    ["nothing leads", { verdict: { ...under.verdict, leader: null } }],
  ])("are none where %s", (_, differs) => {
    expect(reasonsFor({ ...under, ...differs })).toBeNull();
  });

  it.each<[why: string, Partial<Decision>]>([
    ["a gate that asks for something first", { gates: [{ ...note("quiet"), kind: "do-first" }] }],
    ["another that no answer calls for", { unearned: [{ approach: "hybrid", lacks: ["facts"] }] }],
  ])("stand beside %s", (_, differs) => {
    expect(reasonsFor({ ...under, ...differs })?.lead).toBe("4 points short of a good prompt");
  });

  it("are in a summary what else makes it neither yet", () => {
    const gates = ["quiet", "small", "early"].map((id) => ({ ...note(id), kind: "neither-yet" as const }));
    const first = { ...note("tests"), kind: "do-first" as const };
    const of = { ...judged("neither-yet", { headline: "Neither yet. Mind quiet." }), gates: [first, ...gates] };
    const also = (id: string) => ({ rule: id, mark: "also", text: `Mind ${id}.`, short: `Mind ${id}.` });
    expect(summaryReasons(of)).toEqual({ lead: "", shown: [also("small"), also("early")], rest: null });
    expect(summaryReasons(of, 1)).toEqual({ lead: "", shown: [also("small")], rest: "and 1 more" });
    expect(summaryReasons({ ...of, gates: [gates[0]!, first] })).toBeNull();
  });
});

describe("what earns an outcome its place", () => {
  const shows = (rule: string, need: "facts" | "behaviour", rag: number) => reason(rule, [rag, 0, rag], { need });
  const trace = [
    shows("some", "facts", 1),
    shows("core", "facts", 3),
    shows("voice", "behaviour", 2),
    reason("cheap", [9, 0, 0]),
  ];
  const earned = (outcome: Approach, needs: Decision["verdict"]["needs"]): string[] =>
    earning({ ...judged("rag", { needs }), trace }, outcome).map(({ rule }) => rule);

  it("is for each need the rule with most points for it", () => {
    expect(earned("rag", ["facts"])).toEqual(["core"]);
    expect(earned("rag", ["behaviour", "facts"])).toEqual(["voice", "core"]);
    expect(earned("fine-tuning", ["facts"])).toEqual([]);
  });
});
