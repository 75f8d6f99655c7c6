import { describe, expect, it } from "vitest";
import { explain, explainableIds } from "../../../src/engine/rulebook/explain.ts";
import type { Condition } from "../../../src/model/condition.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const where = "https://example.org/study";
const study = { title: "A study", where, finding: "It works." };
const facts: Condition = { test: "facts", in: ["yes"] };
const cite: Condition = { test: "cite", in: ["yes"] };
const own: Condition = { test: "voice", in: ["own"] };
const form = { id: "index", label: "by an index", because: "Documents are searched." };

const rulebook: Rulebook = {
  ...tiny,
  sources: { study, constructor: { ...study, title: "Another" } },
  claims: { A1: { source: "study", says: "Facts are fetched." }, A2: { source: "lost", says: "Voices are learned." } },
  forms: {
    rag: [{ ...form, id: "calls", because: "Tools are called.", when: facts, unless: own, claims: ["A1"] }, form],
    hybrid: [{ ...form, outside: ["study"] }],
  },
  gates: [{ ...tiny.gates[0]!, unless: own, claims: ["A2", "B9"], outside: ["toString"] }],
  warnings: [{ ...tiny.warnings[0]!, claims: ["A1"] }],
  "next-steps": { rag: [{ do: "Show it.", when: cite, unless: own, claims: ["A1"] }] },
};

const claim = { id: "A1", says: "Facts are fetched.", source: "study", title: "A study" };
const cited = { id: "study", ...study };

describe("explain", () => {
  it.each<[id: string, explained: object[]]>([
    [
      "index",
      [
        {
          kind: "form",
          id: "index",
          text: "Documents are searched.",
          outcome: "rag",
          label: "by an index",
          when: null,
          unless: null,
          claims: [],
          outside: [],
        },
        {
          kind: "form",
          id: "index",
          text: "Documents are searched.",
          outcome: "hybrid",
          label: "by an index",
          when: null,
          unless: null,
          claims: [],
          outside: [cited],
        },
      ],
    ],
    [
      "calls",
      [
        {
          kind: "form",
          id: "calls",
          text: "Tools are called.",
          outcome: "rag",
          label: "by an index",
          when: facts,
          unless: own,
          claims: [claim],
          outside: [],
        },
      ],
    ],
    [
      "quiet-voice",
      [
        {
          kind: "conflict",
          id: "quiet-voice",
          text: "A voice that nobody hears.",
          unless: null,
          when: tiny.conflicts[0]!.when,
          claims: [],
          outside: [],
        },
      ],
    ],
    [
      "close",
      [
        {
          kind: "warning",
          id: "close",
          text: "Test both.",
          unless: null,
          when: tiny.warnings[0]!.when,
          claims: [claim],
          outside: [],
        },
      ],
    ],
    [
      "quiet",
      [
        {
          kind: "gate",
          id: "quiet",
          text: "A prompt will do.",
          when: tiny.gates[0]!.when,
          unless: own,
          // What is named and nowhere explained stands alone, also where every object has something of that name.
          claims: [
            { id: "A2", says: "Voices are learned.", source: "lost", title: "lost" },
            { id: "B9", says: "", source: "", title: "" },
          ],
          outside: [{ id: "toString", title: "toString", where: "", finding: "" }],
          says: "neither-yet",
          startWith: "prompting",
        },
      ],
    ],
    [
      "rag",
      [
        {
          kind: "next steps",
          id: "rag",
          steps: [{ text: "Show it.", when: cite, unless: own, claims: [claim], outside: [] }],
        },
      ],
    ],
    [
      "A2",
      [
        {
          kind: "claim",
          id: "A2",
          text: "Voices are learned.",
          placed: null,
          source: { id: "lost", title: "lost", where: "" },
          citedBy: [{ kind: "gate", id: "quiet", text: "A prompt will do.", points: null }],
        },
      ],
    ],
    [
      "A1",
      [
        {
          kind: "claim",
          id: "A1",
          text: "Facts are fetched.",
          placed: null,
          source: { id: "study", title: "A study", where },
          citedBy: [
            { kind: "warning", id: "close", text: "Test both.", points: null },
            { kind: "form", id: "calls", text: "Tools are called.", points: null },
            { kind: "next step", id: "rag 1", text: "Show it.", points: null },
          ],
        },
      ],
    ],
    [
      "constructor",
      [
        {
          kind: "source",
          id: "constructor",
          text: "It works.",
          title: "Another",
          where,
          date: null,
          claims: [],
          citedBy: [],
        },
      ],
    ],
  ])("tells all of %s", (id, explained) => {
    expect(explain(rulebook, id)).toEqual(explained);
  });

  it("tells all that goes by an id, in the order of the lists", () => {
    const shared: Rulebook = {
      ...rulebook,
      questions: [...tiny.questions, { ...tiny.questions[0]!, id: "x" }],
      rules: [{ ...tiny.rules[0]!, id: "x" }],
      constraints: [{ ...tiny.constraints[0]!, id: "x" }],
      gates: [{ ...tiny.gates[0]!, id: "x" }],
      conflicts: [{ ...tiny.conflicts[0]!, id: "x" }],
      warnings: [{ ...tiny.warnings[0]!, id: "x" }],
      forms: { rag: [{ ...form, id: "x" }] },
      "next-steps": { x: [] },
      sources: { x: study },
      claims: { x: { source: "x", says: "So." } },
    };
    const kinds = ["question", "rule", "constraint", "gate", "conflict", "warning", "form", "next steps", "source"];
    expect(explain(shared, "x").map(({ kind }) => kind)).toEqual([...kinds, "claim"]);
    expect(explainableIds(shared)).toEqual(["facts", "cite", "volume", "voice", "x"]);
  });

  it("knows each id once: of lists, of forms, and of steps, sources and claims", () => {
    const lists = ["facts", "cite", "volume", "voice", "needs-facts", "no-facts", "own-voice", "busy", "cites"];
    const notes = ["must-cite", "quiet", "quiet-voice", "close"];
    const maps = ["rag", "study", "constructor", "A1", "A2"];
    expect(explainableIds(rulebook)).toEqual([...lists, ...notes, "calls", "index", ...maps]);
  });
});
