import type { InputRow, OldPrice } from "../../model/cost.ts";
import { daysBetween, lastDayOf } from "./days.ts";

/** What the second of the pair costs more in a month with some prices multiplied; null where there is nothing to turn. */
type Difference = (keys: readonly string[], factor: number) => number | null;

/** Prices that were read long before the list was gone through, by their source, and how wrong they would have to be. */
export function oldPrices(
  rows: readonly InputRow[],
  { date, days }: { date: string; days: number },
  difference: Difference,
): OldPrice[] {
  return [...staleRows(rows, date, days)].map(([source, { date: read, keys }]) => ({
    keys,
    source,
    date: read,
    turnsAt: turningFactor((factor) => difference(keys, factor)),
  }));
}

/** The rows whose prices are older than so many days on a day, by their source. What is nothing cannot be wrong by much. */
export function staleRows(
  rows: readonly InputRow[],
  today: string,
  days: number,
): Map<string, { date: string; keys: string[] }> {
  const bySource = new Map<string, { date: string; keys: string[] }>();
  for (const { key, date, source, value } of rows) {
    if (date === null || value === null || value === 0 || daysBetween(lastDayOf(date), today) <= days) continue;
    const entry = bySource.get(source) ?? { date, keys: [] };
    bySource.set(source, { ...entry, keys: [...entry.keys, key] });
  }
  return bySource;
}

/** So often the distance is halved: to a hundred-millionth. */
const halvings = 30;
/** A million is as good as never. */
const mostFactor = 1e6;

/**
 * The factor nearest to 1 that changes the sign of a difference; where it is not straight, by halving the distance: a
 * month's bill only grows with a price, and may grow in steps.
 */
function turningFactor(difference: (factor: number) => number | null): number | null {
  const now = difference(1);
  if (now === null || now === 0) return null;
  // Most bills are straight in a price: then one look at twice the price tells where it turns.
  const straight = 1 - now / ((difference(2) ?? now) - now);
  if (straight > 0 && Math.abs(difference(straight) ?? now) <= 1e-9 * Math.abs(now)) {
    return straight <= mostFactor ? straight : null;
  }
  const turned = (factor: number): boolean => Math.sign(difference(factor) ?? now) === -Math.sign(now);
  const bounds = [mostFactor, 0].filter(turned);
  const found = bounds.map((bound) => {
    let [near, far] = [1, bound];
    for (let step = 0; step < halvings; step++) {
      const middle = bound === 0 ? (near + far) / 2 : Math.sqrt(near * far);
      if (turned(middle)) far = middle;
      else near = middle;
    }
    return far;
  });
  return found.toSorted((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)))[0] ?? null;
}
