import { describe, expect, it } from "vitest";
import { readRawAnswers } from "../../../src/engine/decision/answers.ts";
import { type Case, formsWithoutCase, runCases } from "../../../src/engine/uses/cases.ts";
import type { Expect } from "../../../src/model/answers.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const origin = { engine: "1", digest: "sha256:0" };

function caseOf(given: Record<string, string>, expected: Expect): Case {
  const raw = Object.entries(given).map(([id, value]) => [id, { value }] as const);
  const { answers, problems } = readRawAnswers(tiny, raw, "file");
  expect(problems).toEqual([]);
  return { file: "one.yaml", title: null, answers, expect: expected };
}

/** Fine-tuning by a clear margin; the gate `measure` holds. */
const voice = { facts: "no", voice: "own", volume: "high" };

describe("a case passes when the decision is what it expects", () => {
  const table: [name: string, given: Record<string, string>, expected: Expect, wrong: string[]][] = [
    ["the outcome", voice, { outcome: "fine-tuning" }, []],
    ["another outcome", voice, { outcome: "rag" }, ["outcome: rag, not fine-tuning"]],
    ["the leader behind neither yet", { voice: "plain" }, { outcome: "neither-yet", leader: "rag" }, []],
    ["no leader", { voice: "plain" }, { outcome: "neither-yet", leader: "none" }, ["leader: none, not rag"]],
    ["a gate among those that hold", voice, { outcome: "fine-tuning", gates: ["measure"] }, []],
    ["a gate that does not", voice, { outcome: "fine-tuning", gates: ["quiet"] }, ["gates: quiet, not measure"]],
    [
      "a constraint that is not met",
      voice,
      { outcome: "fine-tuning", constraints: ["must-cite"] },
      ["constraints: must-cite, not none"],
    ],
    [
      "no start",
      { voice: "plain" },
      { outcome: "neither-yet", "start-with": "none" },
      ["start-with: none, not prompting"],
    ],
    [
      "a met constraint, a warning and a conflict",
      { cite: "yes", volume: "low", voice: "own" },
      { outcome: "neither-yet", constraints: ["must-cite"], conflicts: ["quiet-voice"] },
      [],
    ],
    ["a warning that is given", { volume: "high" }, { outcome: "fine-tuning", warnings: ["close"] }, []],
    [
      "more warnings and conflicts than there are",
      voice,
      { outcome: "fine-tuning", warnings: ["close", "far"], conflicts: ["quiet-voice"] },
      ["warnings: close, far, not none", "conflicts: quiet-voice, not none"],
    ],
    [
      "several things at once",
      voice,
      { outcome: "hybrid", kind: "close-call", "start-with": "prompting" },
      ["outcome: hybrid, not fine-tuning", "kind: close-call, not recommend", "start-with: prompting, not none"],
    ],
  ];

  it.each(table)("%s", (_, given, expected, wrong) => {
    const [result] = runCases(tiny, [caseOf(given, expected)], origin).cases;
    expect(result?.wrong.map(({ what, expected: was, actual }) => `${what}: ${was}, not ${actual}`)).toEqual(wrong);
    expect(result?.passed).toBe(wrong.length === 0);
    expect(result?.decision === null).toBe(wrong.length === 0);
  });
});

it("the report says which rulebook, which cases, and how many of them passed", () => {
  const passes = { ...caseOf(voice, { outcome: "fine-tuning" }), title: "A voice" };
  const fails = { ...caseOf(voice, { outcome: "rag" }), file: "two.yaml" };
  const report = runCases(tiny, [passes, fails], origin);
  expect(report).toMatchObject({ rulebook: { id: "tiny", version: "1" }, passed: 1, of: 2 });
  const verdict = { outcome: "fine-tuning", kind: "recommend" };
  expect(report.cases).toMatchObject([
    { file: "one.yaml", title: "A voice", ...verdict, passed: true },
    {
      file: "two.yaml",
      title: null,
      ...verdict,
      decision: { title: null, engine: "1", rulebook: { digest: "sha256:0" } },
    },
  ]);
});

describe("coverage", () => {
  it("is nothing without cases", () => {
    const { of, coverage } = runCases(tiny, [], origin);
    expect(of).toBe(0);
    expect(coverage.rules).toEqual({ covered: 0, of: 5, missing: tiny.rules.map(({ id }) => id) });
  });

  it("joins what all cases reach", () => {
    const cases = [
      caseOf(voice, { outcome: "rag" }),
      caseOf({ facts: "yes", cite: "yes" }, { outcome: "rag" }),
      caseOf({ facts: "no", voice: "plain", volume: "low" }, { outcome: "neither-yet" }),
    ];
    expect(runCases(tiny, cases, origin).coverage).toEqual({
      rules: { covered: 5, of: 5, missing: [] },
      constraints: { covered: 1, of: 1, missing: [] },
      gates: { covered: 2, of: 2, missing: [] },
      outcomes: { covered: 3, of: 4, missing: ["hybrid"] },
      kinds: { covered: 2, of: 3, missing: ["close-call"] },
      forms: { covered: 0, of: 0, missing: [] },
    });
  });
});

describe("the forms of a rulebook", () => {
  const last = { id: "plain", label: "plainly", because: "So." };
  const calls = { ...last, id: "calls", when: { test: "cite", in: ["yes"] } };
  /** Two outcomes have a form of the same id, which are two forms. */
  const rulebook: Rulebook = { ...tiny, forms: { rag: [calls, last], "fine-tuning": [calls, last] } };
  const citing = caseOf({ facts: "yes", cite: "yes" }, { outcome: "rag", form: "calls" });
  const speaking = caseOf(voice, { outcome: "fine-tuning", form: "calls" });
  const needless = caseOf({ facts: "no", voice: "plain", volume: "low" }, { outcome: "neither-yet", form: "plain" });

  it("can be expected by cases, and are covered by their outcome and id", () => {
    const { cases, coverage } = runCases(rulebook, [citing, speaking, needless], origin);
    expect(cases.map(({ wrong }) => wrong)).toEqual([
      [],
      [{ what: "form", expected: "calls", actual: "plain" }],
      [{ what: "form", expected: "plain", actual: "none" }],
    ]);
    expect(coverage.forms).toEqual({ covered: 2, of: 4, missing: ["rag plain", "fine-tuning calls"] });
  });

  it.each<[what: string, cases: Case[], missing: [outcome: string, at: number, id: string][]]>([
    [
      "there is no case",
      [],
      [
        ["rag", 0, "calls"],
        ["rag", 1, "plain"],
        ["fine-tuning", 0, "calls"],
        ["fine-tuning", 1, "plain"],
      ],
    ],
    [
      "two of them have one, and a case ends in none",
      [needless, citing, speaking],
      [
        ["rag", 1, "plain"],
        ["fine-tuning", 0, "calls"],
      ],
    ],
  ])("are problems at their places where %s", (_, cases, missing) => {
    expect(formsWithoutCase(rulebook, cases)).toEqual(
      missing.map(([outcome, at, id]) => ({
        path: ["forms", outcome, at, "id"],
        code: "unused",
        message: `no case ends in form ${id}`,
        hint: "add one to the folder cases/",
      })),
    );
  });
});
