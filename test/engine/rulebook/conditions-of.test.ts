import { describe, expect, it } from "vitest";
import { conditionsOf } from "../../../src/engine/rulebook/placed-conditions.ts";
import type { Condition } from "../../../src/model/condition.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { shipped } from "../../shipped.ts";
import { tiny } from "../../tiny-rulebook.ts";

function is(test: string, choice: string): Condition {
  return { test, in: [choice] };
}

const form = { id: "index", label: "by an index", because: "So." };
/** Conditions wherever there can be one. */
const rulebook: Rulebook = {
  ...tiny,
  questions: tiny.questions.map((one) =>
    one.id === "voice" ? { ...one, "asked-before": { version: "1", when: is("facts", "no") } } : one,
  ),
  gates: [{ ...tiny.gates[1]!, unless: is("excluded", "rag") }],
  forms: {
    rag: [
      { ...form, id: "calls", when: is("cite", "yes"), unless: is("voice", "own") },
      { ...form, order: [{ say: "first", when: is("voice", "own") }, { say: "last" }] },
    ],
  },
  "next-steps": { rag: [{ do: "A." }, { do: "B.", when: is("form", "index"), unless: is("leader", "rag") }] },
};

describe("the conditions of a rulebook", () => {
  it("stand at their places, with what each may test besides questions", () => {
    const told = conditionsOf(rulebook).map(({ path, tests }) => `${path.join(".")}: ${tests.join(", ")}`);
    expect(told).toEqual([
      "questions.1.asked-when: ",
      "questions.3.asked-before.when: ",
      "rules.0.when: ",
      "rules.1.when: ",
      "rules.2.when: ",
      "rules.3.when: ",
      "rules.4.when: ",
      "rules.4.unless: ",
      "constraints.0.when: ",
      "gates.0.when: leader, excluded",
      "gates.0.unless: leader, excluded",
      "forms.rag.0.when: ",
      "forms.rag.0.unless: ",
      "forms.rag.1.order.0.when: ",
      "conflicts.0.when: ",
      "warnings.0.when: leader, excluded, verdict, form",
      "next-steps.rag.1.when: leader, excluded, form",
      "next-steps.rag.1.unless: leader, excluded, form",
    ]);
  });

  it("are found at their places", () => {
    for (const one of [rulebook, tiny, shipped]) {
      for (const { condition, path } of conditionsOf(one)) {
        expect(path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], one)).toBe(condition);
      }
    }
  });
});
