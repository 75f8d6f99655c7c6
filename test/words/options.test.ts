import { describe, expect, it } from "vitest";
import type { Cost } from "../../src/model/cost.ts";
import type { Decision } from "../../src/model/decision.ts";
import { exclusionNotes, idleNotes, optionTable } from "../../src/words/options.ts";
import { column, cost, decision, exclusion, judged, points } from "./samples.ts";

/** A row of the table, by the column's head. */
function rowOf(label: string, of: Decision): Record<string, string | undefined> {
  const { head, rows } = optionTable(of);
  const cells = rows.find((row) => row.label === label)?.cells ?? [];
  return Object.fromEntries(head.map((name, at) => [name, cells[at]]));
}

describe("the options side by side", () => {
  it("stand by points, first what is advised and last what is ruled out", () => {
    const scores = points([10, 12, 20]);
    const out = { ...decision, scores, excluded: [exclusion("hybrid")] };
    expect(optionTable(out)).toEqual({
      head: ["RAG", "fine-tuning", "prompt", "hybrid"],
      rows: [
        { label: "points", cells: ["10", "12", "4", "20"] },
        { label: "stands", cells: ["advised", "level", "6 behind", "ruled out"] },
      ],
    });
    expect(optionTable({ ...out, excluded: [exclusion("hybrid", { kind: "not-yet" })] }).rows[1]?.cells[3]).toBe(
      "not yet",
    );
  });

  it("say what no answer calls for", () => {
    const idle = { ...decision, unearned: [{ approach: "hybrid" as const, lacks: ["behaviour" as const] }] };
    expect(rowOf("stands", idle)).toEqual({
      RAG: "advised",
      prompt: "6 behind",
      hybrid: "not needed",
      "fine-tuning": "8 behind",
    });
  });

  it("start with the prompt where that is advised, and say what is to be tried later", () => {
    const of = { ...judged("neither-yet"), bar: 8 };
    expect(optionTable(of).head).toEqual(["prompt", "RAG", "hybrid", "fine-tuning"]);
    expect(rowOf("stands", of)).toEqual({
      prompt: "advised",
      RAG: "later",
      hybrid: "5 behind",
      "fine-tuning": "6 behind",
    });
    expect(rowOf("stands", judged("neither-yet", { leader: null }))).toMatchObject({ prompt: "advised" });
  });

  it("stand without sums where nothing is priced", () => {
    expect(optionTable(decision).rows.map(({ label }) => label)).toEqual(["points", "stands"]);
  });

  it("have their sums where they are, and a dash where the volume is not known", () => {
    const priced = { ...decision, cost };
    expect(rowOf("once", priced)).toEqual({ RAG: "$2,400", prompt: "$240", hybrid: "$7,200", "fine-tuning": "$4,800" });
    expect(rowOf("a month", priced)).toMatchObject({ RAG: "$200", prompt: "$100" });
    expect(rowOf("live in", priced).RAG).toBe("2-6 weeks");
    expect(optionTable(priced).rows.map(({ label }) => label)).not.toContain("limits");
    const unknown = { ...cost, approaches: { ...cost.approaches, rag: column(2400, 0, { runningUsd: null }) } };
    expect(rowOf("a month", { ...decision, cost: unknown }).RAG).toBe("-");
  });
});

describe("the limits that were answered", () => {
  const kept = { firstVersion: { range: "days", fits: null }, start: { seconds: 0, fits: null }, overBudgetUsd: null };
  type Limits = Partial<Pick<Cost["approaches"]["rag"], "firstVersion" | "start" | "overBudgetUsd">>;
  const late = (fits: "yes" | "perhaps" | "no") => ({ firstVersion: { range: "days", fits } });
  const slow = (fits: "yes" | "no") => ({ start: { seconds: 1, fits } });

  it.each<[said: string, prompt: Limits, rag: Limits]>([
    ["kept", { overBudgetUsd: 0 }, { overBudgetUsd: 0 }],
    ["kept", late("yes"), late("yes")],
    ["kept", slow("yes"), slow("yes")],
    ["over budget", { overBudgetUsd: 0 }, { overBudgetUsd: 1, ...late("no"), ...slow("no") }],
    ["too late", late("yes"), { overBudgetUsd: 0, ...late("no"), ...slow("no") }],
    ["too slow", slow("yes"), { ...late("perhaps"), ...slow("no") }],
    ["perhaps late", late("yes"), { ...late("perhaps"), ...slow("yes") }],
  ])("%s", (said, prompt, rag) => {
    const approaches = {
      ...cost.approaches,
      prompt: column(0, 0, { ...kept, ...prompt }),
      rag: column(0, 0, { ...kept, ...rag }),
    };
    expect(rowOf("limits", { ...decision, cost: { ...cost, approaches } }).RAG).toBe(said);
  });
});

describe("notes under the options", () => {
  it("say why what is kept out is, of several reasons the first", () => {
    const [closed, far] = [exclusion("hybrid"), exclusion("hybrid", { constraint: "far", because: "It is far." })];
    const later = exclusion("fine-tuning", { kind: "not-yet", because: "There are no examples." });
    expect(exclusionNotes({ ...decision, excluded: [closed, later] })).toEqual([
      "Fine-tuning is not possible yet: There are no examples.",
      "Hybrid is ruled out: The door is closed.",
    ]);
    expect(exclusionNotes({ ...decision, excluded: [closed, far] })).toEqual([
      "Hybrid is ruled out, the first of 2 reasons: The door is closed.",
    ]);
  });

  it("say whose points do not count, where something leads", () => {
    const idle = {
      ...decision,
      scores: points([10, 9, 3]),
      unearned: [{ approach: "fine-tuning" as const, lacks: ["behaviour" as const] }],
    };
    expect(idleNotes(idle)).toEqual(["Fine-tuning's 9 points do not count: no answer shows a need for behaviour."]);
    expect(idleNotes({ ...idle, verdict: { ...idle.verdict, leader: null } })).toEqual([]);
  });
});
