/** What there is behind some questions of an order, whatever their order, and about how large it is. */
export type Level = { size: number };

/** The level behind the questions that are known; of these the last is the one that the level before does not know yet. */
export type Expand<L extends Level> = (before: L, known: readonly number[]) => L;

/**
 * Rudell's sifting: moves one question after the other to the place at which the levels together are smallest, round after
 * round, until that helps no more. As a level does not depend on the order of the questions before it, exchanging two
 * neighbours changes one level alone.
 */
export function sift<L extends Level>(start: readonly number[], first: L, expand: Expand<L>): readonly number[] {
  let order = start;
  const levels = [first];
  for (let at = 0; at < order.length; at++) levels.push(expand(levels[at]!, order.slice(0, at + 1)));
  for (let before: typeof order | null = null; before !== order;) {
    before = order;
    for (const question of before) {
      const from = order.indexOf(question);
      const to = bestPlace(order, levels, from, expand);
      if (to === from) continue;
      order = order.toSpliced(from, 1).toSpliced(to, 0, question);
      for (let at = Math.min(from, to); at < Math.max(from, to); at++)
        levels[at + 1] = expand(levels[at]!, order.slice(0, at + 1));
    }
  }
  return order;
}

/** The place for the question at `from` that makes the levels smallest; of several, the nearest. */
function bestPlace<L extends Level>(
  order: readonly number[],
  levels: readonly L[],
  from: number,
  expand: Expand<L>,
): number {
  const question = order[from]!;
  const whole = levels.reduce((sum, { size }) => sum + size, 0);
  let [best, least] = [from, 0];
  // On its way to the front each level that it passes comes to hold it; on the way back each comes to lack it.
  for (let at = from - 1, change = 0; at >= 0 && change < whole; at--) {
    change += expand(levels[at]!, [...order.slice(0, at), question]).size - levels[at + 1]!.size;
    if (change < least) [best, least] = [at, change];
  }
  let without = levels[from]!;
  for (let at = from + 1, change = 0; at < order.length && change < whole; at++) {
    without = expand(without, order.slice(0, at + 1).toSpliced(from, 1));
    change += without.size - levels[at]!.size;
    if (change < least) [best, least] = [at, change];
  }
  return best;
}
