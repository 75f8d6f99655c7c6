import { bestOf, leadToWin } from "../../decision/leader.ts";
import { candidates } from "../diagram/diagram.ts";
import type { Ending } from "../diagram/layers.ts";

/** The outcome of an ending with these scores: who is ahead, if that counts. */
export function winnerAt({ pool, hits }: Ending, scores: readonly number[], priority: readonly number[]): number {
  const best = bestOf(pool, scores, priority);
  return best >= 0 && (hits >> best) & 1 ? best : 3;
}

/** The leads without which no wanted pair of winners is possible; infinite if none is with any scores. */
export function neededAtEnd(
  one: Ending,
  other: Ending,
  extra: readonly number[],
  priority: readonly number[],
  wanted: (before: number, after: number) => boolean,
): number[] {
  const least = new Array<number>(16).fill(Infinity);
  for (const first of winnersOf(one)) {
    for (const second of winnersOf(other)) {
      if (!wanted(outcomeOf(one, first), outcomeOf(other, second))) continue;
      const leads = new Array<number>(16).fill(-Infinity);
      for (const a of candidates) leads[5 * a] = 0;
      require(leads, first, one.pool, [0, 0, 0], priority);
      require(leads, second, other.pool, extra, priority);
      if (!close(leads)) continue;
      leads.forEach((lead, pair) => (least[pair] = Math.min(least[pair]!, lead)));
    }
  }
  return least;
}

function winnersOf({ pool }: Ending): number[] {
  return pool === 0 ? [3] : candidates.filter((one) => (pool >> one) & 1);
}
function outcomeOf({ hits }: Ending, one: number): number {
  return (hits >> one) & 1 ? one : 3;
}

function require(
  leads: number[],
  first: number,
  pool: number,
  extra: readonly number[],
  priority: readonly number[],
): void {
  for (const second of candidates) {
    if (second === first || !((pool >> second) & 1)) continue;
    const lead = leadToWin(first, second, priority) - (extra[first] ?? 0) + (extra[second] ?? 0);
    leads[4 * first + second] = Math.max(leads[4 * first + second]!, lead);
  }
}

/** Adds the leads that follow from others (Floyd and Warshall); false if they contradict each other. */
function close(leads: number[]): boolean {
  for (const via of candidates) {
    for (const a of candidates) {
      for (const c of candidates) {
        leads[4 * a + c] = Math.max(leads[4 * a + c]!, leads[4 * a + via]! + leads[4 * via + c]!);
      }
    }
  }
  return candidates.every((a) => leads[5 * a]! <= 0);
}
