import type { Decision } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { CompiledRulebook } from "../rulebook/compile.ts";
import type { Assignment } from "../rulebook/numbering.ts";
import type { Evaluation } from "../decision/evaluate.ts";
import { whatNext as whatNextOf } from "./next/ask-next.ts";
import { levelOf, weightMarginsOf } from "./firmness.ts";
import { withinBounds } from "./bound.ts";
import { flipsOf } from "./flips/flips.ts";
import { createOutcomeSums } from "./flips/outcome-sums.ts";
import { isSettled, type Shares, sharesOf } from "./shares.ts";
import { turnsOf, unansweredIn } from "./turns.ts";

/**
 * Answers not up for discussion, which flips never change; answers that are unsure, which are not asked again; and whether
 * to say what to ask next. With `sharesLater` the
 * level is by the weights alone, and firm only as far as they go: for a caller that must answer at once. With
 * `verdictOnly` nothing of it is worked out: for a caller that shows none of it.
 */
export type AnalysisOptions = {
  fixed?: readonly string[];
  unsure?: readonly string[];
  whatNext?: boolean;
  sharesLater?: boolean;
  verdictOnly?: boolean;
};

/** What a decision says about itself. */
export type Analysis = Pick<
  Decision,
  "shares" | "settled" | "askNext" | "flips" | "neverMatters" | "firmness" | "notWorkedOut"
>;

/** Works out what would change a decision, how firm it is and, if asked for, the shares and what to ask next. */
export function analyse(
  compiled: CompiledRulebook,
  assignment: Assignment,
  evaluation: Evaluation,
  { fixed = [], unsure = [], whatNext = false, sharesLater = false, verdictOnly = false }: AnalysisOptions,
): Analysis {
  if (verdictOnly) return nothing;
  const { rulebook } = compiled;
  const sheet = createOutcomeSums(compiled, assignment);
  const flips = withinBounds(() => flipsOf(compiled, assignment, fixed, sheet));
  const margins = weightMarginsOf(rulebook, evaluation);
  const next = whatNext ? withinBounds(() => whatNextOf(compiled, assignment, unsure)) : null;
  const open = unansweredIn(compiled, assignment);
  const turns = turnsOf(
    compiled,
    assignment,
    sheet,
    inAskingOrder(rulebook, open, { unsure, askNext: next?.askNext ?? null }),
  );
  // The level is the same in every output, so a decision that looks firm needs the shares even when they are not shown.
  const isBeyond = whatNext && next === null;
  const shares = (): Shares | null =>
    next?.shares ?? (isBeyond ? null : withinBounds(() => sharesOf(compiled, assignment)));
  const ownShare = (): number | null | "beyond" =>
    open.length === 0 ? 1 : sharesLater ? null : (shares()?.[evaluation.outcome] ?? "beyond");
  const counted = compiled.sizes.filter((size, question) => evaluation.visible[question] !== size).length;
  const state = { radius: margins.radius, open: open.length, counted, turns: turns.length };
  const { isWorkedOut, ...level } = levelOf(rulebook, evaluation, state, ownShare);
  return {
    shares: next?.shares ?? null,
    settled: next ? isSettled(next.shares, evaluation.outcome) : null,
    askNext: next?.askNext ?? null,
    flips: flips?.flips ?? null,
    neverMatters: flips?.neverMatters ?? null,
    firmness: { ...margins, ...level, turns },
    notWorkedOut: [
      ...(isBeyond ? (["shares", "settled", "askNext"] as const) : []),
      ...(flips ? [] : (["flips", "neverMatters"] as const)),
      ...(isWorkedOut ? [] : (["firmness.share"] as const)),
    ],
  };
}

const nothing: Analysis = {
  shares: null,
  settled: null,
  askNext: null,
  flips: null,
  neverMatters: null,
  firmness: null,
  notWorkedOut: [],
};

/** Open questions as they would be asked: in the order of `askNext`, else core ones first; those that are unsure last. */
function inAskingOrder(
  { questions }: Rulebook,
  open: readonly number[],
  { unsure, askNext }: { unsure: readonly string[]; askNext: Analysis["askNext"] },
): number[] {
  const place = (question: number): number => {
    const { id, core } = questions[question]!;
    if (unsure.includes(id)) return Infinity;
    return askNext ? askNext.findIndex((one) => one.question === id) : core ? 0 : 1;
  };
  const places = new Map(open.map((question) => [question, place(question)]));
  // Infinity less itself is no number, and stands for no difference.
  return open.toSorted((a, b) => places.get(a)! - places.get(b)! || 0);
}
