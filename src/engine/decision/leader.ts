/**
 * Who is ahead in a pool of candidates: the highest score, of equals the one that goes first. Candidates are numbers, the
 * pool is a bit mask of them, `priority` the place of each in the order for ties (`settings.ties` of the rulebook). -1 for an empty pool.
 */
export function bestOf(pool: number, scores: ArrayLike<number>, priority: ArrayLike<number>): number {
  let best = -1;
  for (let one = 0; pool >> one > 0; one++) {
    if (((pool >> one) & 1) === 0) continue;
    if (best < 0 || scores[one]! - scores[best]! >= leadToWin(one, best, priority)) best = one;
  }
  return best;
}

/** The least lead over a second with which a first is ahead: none where it goes first in a tie, else a point. */
export function leadToWin(first: number, second: number, priority: ArrayLike<number>): 0 | 1 {
  return priority[first]! < priority[second]! ? 0 : 1;
}

/** The candidates of a pool that share the score of the one that is ahead, as a bit mask; 0 where it is alone. */
export function tiedWith(pool: number, leader: number, scores: ArrayLike<number>): number {
  let tied = 0;
  for (let one = 0; pool >> one > 0; one++) {
    if (((pool >> one) & 1) === 1 && scores[one] === scores[leader]) tied |= 1 << one;
  }
  return tied === 1 << leader ? 0 : tied;
}
