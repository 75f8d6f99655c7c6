import { leadToWin } from "../../decision/leader.ts";
import { barBit, candidates } from "./diagram.ts";
import type { DecisionDiagram, Ending } from "./layers.ts";

/** What the questions still to come can do from a state. Pairs of candidates are numbered 4 × first + second. */
export type Bounds = {
  /** Who can still compete. */
  pool: number;
  /** For each candidate, who competes in every ending in which it does. */
  beside: readonly number[];
  /** The least and most that the first can gain on the second. */
  least: readonly number[];
};

/** The bounds of every state, layer by layer; the last entry is that of the endings. */
export function boundsOf({ layers, endings }: DecisionDiagram): Bounds[][] {
  const bounds: Bounds[][] = [endings.map(atEnd)];
  for (const { states } of layers.toReversed()) {
    const after = bounds[0]!;
    bounds.unshift(
      states.map((edges) => {
        const bound = { pool: 0, beside: [15, 15, 15, 15], least: new Array<number>(16).fill(Infinity) };
        for (const { to, points } of edges) {
          const next = after[to];
          if (next) widen(bound, next, points);
        }
        return bound;
      }),
    );
  }
  return bounds;
}

function atEnd({ pool }: Ending): Bounds {
  return {
    pool,
    beside: candidates.map((one) => ((pool >> one) % 2 === 1 ? pool : barBit * 2 - 1)),
    least: new Array<number>(16).fill(0),
  };
}

type Widening = { pool: number; beside: number[]; least: number[] };

function widen(bound: Widening, next: Bounds, points: readonly number[]): void {
  bound.pool |= next.pool;
  for (const a of candidates) {
    bound.beside[a] = (bound.beside[a] ?? 15) & (next.beside[a] ?? 15);
    for (const c of candidates) {
      const gain = (points[a] ?? 0) - (points[c] ?? 0) + (next.least[4 * a + c] ?? 0);
      if (gain < (bound.least[4 * a + c] ?? 0)) bound.least[4 * a + c] = gain;
    }
  }
}

/**
 * The lead of `first` over `second` from which `second` can never win any more: `[4 × first + second]`. Infinite where
 * `first` does not compete in every ending in which `second` does.
 */
export function leadsThatSettle({ pool, beside, least }: Bounds, priority: readonly number[]): number[] {
  return candidates.flatMap((first) =>
    candidates.map((second) => {
      const meets = ((beside[second] ?? 0) >> first) % 2 === 1 && (pool >> first) % 2 === 1;
      if (first === second || !meets) return Infinity;
      return leadToWin(first, second, priority) - (least[4 * first + second] ?? 0);
    }),
  );
}
