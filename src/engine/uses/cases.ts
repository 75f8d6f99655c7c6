import type { Answers, Expect } from "../../model/answers.ts";
import { outcomes, verdictKinds } from "../../model/approach.ts";
import type { CaseReport, CaseResult, Coverage, Mismatch } from "../../model/case-report.ts";
import type { Decision } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { encode } from "../decision/assignment.ts";
import { evaluate } from "../decision/evaluate.ts";
import { compiledOf } from "../rulebook/compile.ts";
import { type Problem, problem } from "../../model/diagnostic.ts";
import { decide } from "../decide.ts";

/** A worked example: answers, and what must come of them. */
export type Case = { file: string; title: string | null; answers: Answers; expect: Expect };

/** Decides each case, compares it with what it expects, and says what of the rulebook the cases reach together. */
export function runCases(
  rulebook: Rulebook,
  cases: readonly Case[],
  origin: { engine: string; digest: string },
): CaseReport {
  const decided = cases.map((one) => ({
    one,
    decision: decide(rulebook, one.answers, { ...origin, title: one.title }),
  }));
  const results = decided.map(({ one, decision }) => resultOf(one, decision));
  return {
    rulebook: { id: rulebook.id, version: rulebook.version },
    passed: results.filter(({ passed }) => passed).length,
    of: results.length,
    cases: results,
    coverage: coverageOf(
      rulebook,
      decided.map(({ decision }) => decision),
    ),
  };
}

function resultOf({ file, title, expect }: Case, decision: Decision): CaseResult {
  const { outcome, kind } = decision.verdict;
  const wrong = mismatches(expect, decision);
  const passed = wrong.length === 0;
  return { file, title, outcome, kind, passed, wrong, decision: passed ? null : decision };
}

/** What a decision is, under the names by which a case may expect it. A list expects at least its entries. */
const facets = {
  outcome: ({ verdict }) => verdict.outcome,
  kind: ({ verdict }) => verdict.kind,
  leader: ({ verdict }) => verdict.leader ?? "none",
  "start-with": ({ verdict }) => verdict.startWith ?? "none",
  form: ({ verdict }) => verdict.form?.id ?? "none",
  constraints: ({ excluded }) => excluded.map(({ constraint }) => constraint),
  gates: ({ gates }) => gates.map(({ id }) => id),
  warnings: ({ warnings }) => warnings.map(({ id }) => id),
  conflicts: ({ conflicts }) => conflicts.map(({ id }) => id),
} satisfies Record<keyof Expect, (decision: Decision) => string | string[]>;

function mismatches(expect: Expect, decision: Decision): Mismatch[] {
  return (Object.keys(facets) as (keyof Expect)[]).flatMap((what) => {
    const expected = [expect[what] ?? []].flat();
    const actual = [facets[what](decision)].flat();
    if (expected.every((one) => actual.includes(one))) return [];
    return [{ what, expected: expected.join(", "), actual: [...new Set(actual)].join(", ") || "none" }];
  });
}

function coverageOf(rulebook: Rulebook, decisions: readonly Decision[]): CaseReport["coverage"] {
  const reached = (idsOf: (decision: Decision) => string[]) => new Set(decisions.flatMap(idsOf));
  const idsIn = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  return {
    rules: coverage(
      idsIn(rulebook.rules),
      reached(({ trace }) => trace.map(({ rule }) => rule)),
    ),
    constraints: coverage(
      idsIn(rulebook.constraints),
      reached(({ excluded }) => excluded.map(({ constraint }) => constraint)),
    ),
    gates: coverage(
      idsIn(rulebook.gates),
      reached(({ gates }) => idsIn(gates)),
    ),
    outcomes: coverage(
      outcomes,
      reached(({ verdict }) => [verdict.outcome]),
    ),
    kinds: coverage(
      verdictKinds,
      reached(({ verdict }) => [verdict.kind]),
    ),
    forms: coverage(
      formNamesOf(rulebook),
      reached(({ verdict }) => (verdict.form ? [formName(verdict.outcome, verdict.form.id)] : [])),
    ),
  };
}

/** A problem for each form that none of some cases ends in: an example is what shows a form to a reader. */
export function formsWithoutCase(rulebook: Rulebook, cases: readonly Case[]): Problem[] {
  const compiled = compiledOf(rulebook);
  const reached = cases.map(({ answers }) => {
    const { outcome, form } = evaluate(compiled, encode(compiled, answers));
    return form && formName(outcome, form.id);
  });
  return Object.entries(rulebook.forms).flatMap(([outcome, list]) =>
    list.flatMap(({ id }, at) =>
      reached.includes(formName(outcome, id))
        ? []
        : [
            problem(
              ["forms", outcome, at, "id"],
              "unused",
              `no case ends in form ${id}`,
              "add one to the folder cases/",
            ),
          ],
    ),
  );
}

/** Forms go by their outcome too: two outcomes may have one of the same id. */
function formName(outcome: string, id: string): string {
  return `${outcome} ${id}`;
}

/** Every form of a rulebook by its name. */
function formNamesOf({ forms }: Rulebook): string[] {
  return Object.entries(forms).flatMap(([outcome, list]) => list.map(({ id }) => formName(outcome, id)));
}

function coverage(all: readonly string[], reached: ReadonlySet<string>): Coverage {
  const missing = all.filter((id) => !reached.has(id));
  return { covered: all.length - missing.length, of: all.length, missing };
}
