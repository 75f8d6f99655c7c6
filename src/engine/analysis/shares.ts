import type { Choices } from "../../model/answers.ts";
import type { Outcome } from "../../model/approach.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { buildAutomaton, outcomeView } from "./diagram/diagram.ts";
import { type Compiled, compiledOf, valuesOf } from "../rulebook/compile.ts";
import { type Course, prepare } from "./diagram/plan.ts";
import { questionOrder } from "./diagram/variable-order.ts";
import { totalsOf } from "./diagram/forward-pass.ts";

/** The probability of each outcome. */
export type Shares = Record<Outcome, number>;

/**
 * The probability of each outcome over the completions of the questions without a choice: each choice equally likely, or
 * by `likelihood`; a hidden question ranges over its choices without effect. Exact up to the rounding of the division.
 */
export function sharesOf(rulebook: Rulebook, choices: Choices): Shares {
  const compiled = compiledOf(rulebook);
  return asShares(totalsOf(outcomeCourse(compiled, valuesOf(rulebook, choices))));
}

/** Whether nothing that is still open can change the outcome. */
export function isSettled(shares: Shares): boolean {
  return Object.values(shares).includes(1);
}

/** A walk over every completion of the questions without a choice, by likelihood. */
export function outcomeCourse(compiled: Compiled, values: readonly number[]): Course {
  const open = compiled.sizes.flatMap((size, question) => (values[question] === size ? [question] : []));
  const order = questionOrder(compiled, open);
  const automaton = buildAutomaton(compiled, outcomeView(compiled), values, order);
  return prepare(automaton, compiled.likelihoods, compiled.priority);
}

/** Shares of totals by winner: the approaches in the order of the model, then neither-yet. They sum to 1. */
export function asShares(totals: readonly number[]): Shares {
  const sum = totals.reduce((all, one) => all + one, 0);
  const [rag = 0, fineTuning = 0, hybrid = 0, neither = 0] = totals.map((total) => total / sum);
  return { rag, "fine-tuning": fineTuning, hybrid, "neither-yet": neither };
}
