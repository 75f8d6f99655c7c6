import type { Outcome } from "../../model/approach.ts";
import { bounds, type Budget, createBudget, withinBounds } from "./bound.ts";
import { totalsSheetBySheet, type Totals } from "./sheet-by-sheet.ts";
import { buildDiagram, outcomeQuery } from "./diagram/diagram.ts";
import type { CompiledRulebook } from "../rulebook/compile.ts";
import type { Assignment } from "../rulebook/numbering.ts";
import { type ForwardPlan, planForward, sum, type Weights } from "./diagram/plan.ts";
import { variableOrder } from "./diagram/variable-order.ts";
import { totalsOf } from "./diagram/forward-pass.ts";

/** The probability of each outcome. */
export type Shares = Record<Outcome, number>;

/**
 * The probability of each outcome over the completions of the questions without a choice: each choice equally likely, or
 * by `likelihood`; a hidden question ranges over its choices without effect. Exact up to the rounding of the division.
 * BeyondBound is thrown where it would take too much work.
 */
export function sharesOf(compiled: CompiledRulebook, assignment: Assignment, spend = createBudget()): Shares {
  const plan = outcomesOf(compiled, assignment, spend);
  return asShares("all" in plan ? plan.all : totalsOf(plan, spend));
}

/** Whether nothing that is still open can change this outcome. Where another one is certain, it is not settled. */
export function isSettled(shares: Shares, outcome: Outcome): boolean {
  return shares[outcome] === 1;
}

/** A forward pass over every completion of the questions without a choice, by likelihood. */
export function outcomePlan(compiled: CompiledRulebook, assignment: Assignment, spend: Budget): ForwardPlan {
  const open = openQuestions(compiled, assignment);
  const order = variableOrder(compiled, open);
  const diagram = buildDiagram(compiled, outcomeQuery(compiled), assignment, order, spend);
  return planForward(diagram, balanced(compiled.likelihoods, order), compiled.priority);
}

/** The same; or, where a diagram has many more states than there are sheets, what comes of going through those. */
export function outcomesOf(compiled: CompiledRulebook, assignment: Assignment, spend: Budget): ForwardPlan | Totals {
  const open = openQuestions(compiled, assignment);
  const sheets = open.reduce((product, question) => product * compiled.sizes[question]!, 1);
  if (sheets > bounds.sheets) return outcomePlan(compiled, assignment, spend);
  const few = createBudget({ steps: Math.max(stepsAtOnce, stepsPerSheet * sheets) });
  const plan = withinBounds(() => outcomePlan(compiled, assignment, few));
  return plan ?? totalsSheetBySheet(compiled, assignment, open, balanced(compiled.likelihoods, open));
}

/** So many steps take no time; and about so many take as long as one sheet. */
const [stepsAtOnce, stepsPerSheet] = [1_000_000, 16];

function openQuestions({ sizes }: CompiledRulebook, assignment: Assignment): number[] {
  return sizes.flatMap((size, question) => (assignment[question] === size ? [question] : []));
}

/**
 * The likelihoods with those of each question divided by a power of two, which changes no ratio and no digit, such that the
 * weight of all sheets stays near 1 however large the figures and however many the questions.
 */
function balanced(likelihoods: Weights, order: readonly number[]): Weights {
  const weights = [...likelihoods];
  let all = 1;
  for (const question of order) {
    const given = likelihoods[question] ?? [];
    // First by the largest: the sum of figures near the largest there are would be infinite.
    const near = given.map((one) => one / powerNear(Math.max(...given)));
    const power = powerNear(all * sum(near));
    weights[question] = near.map((one) => one / power);
    all *= sum(weights[question]);
  }
  return weights;
}

function powerNear(size: number): number {
  return 2 ** Math.floor(Math.log2(size));
}

/** Shares of totals by winner: the approaches in the order of the model, then neither-yet. They sum to 1. */
export function asShares(totals: readonly number[]): Shares {
  const all = sum(totals);
  const [rag = 0, fineTuning = 0, hybrid = 0, neither = 0] = totals.map((total) => total / all);
  return { rag, "fine-tuning": fineTuning, hybrid, "neither-yet": neither };
}
