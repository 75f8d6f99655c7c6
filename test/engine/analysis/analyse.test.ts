import { describe, expect, it } from "vitest";
import { analyse, type AnalysisOptions } from "../../../src/engine/analysis/analyse.ts";
import { decide } from "../../../src/engine/decide.ts";
import { encode } from "../../../src/engine/decision/assignment.ts";
import { evaluate } from "../../../src/engine/decision/evaluate.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import type { Answers } from "../../../src/model/answers.ts";
import type { Rule, Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";
import type { Choices } from "../definition.ts";
import { given } from "../given.ts";

const origin = { title: null, engine: "0", digest: "sha256:0" };

it("works out nothing about a verdict that only the verdict is wanted of, and changes nothing else", () => {
  const answers = { facts: { value: "yes", choice: "yes", from: "flag" as const } };
  const { flips, neverMatters, firmness, ...whole } = decide(tiny, answers, origin);
  expect([flips, neverMatters, firmness]).not.toContain(null);
  const only = decide(tiny, answers, origin, { verdictOnly: true });
  // Labels are given of what is named: without flips that is less.
  const nothing = { flips: null, neverMatters: null, firmness: null, labels: only.labels };
  expect(only).toEqual({ ...whole, ...nothing });
});

/** The tiny rulebook with so many questions more, which no rule of its own tests. */
function withIdle(count: number, choices = ["a", "b"]): Rulebook {
  const idle = Array.from({ length: count }, (_, at) => ({
    ...tiny.questions[0]!,
    id: `idle${at}`,
    choices: choices.map((id) => ({ id, label: id })),
  }));
  return { ...tiny, questions: [...tiny.questions, ...idle] };
}

/** The first choice of each question, but for some. */
function answeredBut(rulebook: Rulebook, choices: Choices, ...open: string[]): Answers {
  const first = rulebook.questions.map(({ id, choices: [one] }) => [id, one!.id] as const);
  return given({ ...Object.fromEntries(first.filter(([id]) => !open.includes(id))), ...choices });
}

describe("the level of a verdict that the weights leave firm", () => {
  // RAG's 8 points hold against either of two open questions, but not against both: 9 of the 16 ways end in the hybrid.
  const plain = withIdle(6, ["a", "b", "c", "d"]);
  const late: Rule = {
    ...plain.rules[0]!,
    id: "late",
    when: { all: ["idle0", "idle1"].map((test) => ({ test, in: ["b", "c", "d"] })) },
    weight: 20,
    effect: { rag: 0, "fine-tuning": 0, hybrid: 1 },
    need: "behaviour",
  };
  const rulebook = { ...plain, rules: [...plain.rules, late] };
  const answers = answeredBut(rulebook, { facts: "yes" }, "idle0", "idle1");
  const compiled = compiledOf(rulebook);
  const of = (options: AnalysisOptions) => {
    const assignment = encode(compiled, answers);
    return analyse(compiled, assignment, evaluate(compiled, assignment), options);
  };

  it("is by how the open questions could turn out, whether that is shown or not", () => {
    const { firmness, shares, settled, askNext, notWorkedOut } = of({});
    expect(firmness).toMatchObject({ level: "leaning", share: 7 / 16, turns: [] });
    expect([shares, settled, askNext, notWorkedOut]).toEqual([null, null, null, []]);
    const shown = of({ whatNext: true });
    expect(shown.firmness).toEqual(firmness);
    expect(shown).toMatchObject({ shares: { rag: 7 / 16, hybrid: 9 / 16 }, settled: false, notWorkedOut: [] });
    expect(shown.askNext!.map(({ question }) => question)).toEqual(["idle0", "idle1"]);
  });

  it("is by the weights alone for a caller that cannot wait", () => {
    expect(of({ sharesLater: true }).firmness).toMatchObject({ level: "firm", share: null });
  });

  it("is not asked again of what is unsure", () => {
    expect(of({ whatNext: true, unsure: ["idle0"] }).askNext!.map(({ question }) => question)).toEqual(["idle1"]);
  });

  it("needs no shares where all is answered: its own is 1", () => {
    const decision = decide(tiny, answeredBut(tiny, { facts: "yes" }), origin);
    expect(decision.firmness).toMatchObject({ level: "firm", share: 1 });
  });
});

it("says that flips are not worked out where there are too many threes of answers, and works out the rest", () => {
  const plain = withIdle(700);
  const tests = plain.questions.slice(tiny.questions.length).map(({ id }) => ({ test: id, in: ["b"] }));
  const rulebook = {
    ...plain,
    rules: [...plain.rules, { ...plain.rules[0]!, id: "all", when: { all: tests }, weight: 0 }],
  };
  const { flips, neverMatters, firmness, notWorkedOut } = decide(
    rulebook,
    answeredBut(rulebook, { facts: "yes" }),
    origin,
  );
  expect([flips, neverMatters]).toEqual([null, null]);
  expect(notWorkedOut).toEqual(["flips", "neverMatters"]);
  expect(firmness).toMatchObject({ level: "firm", share: 1, turns: [] });
});

it("changes no answer that is fixed", () => {
  const decision = (fixed: readonly string[]) =>
    decide(tiny, given({ facts: "yes", voice: "plain" }), origin, { fixed }).flips!.map(
      ({ changes }) => changes[0]!.question,
    );
  expect(decision([])).toEqual(["facts", "voice"]);
  expect(decision(["facts"])).toEqual(["voice"]);
});
