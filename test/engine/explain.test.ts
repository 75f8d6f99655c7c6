import { describe, expect, it } from "vitest";
import { explain, explainableIds } from "../../src/engine/explain.ts";
import { shipped } from "../shipped.ts";
import { tiny } from "../tiny-rulebook.ts";

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

  it("names everything that tests a choice, also under unless and not", () => {
    const [facts] = explain(tiny, "facts");
    const testedBy = facts?.kind === "question" ? facts.choices.map((choice) => choice.testedBy) : [];
    expect(testedBy.map((list) => list.map(({ kind, id }) => `${kind} ${id}`))).toEqual([
      ["rule no-facts", "gate quiet", "question cite"],
      ["rule needs-facts"],
    ]);
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
