import { describe, expect, it } from "vitest";
import type { Provenance } from "../../src/engine/decide.ts";
import type { Choices } from "../../src/model/answers.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { tiny } from "../tiny-rulebook.ts";
import { decided, origin, study } from "./decided.ts";
import { given } from "./given.ts";

describe("a decision", () => {
  it("says where it comes from, and repeats the answers", () => {
    const choices = { facts: "yes" };
    expect(decided(choices)).toMatchObject({
      schema: "advise/decision/1",
      engine: "1.0.0",
      title: "Support",
      answers: given(choices),
      rulebook: { id: "tiny", version: "1", digest: "sha256:r", changes: [] },
      base: { rag: 2, "fine-tuning": 0, hybrid: -2 },
      bar: 2,
      closeCall: 3,
      cost: null,
      shares: null,
      settled: null,
      askNext: null,
    });
  });

  it("tells an answer to a hidden question from one that is not given, and from one that is unsure", () => {
    const { ignored, unanswered, labels } = decided({ facts: "no", cite: "yes", volume: "unsure" });
    expect(Object.keys(labels)).toEqual(["facts", "cite", "volume", "voice"]);
    expect(ignored).toEqual(["cite"]);
    expect(unanswered).toEqual(["volume", "voice"]);
  });

  it("names what each met constraint excludes, and on which answers", () => {
    const [constraint] = tiny.constraints;
    const both = { ...tiny, constraints: [{ ...constraint!, excludes: ["rag" as const, "fine-tuning" as const] }] };
    const says = {
      constraint: "must-cite",
      kind: "rules-out",
      because: "A tuned model cannot cite.",
      remedy: "Add retrieval.",
      answers: { cite: "yes" },
      sources: [],
    };
    expect(decided({ cite: "yes" }, both).excluded).toEqual([
      { approach: "rag", ...says },
      { approach: "fine-tuning", ...says },
    ]);
    expect(decided({ cite: "no" }, both).excluded).toEqual([]);
  });

  it("traces each fired rule with its points, its answers and its sources", () => {
    const { trace } = decided({ facts: "yes", cite: "yes", voice: "plain" });
    const common = { contested: null, changed: null };
    expect(trace).toEqual([
      {
        rule: "needs-facts",
        weight: 3,
        effect: { rag: 2, "fine-tuning": -2, hybrid: 2 },
        need: "facts",
        points: { rag: 6, "fine-tuning": -6, hybrid: 6 },
        because: "Facts have to be fetched.",
        short: "Facts have to be fetched.",
        answers: { facts: "yes" },
        sources: [],
        ...common,
      },
      {
        rule: "cites",
        weight: 2,
        effect: { rag: 1, "fine-tuning": -1, hybrid: 1 },
        need: "facts",
        points: { rag: 2, "fine-tuning": -2, hybrid: 2 },
        because: "Passages can be shown.",
        short: "Passages can be shown.",
        answers: { cite: "yes" },
        sources: [study],
        ...common,
      },
    ]);
    expect(decided({ facts: "no", voice: "own" }).trace.map(({ need, contested }) => [need, contested])).toEqual([
      [null, null],
      ["behaviour", "one says yes, the other no."],
    ]);
  });

  it("says of a traced rule how the rulebook changed it", () => {
    const why = "our auditors ask for it";
    const change = { what: "rule", id: "needs-facts", from: null, why } as const;
    const changed = (changes: Provenance["changes"]) =>
      decided({ facts: "yes" }, tiny, { ...origin, ...(changes && { changes }) }).trace[0]?.changed;
    expect(changed([{ ...change, did: "changed", from: "weight 4" }])).toBe(`was weight 4: ${why}`);
    expect(changed([{ ...change, did: "added" }])).toBe(`added: ${why}`);
    expect(changed([{ ...change, id: "busy", did: "added" }])).toBeNull();
    expect(changed([{ ...change, what: "gate", did: "added" }])).toBeNull();
    expect(changed(undefined)).toBeNull();
    const all = [{ ...change, did: "added" } as const];
    expect(decided({}, tiny, { ...origin, changes: all }).rulebook.changes).toEqual(all);
  });

  it("tells a traced rule in a few words where it has them", () => {
    const rules = tiny.rules.map((rule) => ({ ...rule, short: "Fetch." }));
    expect(decided({ facts: "yes" }, { ...tiny, rules }).trace.map(({ short }) => short)).toEqual(["Fetch."]);
  });

  it("names the gates that hold, the conflicts and the warnings", () => {
    const { gates, conflicts, warnings } = decided({ voice: "own", volume: "low" });
    expect(gates).toEqual([{ id: "measure", kind: "do-first", say: "Measure a prompt first.", sources: [] }]);
    expect(conflicts).toEqual([{ id: "quiet-voice", say: "A voice that nobody hears.", sources: [] }]);
    expect(warnings).toEqual([]);
    expect(decided({ volume: "high" }).warnings).toEqual([{ id: "close", say: "Test both.", sources: [] }]);
  });
});

describe("the next steps", () => {
  const texts = (choices: Choices, rulebook?: Rulebook) => decided(choices, rulebook).nextSteps.map(({ text }) => text);

  it("are those of the outcome, and of where to start when it is neither yet", () => {
    expect(texts({ facts: "yes" })).toEqual(["Index the documents."]);
    expect(texts({})).toEqual(["Write a prompt."]);
    expect(texts({ voice: "own" })).toEqual([]);
  });

  it("appear only when their condition holds, with their sources", () => {
    expect(decided({ facts: "yes", cite: "yes" }).nextSteps).toEqual([
      { text: "Index the documents.", short: "Index the documents.", sources: [] },
      { text: "Show the passage.", short: "Show the passage.", sources: [study] },
    ]);
  });

  it("are told in a few words where they have them", () => {
    const step = { do: "Split and index and search.", short: "Build a search." };
    const own = { ...tiny, "next-steps": { rag: [step] } };
    expect(decided({ facts: "yes" }, own).nextSteps).toEqual([{ text: step.do, short: step.short, sources: [] }]);
  });

  it("may hang on the leader and on what is excluded", () => {
    const steps = [
      { do: "RAG leads.", when: { test: "leader", in: ["rag"] } },
      { do: "Hybrid leads.", when: { test: "leader", in: ["hybrid"] } },
      { do: "Tuning is out.", when: { test: "excluded", in: ["fine-tuning"] } },
    ];
    const rulebook = { ...tiny, "next-steps": { rag: steps } };
    expect(texts({ facts: "yes" }, rulebook)).toEqual(["RAG leads."]);
    expect(texts({ facts: "yes", cite: "yes" }, rulebook)).toEqual(["RAG leads.", "Tuning is out."]);
  });
});

describe("where to start while it is neither yet", () => {
  const quiet = { facts: "no", volume: "low", voice: "plain" };
  const gate = (id: string, kind: "neither-yet" | "do-first", start?: string) => ({
    ...tiny.gates[0]!,
    id,
    kind,
    "start-with": start,
  });
  const startWith = (choices: Choices, gates: Rulebook["gates"]) =>
    decided(choices, { ...tiny, gates }).verdict.startWith;

  it("is what the first gate that says so names, else a prompt", () => {
    expect(startWith(quiet, [gate("a", "do-first", "tests"), gate("b", "neither-yet", "search")])).toBe("search");
    expect(startWith(quiet, [gate("a", "neither-yet", "search"), gate("b", "neither-yet", "tests")])).toBe("search");
    expect(startWith(quiet, [gate("a", "neither-yet"), gate("b", "neither-yet", "tests")])).toBe("prompting");
    expect(startWith({}, [])).toBe("prompting");
    // An id that every object knows is no list of steps.
    const named = decided(quiet, { ...tiny, gates: [gate("a", "neither-yet", "constructor")] });
    expect([named.verdict.startWith, named.nextSteps]).toEqual(["constructor", []]);
  });

  it("is nothing when there is an approach to take", () => {
    expect(startWith({ facts: "yes" }, [])).toBeNull();
  });
});

describe("the sources of an entry", () => {
  const cites = (claims: string[], outside: string[], sources: object = {}) => {
    const rules = tiny.rules.map(({ id, when, weight, effect, because }) => ({
      id,
      when,
      weight,
      effect,
      because,
      claims,
      outside,
    }));
    const rulebook = { ...tiny, rules, claims: { A1: { source: "study", says: "It works." } } };
    return decided({ facts: "yes" }, { ...rulebook, sources: { ...tiny.sources, ...sources } }).trace[0]?.sources;
  };

  it("are a claim by its article, and outside evidence by its own title", () => {
    expect(cites(["A1"], ["study"])).toEqual([{ ...study, id: "A1" }, study]);
  });

  it("go by their ids where the rulebook says no more of them", () => {
    expect(cites(["A9"], ["elsewhere"])).toEqual([
      { id: "A9", title: "A9", where: "" },
      { id: "elsewhere", title: "elsewhere", where: "" },
    ]);
  });
});
