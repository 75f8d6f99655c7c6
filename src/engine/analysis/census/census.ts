import { approaches, type Outcome, outcomes } from "../../../model/approach.ts";
import type { Census, Counterexample, MonotoneProof } from "../../../model/census.ts";
import type { Monotone, Rulebook } from "../../../model/rulebook.ts";
import { type Budget, createBudget } from "../bound.ts";
import { evaluate } from "../../decision/evaluate.ts";
import { outcomeQuery } from "../diagram/diagram.ts";
import { type CompiledRulebook, compiledOf } from "../../rulebook/compile.ts";
import { type AllSheets, allSheetsOf, countTrue, countWinners, diagramOfAll, sheetCount } from "./counts.ts";
import { formsThatOccur } from "./forms.ts";
import { spreadSheets } from "./spread-sheets.ts";
import { countGate, countTies, sumOf } from "./ties-and-gates.ts";
import { findWitness, type NeighbourQuery, type Paths, pathsOf } from "./monotonicity.ts";
import { sharesOf } from "../shares.ts";

/**
 * Proofs over every complete answer sheet: every figure is exact, and a broken claim comes with a sheet that shows it.
 * BeyondBound is thrown where they would take more than the budget, all together.
 */
export function censusOf(rulebook: Rulebook, spend = createBudget()): Census {
  const compiled = compiledOf(rulebook);
  const all = allSheetsOf(compiled, spend);
  const diagram = diagramOfAll(all, outcomeQuery(compiled));
  const paths = pathsOf(diagram, compiled.sizes, compiled.priority);
  const sheets = sheetCount(compiled);
  const won = countWinners(all, diagram);
  const counts = [...won, sheets - sumOf(won)];
  const shares = sharesByCount(all, counts, sheets);
  const count = (formula: CompiledRulebook["asked"][number]): bigint => countTrue(all, formula);
  return {
    rulebook: { id: rulebook.id, version: rulebook.version },
    sheets,
    outcomes: outcomes.map((outcome, index) => ({ outcome, sheets: counts[index] ?? 0n, share: shares[outcome] })),
    ties: countTies(all),
    rules: rulebook.rules.map(({ id }, index) => ({ id, sheets: count(compiled.rules[index]!.fires) })),
    constraints: rulebook.constraints.map(({ id }, index) => ({
      id,
      sheets: count(compiled.constraints[index]!.fires),
    })),
    gates: rulebook.gates.map(({ id }, index) => {
      const gate = compiled.gates[index]!;
      const testsQuestionsOnly = gate.support.every((variable) => variable < compiled.sizes.length);
      return { id, sheets: testsQuestionsOnly ? count(gate) : countGate(all, gate) };
    }),
    forms: formsThatOccur(all),
    idleQuestions: idleQuestions(all, paths).map((question) => rulebook.questions[question]!.id),
    unearned: approaches.filter(
      (approach, index) => rulebook.settings["earned-by"][approach].length === 0 && (won[index] ?? 0n) > 0n,
    ),
    monotone: rulebook.monotone.map((declared) => proofOf(all, paths, declared)),
  };
}

function sharesByCount(
  { compiled, spend }: AllSheets,
  counts: readonly bigint[],
  sheets: bigint,
): Record<Outcome, number> {
  if (compiled.rulebook.questions.some(({ likelihood }) => likelihood))
    return sharesOf(compiled, compiled.sizes, spend);
  const share = (index: number): number => Number(counts[index] ?? 0n) / Number(sheets);
  return { rag: share(0), "fine-tuning": share(1), hybrid: share(2), "neither-yet": share(3) };
}

/** How many sheets are tried before it is proved: most questions change the outcome of one of the first ten. */
const mostTried = 300;

/** The questions of which no change of the answer alone ever changes the outcome. A sheet shows that one does. */
function idleQuestions({ compiled, spend }: AllSheets, paths: Paths): number[] {
  let left = compiled.sizes.map((_, question) => question);
  for (const sheet of spreadSheets(compiled, mostTried)) {
    const { outcome } = evaluate(compiled, sheet);
    left = left.filter((question) =>
      differentChoices(compiled, question).every(
        (choice) => evaluate(compiled, sheet.with(question, choice)).outcome === outcome,
      ),
    );
  }
  return left.filter((question) => isIdle(compiled, paths, question, spend));
}

/** Whether no change of this answer alone ever changes the outcome: a proof. */
function isIdle(compiled: CompiledRulebook, paths: Paths, question: number, spend: Budget): boolean {
  const choices = differentChoices(compiled, question);
  for (const before of choices) {
    for (const after of choices.filter((choice) => choice > before)) {
      const query = { question, before, after, wanted: (one: number, other: number) => one !== other };
      if (findWitness(paths, query, spend)) return false;
    }
  }
  return true;
}

/** The choices of a question that do not all decide alike. */
function differentChoices({ alike }: CompiledRulebook, question: number): number[] {
  return alike[question]!.flatMap((first, choice) => (first === choice ? [choice] : []));
}

function proofOf({ compiled, spend }: AllSheets, paths: Paths, declared: Monotone): MonotoneProof {
  const { questions } = compiled.rulebook;
  const question = questions.findIndex(({ id }) => id === declared.question);
  const places = declared.order.map((id) => questions[question]?.choices.findIndex((choice) => choice.id === id) ?? -1);
  const steps = places
    .slice(1)
    .map((after, index) => ({ question, before: places[index] ?? -1, after, wanted: breaks(declared) }));
  for (const query of steps) {
    const sheet = findWitness(paths, query, spend);
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
