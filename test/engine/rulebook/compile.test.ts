import { describe, expect, it } from "vitest";
import { type CompiledRulebook, compiledOf } from "../../../src/engine/rulebook/compile.ts";
import { type Formula, isTrue } from "../../../src/engine/rulebook/formula.ts";
import type { Form, Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { type Choices } from "../definition.ts";
import { assigned } from "../given.ts";

const facts = { test: "facts", in: ["yes"] };
const own = { test: "voice", in: ["own"] };
const form: Form = { id: "index", label: "by an index", because: "So." };

/** The tiny rulebook with a form for every occasion, a rule that two conditions gate, and likelihoods. */
const full: Rulebook = {
  ...tiny,
  questions: tiny.questions.map((one) => (one.id === "voice" ? { ...one, likelihood: { plain: 3, own: 0 } } : one)),
  conflicts: [{ ...tiny.conflicts[0]!, unless: facts }],
  forms: {
    rag: [{ ...form, id: "calls", when: facts, unless: own }, form],
    hybrid: [form],
  },
};

/** Compiled anew: what is known of a rulebook from another test would hide what is wrong with it. */
function made(): CompiledRulebook {
  return compiledOf({ ...full });
}

/** Whether a formula holds on a sheet, and on what is known once the scores are: no leader, nothing excluded. */
function holdsOn(formula: Formula | undefined, choices: Choices, known: readonly number[] = [3, 0, 0, 0]) {
  return formula && isTrue(formula, [...assigned(full, choices), ...known]);
}

describe("a compiled rulebook", () => {
  it("is made once", () => {
    const compiled = compiledOf(full);
    expect(compiledOf(full)).toBe(compiled);
    expect(compiledOf({ ...full })).not.toBe(compiled);
  });

  it("knows the questions by their number of choices, and how likely these are", () => {
    const compiled = made();
    expect(compiled.rulebook).toEqual(full);
    expect(compiled.sizes).toEqual([2, 2, 2, 2]);
    expect(compiled.numbered.blank).toEqual([2, 2, 2, 2]);
    expect(compiled.likelihoods).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [3, 0],
    ]);
    expect(compiled.order).toBeNull();
  });

  it("gives rules their points and needs, and constraints what they exclude, as masks", () => {
    const effects = ({ points, needs, excludes }: CompiledRulebook["rules"][number]) => ({ points, needs, excludes });
    const compiled = made();
    expect(compiled.rules.map(effects)).toEqual([
      { points: [6, -6, 6], needs: 0b01, excludes: 0 },
      { points: [-2, 2, -2], needs: 0, excludes: 0 },
      { points: [-3, 6, 6], needs: 0b10, excludes: 0 },
      { points: [0, 2, 0], needs: 0b10, excludes: 0 },
      { points: [2, -2, 2], needs: 0b01, excludes: 0 },
    ]);
    expect(compiled.constraints.map(effects)).toEqual([{ points: [0, 0, 0], needs: 0, excludes: 0b010 }]);
  });

  it.each<[settings: Partial<Rulebook["settings"]>, earnedBy: number[], priority: number[]]>([
    // By the needs shown: none, facts, behaviour, both. Bits: RAG, fine-tuning, hybrid.
    [{}, [0b000, 0b001, 0b010, 0b111], [0, 1, 2, 3]],
    [{ ties: ["hybrid", "rag", "fine-tuning"] }, [0b000, 0b001, 0b010, 0b111], [1, 2, 0, 3]],
    [
      { "earned-by": { rag: [], "fine-tuning": ["facts"], hybrid: ["behaviour"] } },
      [0b001, 0b011, 0b101, 0b111],
      [0, 1, 2, 3],
    ],
  ])("knows what needs earn, and who goes first: %j", (settings, earnedBy, priority) => {
    expect(compiledOf({ ...tiny, settings: { ...tiny.settings, ...settings } })).toMatchObject({ earnedBy, priority });
  });

  it.each<[what: string, formula: (of: CompiledRulebook) => Formula | undefined, rows: [Choices, boolean][]]>([
    [
      "a rule",
      (of) => of.rules[0]?.fires,
      [
        [{ facts: "yes" }, true],
        [{ facts: "no" }, false],
        [{}, false],
      ],
    ],
    [
      "a rule that another answer stops, which open does not",
      (of) => of.rules[4]?.fires,
      [
        [{ cite: "yes" }, true],
        [{ cite: "yes", voice: "plain" }, true],
        [{ cite: "yes", voice: "own" }, false],
        [{ voice: "plain" }, false],
        [{ facts: "no", cite: "yes" }, false],
      ],
    ],
    [
      "when it is asked",
      (of) => of.asked[1],
      [
        [{ facts: "yes" }, true],
        [{}, true],
        [{ facts: "no" }, false],
      ],
    ],
    [
      "a constraint",
      (of) => of.constraints[0]?.fires,
      [
        [{ cite: "yes" }, true],
        [{ cite: "no" }, false],
      ],
    ],
    [
      "a gate",
      (of) => of.gates[0],
      [
        [{ facts: "no", volume: "low", voice: "plain" }, true],
        [{ facts: "no" }, false],
      ],
    ],
    [
      "a conflict",
      (of) => of.conflicts[0],
      [
        [{ volume: "low", voice: "own" }, true],
        [{ volume: "low", voice: "own", facts: "yes" }, false],
      ],
    ],
    [
      "a form",
      (of) => of.forms.rag?.[0],
      [
        [{ facts: "yes" }, true],
        [{ facts: "yes", voice: "own" }, false],
        [{}, false],
      ],
    ],
    ["a form without a condition", (of) => of.forms.rag?.[1], [[{}, true]]],
    ["the form of another outcome", (of) => of.forms.hybrid?.[0], [[{}, true]]],
    [
      "a step",
      (of) => of.steps.rag?.[1],
      [
        [{ cite: "yes" }, true],
        [{}, false],
      ],
    ],
    ["a step without a condition", (of) => of.steps.prompting?.[0], [[{}, true]]],
  ])("says when it holds: %s", (_, formula, rows) => {
    const one = formula(made());
    expect(rows.map(([choices]) => holdsOn(one, choices))).toEqual(rows.map(([, holds]) => holds));
  });

  it("looks behind the answers for who leads and how", () => {
    const compiled = made();
    const [, measure] = compiled.gates;
    expect([0, 1, 2, 3].map((leader) => holdsOn(measure, {}, [leader, 0, 0, 0]))).toEqual([false, true, true, false]);
    const [close] = compiled.warnings;
    expect([0, 1, 2].map((kind) => holdsOn(close, {}, [0, 0, kind, 0]))).toEqual([false, true, false]);
    expect(compiled.formIds).toEqual(["calls", "index"]);
  });
});

describe("choices that decide alike", () => {
  const four = ["a", "b", "c", "d"].map((id) => ({ id, label: id }));
  const asking = (over: Partial<Rulebook>): Rulebook => ({
    ...tiny,
    questions: [...tiny.questions, { ...tiny.questions[3]!, id: "new", choices: four }],
    ...over,
  });
  const when = (...choices: string[]) => ({ test: "new", in: choices });
  it.each<[what: string, over: Partial<Rulebook>, alike: number[]]>([
    ["nothing tests the question", {}, [0, 0, 0, 0]],
    ["one rule tests two of them", { rules: [{ ...tiny.rules[0]!, when: when("b", "d") }] }, [0, 1, 0, 1]],
    [
      "two rules tell three groups",
      {
        rules: [
          { ...tiny.rules[0]!, when: when("b", "d") },
          { ...tiny.rules[1]!, when: when("a", "b") },
        ],
      },
      [0, 1, 2, 3],
    ],
    ["a constraint tests one", { constraints: [{ ...tiny.constraints[0]!, when: when("c") }] }, [0, 0, 2, 0]],
    ["a gate tests one", { gates: [{ ...tiny.gates[0]!, when: when("d") }] }, [0, 0, 0, 3]],
    // These say something of a decision, and change none.
    ["a warning tests one", { warnings: [{ ...tiny.warnings[0]!, when: when("b") }] }, [0, 0, 0, 0]],
    ["a conflict tests one", { conflicts: [{ ...tiny.conflicts[0]!, when: when("b") }] }, [0, 0, 0, 0]],
    [
      "a form tests one",
      {
        forms: {
          rag: [
            { ...form, when: when("b") },
            { ...form, id: "last" },
          ],
        },
      },
      [0, 0, 0, 0],
    ],
    ["a step tests one", { "next-steps": { rag: [{ do: "Wait.", when: when("b") }] } }, [0, 0, 0, 0]],
  ])("are those that no deciding condition tells apart: %s", (_, over, alike) => {
    expect(compiledOf(asking(over)).alike[4]).toEqual(alike);
  });
});

describe("points past what can be counted exactly", () => {
  // Base points and bar are 4 apart, and the rule moves two approaches 4 points apart for each point of its weight.
  const weighing = (weight: number): Rulebook => ({ ...tiny, rules: [{ ...tiny.rules[0]!, weight }] });
  it.each([
    [25_000, "the points of the rulebook reach 100004, and can be counted exactly up to 100000"],
    [Number.NaN, "the points of the rulebook reach NaN, and can be counted exactly up to 100000"],
  ])("are refused, at a weight of %d", (weight, message) => {
    expect(() => compiledOf(weighing(weight))).toThrow(new RangeError(message));
  });

  it("may be reached", () => {
    expect(compiledOf(weighing(24_999)).rules[0]?.points).toEqual([49_998, -49_998, 49_998]);
  });
});
