import type { DecisionPrecedent } from "../../model/decision.ts";
import type { Precedents } from "../../model/precedent.ts";
import type { Question } from "../../model/rulebook.ts";
import type { CompiledRulebook } from "../rulebook/compile.ts";
import type { Assignment } from "../rulebook/numbering.ts";
import { agreement, type Likeness, likenessOf, type Scale } from "./likeness.ts";
import { isTold } from "./weights.ts";

/** So many are shown with a decision. */
export const mostShown = 3;

/** How many to name, and the id of one to leave out: a case is never its own precedent. */
export type ClosestOptions = { most?: number; except?: string | undefined };

/**
 * The precedents closest to a sheet on the answers that count there, whatever their outcomes. Of equal likeness comes first
 * the one that shares more questions, then the one with fewer answers that the sheet leaves open, then the first in the file.
 */
export function closest(
  { rulebook }: CompiledRulebook,
  visible: Assignment,
  precedents: Precedents,
  { most = mostShown, except }: ClosestOptions = {},
): DecisionPrecedent[] {
  const scale = scaleOf(rulebook.questions, precedents.weights);
  return precedents.shown
    .flatMap((shown, at) => {
      const like = shown.id === except ? null : likenessOf(visible, precedents.sheets[at]!, scale);
      return like ? [{ shown, like, sheet: precedents.sheets[at]! }] : [];
    })
    .sort((a, b) => byLikeness(a.like, b.like))
    .slice(0, most)
    .map(({ shown, like, sheet }) => ({
      ...shown,
      likeness: like.likeness,
      ...compared(rulebook.questions, scale, visible, sheet),
    }));
}

/**
 * How likeness is measured on some questions: bands stand in an order, and choices that are said to. Where no question tells
 * of outcomes, as among few cases, all count alike.
 */
export function scaleOf(questions: readonly Question[], weights: readonly number[]): Scale {
  const told = isTold(weights);
  return questions.map(({ choices, unit, ordered = false }, at) => ({
    size: choices.length,
    ordered: ordered || unit !== undefined,
    weight: told ? (weights[at] ?? 0) : 1,
  }));
}

function byLikeness(a: Likeness, b: Likeness): number {
  return b.likeness - a.likeness || b.shared - a.shared || a.unshared - b.unshared;
}

/** The answers on which two sheets agree and those on which they do not, in each case what counts most first. */
function compared(
  questions: readonly Question[],
  scale: Scale,
  own: Assignment,
  other: Assignment,
): Pick<DecisionPrecedent, "shared" | "differs"> {
  const both = questions.flatMap(({ id, choices }, at) => {
    const { size, ordered, weight } = scale[at]!;
    const [yours, theirs] = [choices[own[at]!]?.id, choices[other[at]!]?.id];
    if (yours === undefined || theirs === undefined) return [];
    return [{ question: id, yours, theirs, weight, apart: 1 - agreement(own[at]!, other[at]!, ordered ? size : 0) }];
  });
  return {
    shared: both
      .filter(({ apart }) => apart === 0)
      .sort((a, b) => b.weight - a.weight)
      .map(({ question, yours }) => ({ question, choice: yours })),
    differs: both
      .filter(({ apart }) => apart > 0)
      .sort((a, b) => b.weight * b.apart - a.weight * a.apart)
      .map(({ question, yours, theirs }) => ({ question, yours, theirs })),
  };
}
