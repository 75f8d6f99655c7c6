import { approaches, type Outcome, outcomes } from "../../../model/approach.ts";
import type { Census, Counterexample, MonotoneProof } from "../../../model/census.ts";
import type { Monotone, Rulebook } from "../../../model/rulebook.ts";
import { evaluate } from "../../decision/evaluate.ts";
import { outcomeQuery } from "../diagram/diagram.ts";
import { type CompiledRulebook, compiledOf } from "../../rulebook/compile.ts";
import { diagramOfAll, countTrue, countWinners, sheetCount } from "./counts.ts";
import { formsThatOccur } from "./forms.ts";
import { spreadSheets } from "./spread-sheets.ts";
import { countGate, countTies, sumOf } from "./ties-and-gates.ts";
import { findWitness, type NeighbourQuery, type Paths, pathsOf } from "./monotonicity.ts";
import { sharesOf } from "../shares.ts";

/** Proofs over every complete answer sheet: every figure is exact, and a broken claim comes with a sheet that shows it. */
export function censusOf(rulebook: Rulebook): Census {
  const compiled = compiledOf(rulebook);
  const diagram = diagramOfAll(compiled, outcomeQuery(compiled));
  const paths = pathsOf(diagram, compiled.sizes, compiled.priority);
  const sheets = sheetCount(compiled);
  const won = countWinners(compiled, diagram);
  const counts = [...won, sheets - sumOf(won)];
  const shares = sharesByCount(compiled, counts, sheets);
  const count = (formula: CompiledRulebook["asked"][number]): bigint => countTrue(compiled, compiled.formulas, formula);
  return {
    rulebook: { id: rulebook.id, version: rulebook.version },
    sheets,
    outcomes: outcomes.map((outcome, index) => ({ outcome, sheets: counts[index] ?? 0n, share: shares[outcome] })),
    ties: countTies(compiled),
    rules: rulebook.rules.map(({ id }, index) => ({ id, sheets: count(compiled.rules[index]!.fires) })),
    constraints: rulebook.constraints.map(({ id }, index) => ({
      id,
      sheets: count(compiled.constraints[index]!.fires),
    })),
    gates: rulebook.gates.map(({ id }, index) => {
      const gate = compiled.gates[index]!;
      const testsQuestionsOnly = gate.support.every((variable) => variable < compiled.sizes.length);
      return { id, sheets: testsQuestionsOnly ? count(gate) : countGate(compiled, gate) };
    }),
    forms: formsThatOccur(compiled),
    idleQuestions: idleQuestions(compiled, paths).map((question) => rulebook.questions[question]!.id),
    unearned: approaches.filter(
      (approach, index) => rulebook.settings["earned-by"][approach].length === 0 && (won[index] ?? 0n) > 0n,
    ),
    monotone: rulebook.monotone.map((declared) => proofOf(compiled, paths, declared)),
  };
}

function sharesByCount(compiled: CompiledRulebook, counts: readonly bigint[], sheets: bigint): Record<Outcome, number> {
  if (compiled.rulebook.questions.some(({ likelihood }) => likelihood)) return sharesOf(compiled, compiled.sizes);
  const share = (index: number): number => Number(counts[index] ?? 0n) / Number(sheets);
  return { rag: share(0), "fine-tuning": share(1), hybrid: share(2), "neither-yet": share(3) };
}

/** How many sheets are tried before it is proved: most questions change the outcome of one of the first ten. */
const mostTried = 300;

/** The questions of which no change of the answer alone ever changes the outcome. A sheet shows that one does. */
function idleQuestions(compiled: CompiledRulebook, paths: Paths): number[] {
  let left = compiled.sizes.map((_, question) => question);
  for (const sheet of spreadSheets(compiled, mostTried)) {
    const { outcome } = evaluate(compiled, sheet);
    left = left.filter((question) =>
      Array.from({ length: compiled.sizes[question]! }, (_, choice) => sheet.with(question, choice)).every(
        (other) => evaluate(compiled, other).outcome === outcome,
      ),
    );
  }
  return left.filter((question) => isIdle(compiled, paths, question));
}

/** Whether no change of this answer alone ever changes the outcome: a proof. */
function isIdle({ sizes }: CompiledRulebook, paths: Paths, question: number): boolean {
  const size = sizes[question] ?? 0;
  for (let before = 0; before < size; before++) {
    for (let after = before + 1; after < size; after++) {
      const query = { question, before, after, wanted: (one: number, other: number) => one !== other };
      if (findWitness(paths, query)) return false;
    }
  }
  return true;
}

function proofOf(compiled: CompiledRulebook, paths: Paths, declared: Monotone): MonotoneProof {
  const { questions } = compiled.rulebook;
  const question = questions.findIndex(({ id }) => id === declared.question);
  const places = declared.order.map((id) => questions[question]?.choices.findIndex((choice) => choice.id === id) ?? -1);
  const steps = places
    .slice(1)
    .map((after, index) => ({ question, before: places[index] ?? -1, after, wanted: breaks(declared) }));
  for (const query of steps) {
    const sheet = findWitness(paths, query);
    if (sheet) return { ...declared, broken: counterexample(compiled, query, sheet) };
  }
  return { ...declared, broken: null };
}

function breaks({ "never-into": into, "never-out-of": outOf }: Monotone): NeighbourQuery["wanted"] {
  const among = (list: readonly Outcome[] | undefined, outcome: number): boolean =>
    list?.includes(outcomes[outcome] ?? "neither-yet") === true;
  return (before, after) =>
    (!among(into, before) && among(into, after)) || (among(outOf, before) && !among(outOf, after));
}

function counterexample(
  compiled: CompiledRulebook,
  { question, before, after }: NeighbourQuery,
  sheet: readonly number[],
): Counterexample {
  const { questions } = compiled.rulebook;
  const idOf = (index: number, value: number): string => questions[index]?.choices[value]?.id ?? "";
  const answers = Object.fromEntries(questions.map(({ id }, index) => [id, idOf(index, sheet[index] ?? 0)]));
  const [from, to] = [idOf(question, before), idOf(question, after)];
  const outcomeWith = (value: number): Outcome => evaluate(compiled, sheet.with(question, value)).outcome;
  return { answers, from, to, before: outcomeWith(before), after: outcomeWith(after) };
}
