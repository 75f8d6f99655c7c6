import { describe, expect, it } from "vitest";
import { conditionProblems } from "../../../../src/engine/rulebook/lint/conditions.ts";
import type { Condition } from "../../../../src/model/condition.ts";
import type { Path, Problem } from "../../../../src/model/diagnostic.ts";
import type { Question, Rule, Rulebook } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";

function is(test: string, ...choices: string[]): Condition {
  return { test, in: choices };
}
function both(...all: Condition[]): Condition {
  return { all };
}

const rule = tiny.rules[0]!;
const voice = tiny.questions[3]!;
function ruled(...more: Partial<Rule>[]): Partial<Rulebook> {
  return { rules: [...tiny.rules, ...more.map((one, at) => ({ ...rule, id: `new-${at}`, ...one }))] };
}
/** A question that a rule tests for its first choice, and what is said of its others. */
function asked(change: Partial<Question>): Partial<Rulebook> {
  const choices = ["x", "y", "z"].map((id) => ({ id, label: id }));
  return {
    questions: [...tiny.questions, { ...voice, id: "new", choices, ...change }],
    ...ruled({ when: is("new", "x") }),
  };
}

const apart = "no answers that can be given together make when true";
function problem(path: Path, code: Problem["code"], message: string, hint: string): Problem {
  return { path, code, message, hint };
}

function never(what: string, path: Path, hint = apart): Problem {
  return problem(path, "never-fires", `${what} can never fire`, hint);
}

const form = { id: "last", label: "by itself", because: "So." };
const nobody = both(is("facts", "no"), is("facts", "yes"));

describe("conditions that cannot come true", () => {
  it.each<[what: string, change: Partial<Rulebook>, problems: Problem[]]>([
    ["none of them", {}, []],
    ["a rule on two answers to one question", ruled({ when: nobody }), [never("rule new-0", ["rules", 5, "when"])]],
    [
      "a rule on the answer to a question that is hidden",
      ruled({ when: both(is("facts", "no"), is("cite", "yes")) }),
      [never("rule new-0", ["rules", 5, "when"])],
    ],
    [
      "a rule that is always stopped",
      ruled({ when: is("cite", "yes"), unless: { not: is("cite", "no") } }),
      [never("rule new-0", ["rules", 5, "when"], "whenever when is true, so is unless")],
    ],
    [
      "a rule that is stopped where it is open alone",
      ruled({ when: is("cite", "yes"), unless: is("volume", "high") }),
      [],
    ],
    [
      "a constraint, a conflict and a step",
      {
        constraints: [...tiny.constraints, { ...tiny.constraints[0]!, id: "no", when: nobody }],
        conflicts: [{ ...tiny.conflicts[0]!, when: nobody }],
        "next-steps": { rag: [{ do: "So." }, { do: "So.", when: nobody }] },
      },
      [
        never("constraint no", ["constraints", 1, "when"]),
        never("conflict quiet-voice", ["conflicts", 0, "when"]),
        never("next step rag 2", ["next-steps", "rag", 1, "when"]),
      ],
    ],
    [
      "a form, of which the last needs no condition",
      { forms: { rag: [{ ...form, id: "first", when: nobody }, form] } },
      [never("form first", ["forms", "rag", 0, "when"])],
    ],
    [
      "a gate on a leader that is excluded, and one on another",
      {
        gates: [
          ...tiny.gates,
          { ...tiny.gates[1]!, id: "led", when: both(is("leader", "rag"), is("excluded", "rag")) },
          { ...tiny.gates[1]!, id: "behind", when: both(is("leader", "rag"), is("excluded", "hybrid")) },
        ],
      },
      [never("gate led", ["gates", 2, "when"])],
    ],
  ])("are told: %s", (_, change, problems) => {
    expect(conditionProblems({ ...tiny, ...change })).toEqual(problems);
  });
});

describe("rules that fire on just the same answers", () => {
  const same = (one: string, other: string, at: number) =>
    problem(
      ["rules", at, "when"],
      "same-condition",
      `${one} fires exactly when ${other} does`,
      "make one rule of the two",
    );
  it.each<[what: string, more: Partial<Rule>[], problems: Problem[]]>([
    ["the same condition", [{ when: is("facts", "yes") }], [same("new-0", "needs-facts", 5)]],
    [
      "the same in other words",
      [{ when: { not: { any: [is("facts", "no"), is("facts", "no")] } } }],
      [same("new-0", "needs-facts", 5)],
    ],
    [
      "the same three times",
      [{ when: is("voice", "plain") }, { when: { not: is("voice", "own") } }, { when: both(is("voice", "plain")) }],
      [same("new-1", "new-0", 6), same("new-2", "new-0", 7), same("new-2", "new-1", 7)],
    ],
    [
      "the same, stopped by the same",
      [{ when: is("cite", "yes"), unless: is("voice", "own") }],
      [same("new-0", "cites", 5)],
    ],
    ["the same, stopped by another answer", [{ when: is("cite", "yes"), unless: is("voice", "plain") }], []],
    ["the same, stopped by nothing", [{ when: is("cite", "yes") }], []],
    ["the same but for one more test", [{ when: both(is("facts", "yes"), is("volume", "low")) }], []],
    ["another answer to the same question", [{ when: is("volume", "low") }], []],
  ])("are told, at the later: %s", (_, more, problems) => {
    expect(conditionProblems({ ...tiny, ...ruled(...more) })).toEqual(problems);
  });
});

describe("when a question is asked", () => {
  const hung = (condition: Condition | undefined) =>
    asked({ choices: voice.choices, "asked-when": condition, neutral: ["own"] });
  const when = (condition: Condition) => ({
    ...hung(condition),
    ...ruled({ when: { not: is("new", "own", "plain") } }),
  });
  it.each<[what: string, condition: Condition, problems: [code: Problem["code"], message: string, hint: string][]]>([
    ["where it depends", is("facts", "yes"), []],
    [
      "never hidden",
      { any: [is("facts", "yes"), { not: is("facts", "yes") }] },
      [["asked-when", "asked-when never hides new", "remove it, or make it stricter"]],
    ],
    ["never asked", nobody, [["asked-when", "no answers make asked-when of new true", "it is never asked"]]],
  ])("matters: %s", (_, condition, problems) => {
    const told = conditionProblems({ ...tiny, ...when(condition) }).filter(({ code }) => code === "asked-when");
    expect(told).toEqual(
      problems.map(([code, message, hint]) => problem(["questions", 4, "asked-when"], code, message, hint)),
    );
  });
});

describe("choices that nothing tests", () => {
  const untold = (choice: string, first: string, at: number) =>
    problem(
      ["questions", 4, "choices", at, "id"],
      "unused",
      `no condition tells ${choice} from ${first}, another choice of new`,
      `test one of them, or say that it is meant: neutral: [${choice}]`,
    );
  const wrong = (at: number, message: string) =>
    problem(["questions", 4, "neutral", at], "unused", message, "remove it from neutral");
  const four = ["x", "y", "z", "last"].map((id) => ({ id, label: id }));
  it.each<[what: string, change: Partial<Rulebook>, problems: Problem[]]>([
    [
      "one, which is what is left",
      asked({ choices: voice.choices.map((one, at) => ({ ...one, id: at === 0 ? "x" : "y" })) }),
      [],
    ],
    ["a second one", asked({}), [untold("z", "y", 2)]],
    ["a second one that is meant", asked({ neutral: ["z"] }), []],
    ["a second one, where the first is meant", asked({ neutral: ["y"] }), [untold("z", "y", 2)]],
    ["a third one too", asked({ choices: four, neutral: ["z"] }), [untold("last", "y", 3)]],
    [
      "what is called neutral and is tested, or is none",
      asked({ neutral: ["x", "z", "w"] }),
      [wrong(0, "x is called neutral, but is tested"), wrong(2, '"w" is not a choice of new')],
    ],
    [
      "none of a question",
      { ...asked({}), rules: tiny.rules },
      [problem(["questions", 4, "id"], "unused", "no condition tests new", "its answers change nothing; remove it")],
    ],
  ])("are told: %s", (_, change, problems) => {
    expect(conditionProblems({ ...tiny, ...change })).toEqual(problems);
  });
});
