import type { MeasuredAnswer, Share } from "../../model/measure.ts";
import { atMost, wilson } from "./intervals.ts";

/** A part of the scale from 0 to 1, and the choices it leaves: `from` is in it, `to` is not, but for 1 itself. */
export type Range = { choices: readonly string[]; from: number; to: number };

/** The most further questions that a person is told to write. */
const mostMore = 1000;
/** The most that what was seen, or more of it, may come about by chance in a part of the scale that is ruled out. */
const mostByChance = 0.065;

/**
 * What a share says of a question: the one choice that is left, or null and every choice that is. Several parts of the
 * scale may leave the same choice, and one may leave several, between which this share can never tell.
 */
export function measuredAnswer(share: Share, ranges: readonly Range[]): MeasuredAnswer {
  const left = leftOf(share, ranges);
  const choices = [...new Set(left.flatMap((range) => range.choices))];
  const isKnown = choices.length === 1;
  return {
    value: isKnown ? (choices[0] ?? null) : null,
    choices,
    right: share.right,
    low: share.low,
    high: share.high,
    of: share.of,
    more: isKnown || left.length === 1 ? null : moreToSettle(share, ranges),
  };
}

/**
 * The parts of the scale that a share does not rule out: those that its interval meets. At few questions the interval of
 * Wilson is now and then too short (of 10, 7 right exclude 90 %, which comes about in 7.0 % of all tries at a true 90 %),
 * so what was seen must be rare there too.
 */
function leftOf({ low, high, right, of }: Share, ranges: readonly Range[]): Range[] {
  return ranges.filter(({ from, to }) => {
    const isBelow = high < from && atMost(right, of, from) <= mostByChance;
    const isAbove = low >= to && to < 1 && atMost(of - right, of, 1 - to) <= mostByChance;
    return !isBelow && !isAbove;
  });
}

/** How many more questions settle it if the same share of them is right; null where 1,000 do not. */
function moreToSettle({ right, of }: Share, ranges: readonly Range[]): number | null {
  if (of === 0) return null;
  for (let more = 1; more <= mostMore; more += 1) {
    const n = of + more;
    if (leftOf(wilson(Math.round((right / of) * n), n), ranges).length === 1) return more;
  }
  return null;
}
