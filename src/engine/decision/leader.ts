/**
 * Who is ahead in a pool of candidates: the highest score, of equals the one that goes first. Candidates are numbers, the
 * pool is a bit mask of them, `priority` the place of each in the order for ties. -1 for an empty pool.
 */
export function bestOf(pool: number, scores: ArrayLike<number>, priority: ArrayLike<number>): number {
  let best = -1;
  for (let one = 0; pool >> one > 0; one++) {
    if (((pool >> one) & 1) === 0) continue;
    const lead = best < 0 ? 1 : scores[one]! - scores[best]!;
    if (lead > 0 || (lead === 0 && priority[one]! < priority[best]!)) best = one;
  }
  return best;
}

/** The candidates of a pool that share the score of the one that is ahead, as a bit mask; 0 where it is alone. */
export function tiedWith(pool: number, leader: number, scores: ArrayLike<number>): number {
  let tied = 0;
  for (let one = 0; pool >> one > 0; one++) {
    if (((pool >> one) & 1) === 1 && scores[one] === scores[leader]) tied |= 1 << one;
  }
  return tied === 1 << leader ? 0 : tied;
}
