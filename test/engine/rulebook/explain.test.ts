import { describe, expect, it } from "vitest";
import { explain, explainableIds } from "../../../src/engine/rulebook/explain.ts";
import { shipped } from "../../shipped.ts";
import { tiny } from "../../tiny-rulebook.ts";

describe("explain", () => {
  it.each([
    ["voice", "question"],
    ["cites", "rule"],
    ["must-cite", "constraint"],
    ["quiet", "gate"],
    ["quiet-voice", "conflict"],
    ["close", "warning"],
    ["prompting", "next steps"],
    ["study", "source"],
  ])("%s is a %s", (id, kind) => {
    expect(explain(tiny, id).map((one) => [one.id, one.kind])).toEqual([[id, kind]]);
  });

  it.each(["voise", "", "constructor", "toString", "__proto__"])("knows nothing of %j", (id) => {
    expect(explain(tiny, id)).toEqual([]);
  });

  const study = { title: "A study", where: "https://example.org/study", finding: "It works." };
  const claimed = {
    ...tiny,
    sources: { study: { ...study, date: "2026" }, other: { ...study, title: "Another" } },
    claims: {
      A1: { source: "study", says: "Facts are fetched." },
      A2: { source: "other", says: "Voices are learned.", placed: "too vague for a rule" },
      A3: { source: "study", says: "Passages can be shown." },
    },
    rules: tiny.rules.map((rule, at) => (at === 0 ? { ...rule, claims: ["A1"], outside: ["other"] } : rule)),
    gates: [{ ...tiny.gates[0]!, outside: ["study"] }],
  };

  it("tells a question with its choices", () => {
    const bare = { help: null, unit: null, askedWhen: null };
    expect(explain(tiny, "facts")).toMatchObject([
      {
        ...bare,
        text: "Are facts needed?",
        core: true,
        choices: [{ id: "no", label: "No", help: null, below: null }, {}],
      },
    ]);
    const volume = tiny.questions.map((one) =>
      one.id !== "volume"
        ? one
        : { ...one, help: "Look at last month.", choices: one.choices.map((choice) => ({ ...choice, help: "Each." })) },
    );
    expect(explain({ ...tiny, questions: volume }, "volume")).toMatchObject([
      {
        ...bare,
        core: false,
        help: "Look at last month.",
        unit: "calls",
        choices: [
          { id: "low", label: "under 1,000", help: "Each.", below: 1000 },
          { id: "high", label: "1,000 or more", help: "Each.", below: null },
        ],
      },
    ]);
    expect(explain(tiny, "cite")).toMatchObject([{ askedWhen: { not: { test: "facts", in: ["no"] } } }]);
  });

  it("tells a rule with its points and what it rests on", () => {
    expect(explain(claimed, "needs-facts")).toEqual([
      {
        kind: "rule",
        id: "needs-facts",
        text: "Facts have to be fetched.",
        need: "facts",
        contested: null,
        when: { test: "facts", in: ["yes"] },
        unless: null,
        weight: 3,
        weightFrom: null,
        effect: { rag: 2, "fine-tuning": -2, hybrid: 2 },
        points: { rag: 6, "fine-tuning": -6, hybrid: 6 },
        claims: [{ id: "A1", says: "Facts are fetched.", source: "study", title: "A study" }],
        outside: [{ ...study, id: "other", title: "Another" }],
      },
    ]);
    const contested = { need: "behaviour", contested: "one says yes, the other no.", claims: [], outside: [] };
    expect(explain(tiny, "own-voice")).toMatchObject([contested]);
    expect(explain(tiny, "cites")).toMatchObject([{ unless: { test: "voice", in: ["own"] } }]);
    expect(explain(tiny, "no-facts")).toMatchObject([{ need: null }]);
  });

  it("tells a constraint, a gate and the next steps", () => {
    const lasts = { excludes: ["fine-tuning"], lasts: "rules-out", remedy: "Add retrieval." };
    expect(explain(tiny, "must-cite")).toMatchObject([{ text: "A tuned model cannot cite.", ...lasts }]);
    expect(explain(tiny, "quiet")).toMatchObject([
      { text: "A prompt will do.", says: "neither-yet", startWith: "prompting" },
    ]);
    expect(explain(tiny, "measure")).toMatchObject([{ says: "do-first", startWith: null }]);
    const cited = [{ id: "study", ...study }];
    expect(explain(tiny, "rag")).toEqual([
      {
        kind: "next steps",
        id: "rag",
        steps: [
          { text: "Index the documents.", when: null, unless: null, claims: [], outside: [] },
          { text: "Show the passage.", when: { test: "cite", in: ["yes"] }, unless: null, claims: [], outside: cited },
        ],
      },
    ]);
  });

  it("tells a source with its claims, and a claim with its source", () => {
    const gate = { kind: "gate", id: "quiet", text: "A prompt will do.", points: null };
    const rule = { kind: "rule", id: "needs-facts", text: "Facts have to be fetched." };
    expect(explain(claimed, "study")).toEqual([
      {
        kind: "source",
        id: "study",
        text: "It works.",
        title: "A study",
        where: study.where,
        date: "2026",
        claims: [
          { id: "A1", says: "Facts are fetched." },
          { id: "A3", says: "Passages can be shown." },
        ],
        citedBy: [
          expect.objectContaining({ id: "cites" }),
          gate,
          expect.objectContaining({ id: "rag 2" }),
        ] as unknown[],
      },
    ]);
    expect(explain(tiny, "study")).toMatchObject([{ date: null, claims: [] }]);
    const { finding: _, ...source } = study;
    expect(explain(claimed, "A1")).toMatchObject([
      {
        kind: "claim",
        id: "A1",
        text: "Facts are fetched.",
        source: { ...source, id: "study" },
        placed: null,
        citedBy: [rule],
      },
    ]);
    expect(explain(claimed, "A2")).toMatchObject([{ placed: "too vague for a rule", citedBy: [] }]);
  });

  it("names everything that a choice lets fire, and what it stops", () => {
    const of = (id: string, which: "testedBy" | "stops") => {
      const [one] = explain(tiny, id);
      const choices = one?.kind === "question" ? one.choices : [];
      return choices.map((choice) => choice[which].map(({ kind, id }) => `${kind} ${id}`));
    };
    expect(of("facts", "testedBy")).toEqual([["rule no-facts", "gate quiet"], ["rule needs-facts"]]);
    expect(of("facts", "stops")).toEqual([["question cite"], []]);
    expect(of("voice", "testedBy")).toEqual([["gate quiet"], ["rule own-voice", "conflict quiet-voice"]]);
    expect(of("voice", "stops")).toEqual([[], ["rule cites"]]);
  });

  it("names everything that cites a source", () => {
    const [study] = explain(tiny, "study");
    const citedBy = study?.kind === "source" ? study.citedBy : [];
    expect(citedBy.map(({ kind, id, points }) => [kind, id, points?.rag ?? null])).toEqual([
      ["rule", "cites", 2],
      ["next step", "rag 2", null],
    ]);
  });

  it("explains every id of the shipped rulebook", () => {
    const ids = explainableIds(shipped);
    expect(ids.length).toBeGreaterThan(200);
    expect(ids.filter((id) => explain(shipped, id).length === 0)).toEqual([]);
  });

  it("breaks each shipped weight with a grade into parts that add up to it, within the rubric's ends", () => {
    const [least = 0, most = 0] = shipped.settings["weight-rubric"]?.clamp ?? [];
    const explained = shipped.rules.flatMap(({ id }) => explain(shipped, id)).filter((one) => one.kind === "rule");
    for (const { weightFrom, id } of explained) {
      const sum = weightFrom?.parts.reduce((total, { points }) => total + points, 0) ?? Number.NaN;
      expect(weightFrom?.weight, id).toBe(Math.max(least, Math.min(most, sum)));
    }
    expect(explained.length).toBe(shipped.rules.length);
  });
});
