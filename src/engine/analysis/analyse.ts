import type { Answers } from "../../model/answers.ts";
import type { Decision } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { choicesOf } from "../decision/choices.ts";
import type { Evaluation } from "../decision/evaluate.ts";
import { whatNext as whatNextOf } from "./next/ask-next.ts";
import { levelOf, weightMarginsOf } from "./firmness.ts";
import { flipsOf } from "./flips/flips.ts";
import { isSettled, type Shares, sharesOf } from "./shares.ts";

/**
 * Answers not up for discussion, which flips never change; and whether to say what to ask next. With `sharesLater` the
 * level is by the weights alone, and firm only as far as they go: for a caller that must answer at once. With
 * `verdictOnly` nothing of it is worked out: for a caller that shows none of it.
 */
export type AnalysisOptions = {
  fixed?: readonly string[];
  whatNext?: boolean;
  sharesLater?: boolean;
  verdictOnly?: boolean;
};

/** What a decision says about itself. */
export type Analysis = Pick<Decision, "shares" | "settled" | "askNext" | "flips" | "neverMatters" | "firmness">;

/** Works out what would change a decision, how firm it is and, if asked for, the shares and what to ask next. */
export function analyse(
  rulebook: Rulebook,
  answers: Answers,
  evaluation: Evaluation,
  { fixed = [], whatNext = false, sharesLater = false, verdictOnly = false }: AnalysisOptions,
): Analysis {
  if (verdictOnly) return notWorkedOut;
  const { flips, neverMatters } = flipsOf(rulebook, answers, fixed);
  const margins = weightMarginsOf(rulebook, evaluation);
  const next = whatNext ? whatNextOf(rulebook, answers) : null;
  // The level is the same in every output, so a decision that looks firm needs the shares even when they are not shown.
  const choices = choicesOf(answers);
  const complete = rulebook.questions.every(({ id }) => choices[id] !== undefined);
  const shares = (): Shares => next?.shares ?? sharesOf(rulebook, choices);
  const ownShare = (): number | null => (complete ? 1 : sharesLater ? null : shares()[evaluation.outcome]);
  return {
    shares: next?.shares ?? null,
    settled: next ? isSettled(next.shares, evaluation.outcome) : null,
    askNext: next?.askNext ?? null,
    flips,
    neverMatters,
    firmness: { ...margins, ...levelOf(rulebook, evaluation, margins.radius, ownShare) },
  };
}

const notWorkedOut: Analysis = {
  shares: null,
  settled: null,
  askNext: null,
  flips: null,
  neverMatters: null,
  firmness: null,
};
