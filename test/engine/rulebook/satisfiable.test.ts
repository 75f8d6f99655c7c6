import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byDefinition } from "../definition.ts";
import { fires } from "../../../src/engine/rulebook/condition.ts";
import { isSatisfiable } from "../../../src/engine/rulebook/lint/satisfiable.ts";
import type { Choices } from "../../../src/model/answers.ts";
import type { Condition } from "../../../src/model/condition.ts";
import { type Rulebook, rulebookSchema } from "../../../src/model/rulebook.ts";
import { runs } from "../../seed.ts";

const names = ["a", "b", "c"];
const choices = ["x", "y", "z"];

function rulebookOf(askedWhen: readonly (Condition | undefined)[]): Rulebook {
  const rulebook = rulebookSchema.parse({
    id: "small",
    version: "1",
    date: "2026-11-20",
    settings: {
      base: { rag: 6, "fine-tuning": 0, hybrid: -6 },
      bar: 6,
      ties: ["rag", "fine-tuning", "hybrid"],
      "close-call": 6,
      "firm-radius": 0.15,
      "earned-by": { rag: [], "fine-tuning": [], hybrid: [] },
    },
    questions: names.map((id) => ({ id, ask: id, choices: choices.map((choice) => ({ id: choice, label: choice })) })),
  });
  // Conditions are in normal form here, which the schema reads from the form of a file.
  return {
    ...rulebook,
    questions: rulebook.questions.map((question, at) => ({ ...question, "asked-when": askedWhen[at] })),
  };
}

function conditionOn(tests: readonly string[]): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.record({ test: fc.constantFrom(...tests), in: fc.subarray(choices, { minLength: 1 }) }),
      fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("condition") }),
    ),
  })).condition;
}

const rulebooks = fc
  .tuple(fc.option(conditionOn(["a"]), { nil: undefined }), fc.option(conditionOn(["a", "b"]), { nil: undefined }))
  .map(([b, c]) => rulebookOf([undefined, b, c]));

const everySheet: Choices[] = names.reduce<Choices[]>(
  (sheets, name) =>
    sheets.flatMap((sheet) => [sheet, ...choices.map((choice) => Object.assign({}, sheet, { [name]: choice }))]),
  [{}],
);

describe("someSheet", () => {
  it("finds a sheet exactly when going through all of them does", () => {
    const gated = fc.record({ when: conditionOn(names), unless: conditionOn(names) });
    let found = 0;
    fc.assert(
      fc.property(rulebooks, gated, (rulebook, rule) => {
        const slow = everySheet.some((sheet) => {
          const { counted } = byDefinition(rulebook, sheet);
          return fires(rule, (test) => counted[test]);
        });
        found += Number(slow);
        expect(isSatisfiable(rulebook, [rule.when, rule.unless], { found: (lookup) => fires(rule, lookup) })).toBe(
          slow,
        );
      }),
      { numRuns: runs(500) },
    );
    expect(found).toBeGreaterThan(runs(500) / 10);
    expect(found).toBeLessThan((runs(500) * 9) / 10);
  });

  it("gives up at its limit instead of running on", () => {
    const rulebook = rulebookOf([]);
    const wide = { ...rulebook, questions: [..."abcdefghijklmno"].map((id) => ({ ...rulebook.questions[0], id })) };
    const tests = wide.questions.map(({ id }): Condition => ({ test: id, in: ["x"] }));
    expect(isSatisfiable(wide as Rulebook, tests, { found: () => false })).toBe("too-large");
  });

  it("lets no excluded approach lead, and none lead only when all are excluded", () => {
    const conditions: Condition[] = [
      { test: "leader", in: ["rag"] },
      { test: "excluded", in: ["rag"] },
    ];
    const some = (found: Parameters<typeof isSatisfiable>[2]["found"]) =>
      isSatisfiable(rulebookOf([]), conditions, { found });
    expect(some((lookup) => lookup("leader") === "rag" && (lookup("excluded") ?? []).includes("rag"))).toBe(false);
    expect(some((lookup) => lookup("leader")?.length === 0 && lookup("excluded")?.length !== 3)).toBe(false);
    expect(some((lookup) => lookup("leader") === "rag" && lookup("excluded")?.length === 2)).toBe(true);
  });
});
