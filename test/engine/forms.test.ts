import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allSheetsOf } from "../../src/engine/analysis/census/counts.ts";
import { countForm, formsThatOccur } from "../../src/engine/analysis/census/forms.ts";
import { decide } from "../../src/engine/decide.ts";
import { recordOf } from "../../src/engine/decision/record.ts";
import { compiledOf } from "../../src/engine/rulebook/compile.ts";
import { fires } from "../../src/engine/rulebook/condition.ts";
import { referenceProblems } from "../../src/engine/rulebook/validate.ts";
import { checkDecision } from "../../src/engine/uses/check.ts";
import { formsWithoutCase } from "../../src/engine/uses/cases.ts";
import { outcomes } from "../../src/model/approach.ts";
import type { Form, Rulebook } from "../../src/model/rulebook.ts";
import { runs } from "../seed.ts";
import { tiny } from "../tiny-rulebook.ts";
import { completions } from "./analysis/brute-force.ts";
import { trials } from "./analysis/rulebooks.ts";
import { byDefinition, type Choices } from "./definition.ts";
import { choicesOf, evaluated, given } from "./given.ts";

const origin = { title: null, engine: "0", digest: "sha256:0" };

function form(id: string, condition: Pick<Form, "when" | "unless"> = {}): Form {
  return { id, label: `by ${id}`, because: "So.", ...condition };
}

/** A rulebook with two forms for each outcome, the first under the condition of one of its rules. */
function withForms(rulebook: Rulebook): Rulebook {
  const lists = outcomes.map((outcome, at) => {
    const rule = rulebook.rules[at % Math.max(1, rulebook.rules.length)];
    const first = rule ? [form("first", { when: rule.when, ...(rule.unless && { unless: rule.unless }) })] : [];
    return [outcome, [...first, form("last")]] as const;
  });
  const gates = rulebook.gates.map((gate, at) => (at % 2 === 0 ? { ...gate, "start-with": "last" } : gate));
  return { ...rulebook, gates, forms: Object.fromEntries(lists) };
}

/** The form straight from the design: a gate's start, else the first that holds. */
function formByDefinition(rulebook: Rulebook, choices: Choices): string | null {
  const { outcome, gates, counted } = byDefinition(rulebook, choices);
  const named = gates.find(({ kind }) => kind === "neither-yet")?.["start-with"];
  if (outcome === "neither-yet" && named !== undefined) return named;
  const holds = ({ when = { all: [] }, unless }: Form): boolean => fires({ when, unless }, (test) => counted[test]);
  return rulebook.forms[outcome]?.find(holds)?.id ?? null;
}

describe("the form of an outcome", () => {
  it("is the first whose condition holds, or what the gate that stops starts with", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook: plain, answers }) => {
        const rulebook = withForms(plain);
        const choices = choicesOf(answers);
        const { form: found, startWith, outcome } = evaluated(rulebook, choices);
        expect(found?.id ?? null).toBe(formByDefinition(rulebook, choices));
        expect(startWith).toBe(outcome === "neither-yet" ? (found?.id ?? null) : null);
      }),
      { numRuns: runs(300) },
    );
  });

  it("is counted over all sheets as going through them counts it", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook: plain }) => {
        const rulebook = withForms(plain);
        const sheets = completions(rulebook, {}).map(({ choices }) => choices);
        const compiled = compiledOf(rulebook);
        const occurring = formsThatOccur(allSheetsOf(compiled));
        outcomes.forEach((outcome) =>
          rulebook.forms[outcome]?.forEach(({ id }, place) => {
            const on = sheets.filter(
              (choices) =>
                byDefinition(rulebook, choices).outcome === outcome && formByDefinition(rulebook, choices) === id,
            );
            expect(countForm(allSheetsOf(compiled), outcome, place)).toBe(BigInt(on.length));
            expect(occurring).toContainEqual({ outcome, id, occurs: on.length > 0 });
          }),
        );
      }),
      { numRuns: runs(60) },
    );
  });

  it("is null in a rulebook without forms, which starts with prompting as before", () => {
    expect(evaluated(tiny, { facts: "no" })).toMatchObject({ form: null, outcome: "neither-yet" });
    expect(evaluated({ ...tiny, gates: [] }, {}).startWith).toBe("prompting");
  });

  it("is found under the names that older rulebooks gave two of them", () => {
    const [gate] = tiny.gates;
    const forms = { "neither-yet": [form("long-prompt", { when: { test: "facts", in: ["yes"] } }), form("prompt")] };
    const starting = (start: string) => ({ ...tiny, forms, gates: [{ ...gate!, "start-with": start }] });
    const stopped = { facts: "no", volume: "low", voice: "plain" };
    expect(evaluated(starting("prompting"), stopped)).toMatchObject({ startWith: "prompt", form: { id: "prompt" } });
    expect(evaluated(starting("long-context"), stopped)).toMatchObject({ form: { id: "long-prompt" } });
    expect(evaluated(starting("relax"), stopped)).toMatchObject({ startWith: "relax", form: null });
  });

  it("can be tested by steps", () => {
    const forms = { rag: [form("calls", { when: { test: "cite", in: ["yes"] } }), form("index")] };
    const steps = ["calls", "index"].map((id) => ({ do: `Do ${id}.`, when: { test: "form", in: [id] } }));
    const rulebook = { ...tiny, forms, "next-steps": { ...tiny["next-steps"], rag: steps } };
    const done = (choices: Choices) => decide(rulebook, given(choices), origin).nextSteps.map(({ text }) => text);
    expect(done({ facts: "yes", cite: "yes" })).toEqual(["Do calls."]);
    expect(done({ facts: "yes" })).toEqual(["Do index."]);
  });

  it("is recorded, and said to have moved while the outcome holds", () => {
    const forms = { rag: [form("calls", { when: { test: "cite", in: ["yes"] } }), form("index")] };
    const rulebook = { ...tiny, forms };
    const decision = decide(rulebook, given({ facts: "yes", cite: "yes" }), origin);
    const now = recordOf(decision, "sha256:1");
    expect(now.form).toBe("calls");
    const recorded = { ...now, form: "index" };
    const { findings, changed } = checkDecision({ rulebook, decision, now, recorded, asOf: null, failOn: [] });
    expect(changed).toBe(false);
    expect(findings).toContainEqual(
      expect.objectContaining({ about: "moved", path: ["decision", "form"], level: "notice" }),
    );
  });
});

describe("a form without a case", () => {
  it("is a problem at its place", () => {
    const forms = { rag: [form("calls", { when: { test: "cite", in: ["yes"] } }), form("index")] };
    const cases = [{ file: "", title: null, answers: given({ facts: "yes" }), expect: { outcome: "rag" as const } }];
    expect(formsWithoutCase({ ...tiny, forms }, cases)).toMatchObject([
      { path: ["forms", "rag", 0, "id"], code: "unused", message: "no case ends in form calls" },
    ]);
  });
});

describe("forms that cannot take turns", () => {
  const when = { test: "facts", in: ["yes"] };
  it.each([
    ["no condition before the last", [form("a"), form("b")], "form a has no condition"],
    ["a condition on the last", [form("a", { when })], "the last form, a, has a condition"],
    ["one id twice", [form("a", { when }), form("a")], '"a" is there twice'],
    [
      "a choice that is none",
      [form("a", { when: { test: "facts", in: ["may"] } }), form("b")],
      '"may" is not a choice of facts',
    ],
    [
      "a test of the leader",
      [form("a", { when: { test: "leader", in: ["rag"] } }), form("b")],
      '"leader" is not a question that can be tested here',
    ],
  ])("are refused: %s", (_, rag, message) => {
    expect(referenceProblems({ ...tiny, forms: { rag } })).toContainEqual(expect.objectContaining({ message }));
  });
});
