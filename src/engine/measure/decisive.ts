import type { MeasuredAnswer, Share } from "../../model/measure.ts";
import { wilson } from "./intervals.ts";

/** A part of the scale from 0 to 1, and the choices it leaves: `from` is in it, `to` is not, but for 1 itself. */
export type Range = { choices: readonly string[]; from: number; to: number };

/** The most further questions that a person is told to write. */
const mostMore = 1000;

/**
 * What a share says of a question: the one choice of the range that holds the whole interval, or null and every choice
 * that the interval meets. A range may leave several choices, between which this share can never tell.
 */
export function decisive(share: Share, ranges: readonly Range[]): MeasuredAnswer {
  const held = holding(share, ranges);
  const met = held ? [held] : ranges.filter(({ from, to }) => share.high >= from && share.low < to);
  const choices = [...new Set(met.flatMap((range) => range.choices))];
  const isKnown = choices.length === 1;
  return {
    value: isKnown ? (choices[0] ?? null) : null,
    choices,
    low: share.low,
    high: share.high,
    of: share.of,
    more: held || isKnown ? null : moreToSettle(share, ranges),
  };
}

function holding({ low, high }: Share, ranges: readonly Range[]): Range | undefined {
  return ranges.find(({ from, to }) => low >= from && (high < to || to === 1));
}

/** How many more questions settle it if the same share of them is right; null where 1,000 do not. */
function moreToSettle({ right, of }: Share, ranges: readonly Range[]): number | null {
  if (of === 0) return null;
  for (let more = 1; more <= mostMore; more += 1) {
    const n = of + more;
    if (holding(wilson(Math.round((right / of) * n), n), ranges)) return more;
  }
  return null;
}
