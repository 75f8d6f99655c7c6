import { describe, expect, it } from "vitest";
import { referenceProblems } from "../../../src/engine/rulebook/validate.ts";
import type { Path, Problem } from "../../../src/model/diagnostic.ts";
import type { Form, Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const when = { test: "facts", in: ["yes"] };
function form(id: string, change: Partial<Form> = {}): Form {
  return { id, label: `by ${id}`, because: "So.", ...change };
}
function rag(...forms: Form[]): Partial<Rulebook> {
  return { forms: { hybrid: [form("both")], rag: forms } };
}
function starting(start: string, forms: Rulebook["forms"] = {}): Partial<Rulebook> {
  return { gates: [{ ...tiny.gates[0]!, "start-with": start }], forms };
}
function problem(path: Path, code: Problem["code"], message: string, hint?: string): Problem {
  return { path, code, message, ...(hint !== undefined && { hint }) };
}

const left = "it is what is left: no when, no unless";
const each = "every form but the last says when it holds";
const untested = "is not a question that can be tested here";
const prompted = { "neither-yet": [form("prompt")] };

describe("the forms of a rulebook", () => {
  it.each<[what: string, change: Partial<Rulebook>, problems: Problem[]]>([
    ["two that take turns", rag(form("a", { when }), form("b", { when, unless: when }), form("c")), []],
    ["the same id for another outcome", rag(form("both")), []],
    [
      "one before the last without a condition",
      rag(form("a"), form("b", { unless: when }), form("c")),
      [
        problem(["forms", "rag", 0], "shape", "form a has no condition", each),
        problem(["forms", "rag", 1], "shape", "form b has no condition", each),
      ],
    ],
    [
      "a last one with a condition",
      rag(form("a", { when }), form("b", { when })),
      [problem(["forms", "rag", 1], "shape", "the last form, b, has a condition", left)],
    ],
    [
      "an only one that is stopped",
      rag(form("a", { unless: when })),
      [problem(["forms", "rag", 0], "shape", "the last form, a, has a condition", left)],
    ],
    [
      "one id twice",
      rag(form("a", { when }), form("b", { when }), form("a")),
      [problem(["forms", "rag", 2, "id"], "duplicate-id", '"a" is there twice', "ids are unique within their list")],
    ],
    [
      "claims and evidence that are none",
      rag(form("a", { claims: ["A1"], outside: ["studio"] })),
      [
        problem(["forms", "rag", 0, "claims", 0], "unknown-id", '"A1" is not a claim', "there are none"),
        problem(["forms", "rag", 0, "outside", 0], "unknown-id", '"studio" is not a source', "did you mean study?"),
      ],
    ],
    [
      "an order on no question",
      rag(form("a", { order: [{ say: "so", when: { test: "form", in: ["a"] } }] })),
      [
        problem(
          ["forms", "rag", 0, "order", 0, "when"],
          "unknown-question",
          `"form" ${untested}`,
          "one of: facts, cite, volume, voice",
        ),
      ],
    ],
    [
      "a warning that looks for one that is there, and for one that is not",
      {
        ...rag(form("calls", { when }), form("index")),
        warnings: [{ ...tiny.warnings[0]!, when: { test: "form", in: ["index", "cals"] } }],
      },
      [problem(["warnings", 0, "when"], "unknown-choice", '"cals" is not a choice of form', "did you mean calls?")],
    ],
    [
      "a step that looks for an approach that is none",
      { "next-steps": { ...tiny["next-steps"], rag: [{ do: "So.", unless: { test: "excluded", in: ["rug"] } }] } },
      [
        problem(
          ["next-steps", "rag", 0, "unless"],
          "unknown-choice",
          '"rug" is not a choice of excluded',
          "did you mean rag?",
        ),
      ],
    ],
    ["a gate that starts with one of neither yet", starting("prompt", prompted), []],
    ["a gate that starts with steps", starting("prompting", prompted), []],
    [
      "a gate that starts with one of another outcome",
      starting("xyzzy", { ...prompted, rag: [form("xyzzy")] }),
      [
        problem(
          ["gates", 0, "start-with"],
          "unknown-id",
          '"xyzzy" is not a form of neither-yet or an entry of next-steps',
          "one of: prompting, rag, prompt",
        ),
      ],
    ],
    [
      "a monotonicity of no question",
      { monotone: [{ question: "leader", order: ["rag", "hybrid"], "never-into": ["rag"] }] },
      [problem(["monotone", 0], "unknown-question", `"leader" ${untested}`, "one of: facts, cite, volume, voice")],
    ],
    [
      "a condition for an earlier version that tests nothing",
      {
        questions: tiny.questions.map((one) =>
          one.id === "voice" ? { ...one, "asked-before": { version: "1", when: { test: "fact", in: ["no"] } } } : one,
        ),
      },
      [
        problem(
          ["questions", 3, "asked-before", "when"],
          "unknown-question",
          `"fact" ${untested}`,
          "did you mean facts?",
        ),
      ],
    ],
    [
      "points that cannot be counted, and a rule on nothing: all that is wrong",
      { rules: [{ ...tiny.rules[0]!, weight: 25_000, when: { all: [when, { test: "x1x1x1x1", in: ["y"] }] } }] },
      [
        expect.objectContaining({ path: ["rules", 0, "weight"], code: "too-large" }) as Problem,
        problem(
          ["rules", 0, "when"],
          "unknown-question",
          `"x1x1x1x1" ${untested}`,
          "one of: facts, cite, volume, voice",
        ),
      ],
    ],
  ])("are looked at with %s", (_, change, problems) => {
    expect(referenceProblems({ ...tiny, ...change })).toEqual(problems);
  });
});
