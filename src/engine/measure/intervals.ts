import type { Share } from "../../model/measure.ts";

/** The quantile of the normal distribution for a two-sided interval of 95 %. */
const z = 1.959963984540054;

/**
 * The 95 % score interval of Wilson (1927) for `right` of `of`, both ends from 0 to 1:
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). Of none it is everything.
 */
export function wilson(right: number, of: number): Share {
  if (of === 0) return { right, of, low: 0, high: 1 };
  const p = right / of;
  const centre = p + (z * z) / (2 * of);
  const half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  // At the ends the bound is 0 or 1 itself, which rounding would miss.
  const low = right === 0 ? 0 : (centre - half) / scale;
  const high = right === of ? 1 : (centre + half) / scale;
  return { right, of, low, high };
}

/**
 * The exact two-sided p of McNemar's test (1947): of the pairs that differ, as many as `fixed` or fewer, or `broken` or
 * fewer, would go one way if each were a fair coin. 1 where none differs.
 */
export function mcnemar(fixed: number, broken: number): number {
  return Math.min(1, 2 * atMost(Math.min(fixed, broken), fixed + broken, 0.5));
}

/** The probability of at most `k` of `n` at a true rate between 0 and 1, without its ends. */
export function atMost(k: number, n: number, rate: number): number {
  const odds = Math.log(rate) - Math.log(1 - rate);
  // In logarithms, since a single way may be too rare for a number.
  let log = n * Math.log(1 - rate);
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i += 1) {
    log += Math.log((n - i + 1) / i) + odds;
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}
