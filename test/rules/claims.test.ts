import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";
import { approaches } from "../../src/model/approach.ts";
import { approachSchema } from "../../src/model/approach-schema.ts";
import { shipped as rulebook } from "../shipped.ts";

const directionsSchema = z.record(
  z.string(),
  z.strictObject({
    kind: z.enum(["scoring", "constraint", "warning", "follow-up", "cost-model", "meta"]),
    moves: z.partialRecord(approachSchema, z.enum(["up", "down", "out"])),
  }),
);

const directions = directionsSchema.parse(parse(await readFile("test/data/claim-directions.yaml", "utf8")));
const sign = { up: 1, down: -1 } as const;

function rulesCiting(claim: string) {
  return rulebook.rules.filter(({ claims }) => claims?.includes(claim));
}
const stepsOf = Object.values(rulebook["next-steps"]).flat();
const remarks = [...rulebook.constraints, ...rulebook.gates, ...rulebook.conflicts, ...rulebook.warnings, ...stepsOf];
const cited = new Set([...rulebook.rules, ...remarks].flatMap(({ claims }) => claims ?? []));

describe("the claims of the founding articles", () => {
  it("are all there, 149 of them, and no other", () => {
    expect(Object.keys(directions)).toHaveLength(149);
    expect(Object.keys(rulebook.claims)).toEqual(Object.keys(directions));
  });

  it("each have a place: something refers to it, or it says where it went", () => {
    for (const [id, { placed }] of Object.entries(rulebook.claims)) {
      expect([id, cited.has(id) || placed !== undefined]).toEqual([id, true]);
      if (placed !== undefined) expect(placed).toMatch(/^(cost model|note|base points): \S/);
    }
  });

  it("stand with one article per letter", () => {
    const sources = { A: "saremi", B: "how-to-choose", C: "heliosz", D: "when-to-train", E: "webpiki" };
    for (const [id, { source }] of Object.entries(rulebook.claims)) {
      expect([id, source]).toEqual([id, sources[id.charAt(0) as keyof typeof sources]]);
    }
  });
});

const scoring = Object.entries(directions).filter(
  ([, { kind, moves }]) => kind === "scoring" && Object.keys(moves).length > 0,
);

describe("a scoring claim moves the points the way it says", () => {
  it.each(scoring)("%s", (id, { moves }) => {
    const { base } = rulebook.settings;
    if (rulebook.claims[id]?.placed?.startsWith("base points: RAG")) {
      expect(moves).toEqual({ rag: "up" });
      expect(base.rag).toBeGreaterThan(Math.max(base["fine-tuning"], base.hybrid));
      return;
    }
    const effects = rulesCiting(id).map(({ effect }) => effect);
    for (const approach of approaches) {
      const move = moves[approach];
      if (move === undefined || move === "out") continue;
      const along = effects.map((effect) => Math.sign(effect[approach] * sign[move]));
      expect(along).toContain(1);
      // A claim that speaks for several approaches is about different cases, so a rule need not serve them all.
      if (Object.keys(moves).length === 1) expect(along).not.toContain(-1);
    }
  });

  it("leaves none to remarks alone: each is cited by a rule, or is the prior", () => {
    const without = Object.entries(directions).filter(
      ([id, { kind }]) =>
        kind === "scoring" && rulesCiting(id).length === 0 && !rulebook.claims[id]?.placed?.startsWith("base points"),
    );
    expect(without).toEqual([]);
  });
});

describe("a claim that closes training is a constraint", () => {
  it.each(Object.entries(directions).filter(([, { kind }]) => kind === "constraint"))("%s", (id) => {
    const closing = rulebook.constraints.filter(({ claims }) => claims?.includes(id));
    expect(closing.some(({ excludes }) => excludes.includes("fine-tuning"))).toBe(true);
  });
});
