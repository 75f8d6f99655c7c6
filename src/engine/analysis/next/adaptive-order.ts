import type { Rulebook } from "../../../model/rulebook.ts";
import { encode } from "../../decision/assignment.ts";
import { evaluate } from "../../decision/evaluate.ts";
import { fileOrder, type QuestionOrder } from "./question-order.ts";
import { whatNext } from "./ask-next.ts";
import { type CompiledRulebook, compiledOf } from "../../rulebook/compile.ts";
import type { Assignment } from "../../rulebook/numbering.ts";
import { createBudget, withinBounds } from "../bound.ts";
import { isSettled, outcomePlan, sharesOf } from "../shares.ts";
import { estimateCost } from "../diagram/cost-estimate.ts";

/**
 * The most work (see estimateCost) while a person waits for the next question; it is done in about a twentieth of a second.
 * With more left open, questions come in file order and nothing is taken for settled.
 */
const mostCost = 1_000_000;

/**
 * Core questions first, in file order, then by what is expected to tell most. Settled as soon as nothing that is left
 * can change the outcome of the answers so far.
 */
export function adaptiveOrder(rulebook: Rulebook): QuestionOrder {
  const compiled = compiledOf(rulebook);
  const inFileOrder = fileOrder(rulebook);
  const coreIds = rulebook.questions.filter(({ core }) => core).map(({ id }) => id);
  return (answers) => {
    const planned = inFileOrder(answers);
    const assignment = encode(compiled, answers);
    if (Object.keys(answers).length === 0 || isSlow(compiled, assignment)) return planned;
    const { outcome } = evaluate(compiled, assignment);
    // Where every completion has one outcome but the answers so far have another, stopping would give the wrong one.
    if (planned.next === null || coreIds.includes(planned.next)) {
      return { ...planned, settled: isSettled(sharesOf(compiled, assignment), outcome) };
    }
    const unsure = Object.keys(answers).filter((id) => answers[id]?.choice === null);
    const { shares, askNext } = whatNext(compiled, assignment, unsure);
    return { ...planned, next: askNext[0]?.question ?? null, settled: isSettled(shares, outcome) };
  };
}

function isSlow(compiled: CompiledRulebook, assignment: Assignment): boolean {
  const plan = withinBounds(() => outcomePlan(compiled, assignment, createBudget({ steps: mostCost })));
  return plan === null || estimateCost(plan.diagram) > mostCost;
}
