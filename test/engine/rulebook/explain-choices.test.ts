import { describe, expect, it } from "vitest";
import { explain } from "../../../src/engine/rulebook/explain.ts";
import type { Condition } from "../../../src/model/condition.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const facts: Condition = { test: "facts", in: ["yes"] };
const own: Condition = { test: "voice", in: ["own"] };
const form = { id: "index", label: "by an index", because: "Documents are searched." };

describe("what a choice lets fire, and what it stops", () => {
  const facing = (over: Partial<Rulebook>) => {
    const bare = { ...tiny, rules: [], constraints: [], gates: [], conflicts: [], warnings: [], "next-steps": {} };
    const [question] = explain({ ...bare, questions: [tiny.questions[0]!, tiny.questions[3]!], ...over }, "voice");
    const choices = question?.kind === "question" ? question.choices : [];
    const named = (list: { kind: string; id: string }[]) => list.map(({ kind, id }) => `${kind} ${id}`).join(", ");
    return choices.map(({ id, testedBy, stops }) => `${id}: ${named(testedBy)}; ${named(stops)}`);
  };
  const rule = tiny.rules[0]!;
  const plain: Condition = { test: "voice", in: ["plain"] };

  it.each<[what: string, over: Partial<Rulebook>, told: string[]]>([
    ["nothing looks at it", { rules: [rule] }, ["plain: ; ", "own: ; "]],
    ["a rule is for one", { rules: [{ ...rule, when: own }] }, ["plain: ; ", "own: rule needs-facts; "]],
    [
      "a rule is for both",
      { rules: [{ ...rule, when: { any: [own, plain] } }] },
      ["plain: rule needs-facts; ", "own: rule needs-facts; "],
    ],
    ["one stops it", { rules: [{ ...rule, unless: own }] }, ["plain: ; ", "own: ; rule needs-facts"]],
    [
      "one stops it together with another answer alone",
      { rules: [{ ...rule, unless: { all: [own, facts] } }] },
      ["plain: ; ", "own: rule needs-facts; "],
    ],
    [
      "one stops it, whatever else is answered",
      { rules: [{ ...rule, when: plain, unless: { any: [own, facts] } }] },
      ["plain: rule needs-facts; ", "own: ; rule needs-facts"],
    ],
    [
      "a question is asked for one",
      { questions: [{ ...tiny.questions[0]!, "asked-when": own }, tiny.questions[3]!] },
      ["plain: ; question facts", "own: question facts; "],
    ],
    [
      "a form and a step are for one, and a form for all",
      {
        forms: {
          rag: [
            { ...form, when: own },
            { ...form, id: "last" },
          ],
        },
        "next-steps": { rag: [{ do: "So.", when: plain }] },
      },
      ["plain: next step rag 1; ", "own: form index; "],
    ],
  ])("is told: %s", (_, over, told) => {
    expect(facing(over)).toEqual(told);
  });
});
