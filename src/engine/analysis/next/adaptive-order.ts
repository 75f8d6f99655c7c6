import { capital } from "../../../text/capital.ts";
import type { Answers } from "../../../model/answers.ts";
import { type Outcome, outcomeNames, outcomes } from "../../../model/approach.ts";
import type { Rulebook } from "../../../model/rulebook.ts";
import { choicesOf } from "../../decision/choices.ts";
import { evaluate } from "../../decision/evaluate.ts";
import { fileOrder, type QuestionOrder } from "./question-order.ts";
import { whatNext } from "./ask-next.ts";
import { compiledOf, valuesOf } from "../../rulebook/compile.ts";
import { isSettled, outcomePlan, type Shares, sharesOf } from "../shares.ts";
import { estimateCost } from "../diagram/cost-estimate.ts";

/**
 * The most work (see workOf) while a person waits for the next question; it is done in about a twentieth of a second.
 * With more left open, questions come in file order and nothing is said of where things stand.
 */
const mostCost = 1_000_000;

/**
 * Core questions first, in file order, then by what is expected to tell most. Settled as soon as nothing that is left
 * can change the outcome of the answers so far.
 */
export function adaptiveOrder(rulebook: Rulebook): QuestionOrder {
  const inFileOrder = fileOrder(rulebook);
  const coreIds = rulebook.questions.filter(({ core }) => core).map(({ id }) => id);
  return (answers) => {
    const planned = inFileOrder(answers);
    if (Object.keys(answers).length === 0 || isSlow(rulebook, answers)) return planned;
    const choices = choicesOf(answers);
    const { outcome } = evaluate(rulebook, choices);
    // Where every completion has one outcome but the answers so far have another, stopping would give the wrong one.
    const standing = (shares: Shares) => ({ settled: isSettled(shares, outcome), status: statusOf(outcome, shares) });
    if (planned.next === null || coreIds.includes(planned.next)) {
      return { ...planned, ...standing(sharesOf(rulebook, choices)) };
    }
    const { shares, askNext } = whatNext(rulebook, answers);
    return { ...planned, next: askNext[0]?.question ?? null, ...standing(shares) };
  };
}

function isSlow(rulebook: Rulebook, answers: Answers): boolean {
  const compiled = compiledOf(rulebook);
  return estimateCost(outcomePlan(compiled, valuesOf(rulebook, choicesOf(answers))).diagram) > mostCost;
}

/** The likeliest outcome and its share; the present outcome where several are equally likely. */
function statusOf(outcome: Outcome, shares: Shares): string {
  const likeliest = outcomes.reduce((best, one) => (shares[one] > shares[best] ? one : best), outcome);
  const name = outcomeNames[likeliest];
  return `${capital(name)} in ${percentOf(shares[likeliest])} of the ways the rest could turn out`;
}

/** In whole percent; 100% and 0% are kept for what is certain. */
function percentOf(share: number): string {
  if (share === 1 || share === 0) return `${100 * share}%`;
  return `${Math.min(99, Math.max(1, Math.round(100 * share)))}%`;
}
