import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/model/answers.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { RulebookChange } from "../../src/model/extension.ts";
import { doubts, provenance, reasonLabel, type SectionId, sections } from "../../src/words/sections.ts";
import { sourcesOf } from "../../src/words/sources.ts";
import { decision, judged, note, reason } from "./samples.ts";

const study = { id: "study", title: "A study", where: "https://example.org/study" };
const firm = { radius: 1, level: "firm" as const, share: 1, weights: [], turns: [] };
const change = { question: "voice", from: "no", to: "yes", at: null, way: null };
function changed(what: RulebookChange["what"], did: RulebookChange["did"], id: string): RulebookChange {
  return { what, id, did, from: null, why: "Our auditors ask for it." };
}
const measured: Answer = {
  value: "yes",
  choice: "yes",
  from: "file",
  measured: { by: "examples", value: "yes", files: [], of: 3 },
};

describe("a section that every format shows", () => {
  it.each<[SectionId, Partial<Decision>, title: string, form: string, items: [id: string, text: string][]]>([
    [
      "measured",
      { answers: { voice: measured, task: { value: "ask", choice: "ask", from: "file" } } },
      "What was measured",
      "list",
      [["voice", "voice yes: counted by examples"]],
    ],
    [
      "unmet",
      { verdict: judged("rag", { needs: ["behaviour"] }).verdict },
      "Needs left open",
      "list",
      [["behaviour", "Your answers show a need for behaviour too (), which RAG does not meet. Nothing here would."]],
    ],
    [
      "conflicts",
      { conflicts: [note("both")] },
      "Answers that contradict each other",
      "list",
      [["both", "Mind both."]],
    ],
    ["warnings", { warnings: [note("drift")] }, "Warnings", "list", [["drift", "Mind drift."]]],
    [
      "next-steps",
      {
        nextSteps: [
          { text: "Index all.", short: "Index.", sources: [] },
          { text: "Test.", short: "Test.", sources: [] },
        ],
      },
      "Next steps",
      "steps",
      [
        ["0", "Index all."],
        ["1", "Test."],
      ],
    ],
    ["cost", {}, "Cost", "text", []],
    [
      "firmness",
      { firmness: firm },
      "How firm",
      "text",
      [
        [
          "0",
          "Firm: all weights could be off by any share up to 100% at once, in the worst way, and it would still be RAG.",
        ],
      ],
    ],
    ["firmness", {}, "How firm", "text", []],
    [
      "flips",
      { flips: [{ changes: [change], outcome: "hybrid", conflicts: [] }] },
      "What would change it",
      "list",
      [["0", "With voice yes instead of no: hybrid."]],
    ],
    ["shares", {}, "What is still open", "text", []],
    [
      "shares",
      { shares: { rag: 1, "fine-tuning": 0, hybrid: 0, "neither-yet": 0 } },
      "What is still open",
      "text",
      [["0", "Nothing is open: each question that is asked has an answer."]],
    ],
    [
      "changes",
      {
        rulebook: {
          ...decision.rulebook,
          changes: [
            changed("rule", "changed", "voice"),
            changed("rule", "removed", "team"),
            changed("gate", "changed", "quiet"),
          ],
        },
      },
      "Changed in this rulebook",
      "list",
      [
        ["0", "rule team removed: Our auditors ask for it."],
        ["1", "gate quiet changed: Our auditors ask for it."],
      ],
    ],
  ])("%s", (id, differs, title, form, items) => {
    const section = sections[id]({ ...decision, ...differs });
    expect(section).toEqual({ title, form, items: items.map(([of, text]) => ({ id: of, text, sources: [] })) });
  });

  it("leaves out a gate that the headline says", () => {
    const gates = ["quiet", "small"].map((id) => ({ ...note(id), kind: "neither-yet" as const, sources: [study] }));
    expect(sections.gates({ ...judged("neither-yet", { headline: "Neither yet. Mind quiet." }), gates })).toEqual({
      title: "Before you build",
      form: "list",
      items: [{ id: "small", text: "Mind small.", sources: [study] }],
    });
  });

  it("keeps the sources of a step and of a note", () => {
    const nextSteps = [{ text: "Index all.", short: "Index.", sources: [study] }];
    expect(sections["next-steps"]({ ...decision, nextSteps }).items[0]?.sources).toEqual([study]);
    expect(
      sections.warnings({ ...decision, warnings: [{ ...note("a"), sources: [study] }] }).items[0]?.sources,
    ).toEqual([study]);
  });
});

describe("what is known of a reason", () => {
  it("is by which answers, and for which need", () => {
    const one = reason("voice", [1, 0, 0], { answers: { voice: "own", task: "write" } });
    expect(reasonLabel(one)).toBe("voice own, task write");
    expect(reasonLabel({ ...one, need: "facts" })).toBe("voice own, task write (a need: facts)");
  });

  it.each([
    [{ changed: null, contested: null }, []],
    [{ changed: "weight 4: we", contested: null }, ["Changed in this rulebook, weight 4: we"]],
    [
      { changed: "weight 4: we", contested: "one says no" },
      ["Changed in this rulebook, weight 4: we", "Contested: one says no"],
    ],
  ])("is whether to doubt it: %j", (of, said) => {
    expect(doubts(of)).toEqual(said);
  });

  it("is from which rulebook and program", () => {
    expect(provenance(decision)).toBe("Rulebook tiny 1, advise 1.2.3.");
  });

  it("is each source once, by all the ids it is cited by, in the order of the first", () => {
    const other = { id: "other", title: "Another", where: "A book" };
    const again = { ...study, id: "A1" };
    expect(sourcesOf([{ sources: [other, study] }, { sources: [] }, { sources: [again, study] }])).toEqual([
      { title: "Another", where: "A book", ids: ["other"] },
      { title: "A study", where: "https://example.org/study", ids: ["study", "A1"] },
    ]);
  });
});
