import { describe, expect, it } from "vitest";
import { type Entry, entriesOf } from "../../../src/engine/rulebook/entries.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const form = { id: "index", label: "by an index", because: "Documents are searched." };
const calls = {
  ...form,
  id: "calls",
  because: "Tools are called.",
  when: { test: "cite", in: ["yes"] },
  claims: ["A1"],
};
const rulebook: Rulebook = {
  ...tiny,
  constraints: [{ ...tiny.constraints[0]!, claims: ["A1", "A2"], outside: ["study"] }],
  conflicts: [tiny.conflicts[0]!, { ...tiny.conflicts[0]!, id: "louder", say: "Louder." }],
  forms: { rag: [calls, form], hybrid: [{ ...form, outside: ["study"] }] },
};

describe("the entries of a rulebook", () => {
  it("come list by list, with their place and what they say", () => {
    expect(
      entriesOf(rulebook).map(({ kind, id, path, text }) => `${kind} ${id} at ${path.join(".")}: ${text}`),
    ).toEqual([
      "rule needs-facts at rules.0: Facts have to be fetched.",
      "rule no-facts at rules.1: There is nothing to fetch.",
      "rule own-voice at rules.2: A voice is learned from examples.",
      "rule busy at rules.3: Short prompts are cheaper.",
      "rule cites at rules.4: Passages can be shown.",
      "constraint must-cite at constraints.0: A tuned model cannot cite.",
      "gate quiet at gates.0: A prompt will do.",
      "gate measure at gates.1: Measure a prompt first.",
      "conflict quiet-voice at conflicts.0: A voice that nobody hears.",
      "conflict louder at conflicts.1: Louder.",
      "warning close at warnings.0: Test both.",
      "form calls at forms.rag.0: Tools are called.",
      "form index at forms.rag.1: Documents are searched.",
      "form index at forms.hybrid.0: Documents are searched.",
      "next step prompting 1 at next-steps.prompting.0: Write a prompt.",
      "next step rag 1 at next-steps.rag.0: Index the documents.",
      "next step rag 2 at next-steps.rag.1: Show the passage.",
    ]);
  });

  it("have a place at which they are found", () => {
    for (const { path, when, text } of entriesOf(rulebook)) {
      const found = path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], rulebook);
      const saying = ["because", "say", "do"].map((key) => (found as Record<string, unknown>)[key]);
      expect([saying.includes(text), (found as Entry).when]).toEqual([true, when]);
    }
  });

  it("carry their conditions and what they rest on, which may be nothing", () => {
    const told = (wanted: string) => {
      const { when, unless, claims, outside } = entriesOf(rulebook).find(({ id }) => id === wanted)!;
      return { when, unless, claims, outside };
    };
    const citing = { test: "cite", in: ["yes"] };
    const own = { test: "voice", in: ["own"] };
    expect(told("cites")).toEqual({ when: citing, unless: own, claims: [], outside: ["study"] });
    expect(told("must-cite")).toEqual({ when: citing, unless: undefined, claims: ["A1", "A2"], outside: ["study"] });
    expect(told("calls")).toEqual({ when: citing, unless: undefined, claims: ["A1"], outside: [] });
    expect(told("index")).toEqual({ when: undefined, unless: undefined, claims: [], outside: [] });
    expect(told("rag 2")).toEqual({ when: citing, unless: undefined, claims: [], outside: ["study"] });
  });
});
