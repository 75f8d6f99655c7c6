import { barBit } from "./diagram.ts";

/** The scores of the approaches, in the order of the model; those of the bar are 0. In a list of whole numbers, for speed. */
export type Scores = Int32Array;

/**
 * Scores as one number. What matters of the candidates that can still win is by how much each leads the last of them
 * (the bar, while that is one). The leads, less the least that each can come to, are the digits of the key, the first
 * candidate's the highest. So adding points to scores adds to the key, and keys keep their order.
 */
export type ScoreKeys = {
  keyOf: (left: number, scores: ArrayLike<number>) => number;
  /** What adding points to the scores of a key adds to it. */
  shiftOf: (left: number, points: ArrayLike<number>) => number;
  /** Scores with this key: those of the last candidate are 0, and so are those of candidates that are out. */
  read: (left: number, key: number, scores: Scores) => void;
};

/**
 * Keys for scores of which each candidate leads each other one by at least `least[4 × first + second]`. Each digit has as
 * many values as leads there are, at most 100,001 (`mostPoints`), so that keys stay whole numbers below 2^53.
 */
export function createScoreKeys(least: readonly number[]): ScoreKeys {
  // By set and candidate, `4 × left + a`: the least lead over the last of the set, and how many leads there are.
  const [lows, widths] = [new Float64Array(64), new Float64Array(64)];
  const origins = new Float64Array(16);
  for (let left = 1; left < 16; left++) {
    const last = lastOf(left);
    for (let a = 0; a < last; a++) {
      const low = least[4 * a + last]!;
      const width = 1 - least[4 * last + a]! - low;
      [lows[4 * left + a], widths[4 * left + a]] = [low, width];
      if ((left >> a) & 1) origins[left] = origins[left]! * width + low;
    }
  }
  const shiftOf = (left: number, points: ArrayLike<number>): number => {
    const last = lastOf(left);
    const zero = last === 3 ? 0 : points[last]!;
    let key = 0;
    for (let a = 0; a < last; a++) if ((left >> a) & 1) key = key * widths[4 * left + a]! + points[a]! - zero;
    return key;
  };
  return {
    shiftOf,
    keyOf: (left, scores) => shiftOf(left, scores) - origins[left]!,
    read: (left, key, scores) => {
      const last = lastOf(left);
      let rest = key;
      for (let a = 2; a >= 0; a--) {
        if (a >= last || !((left >> a) & 1)) {
          scores[a] = 0;
          continue;
        }
        const width = widths[4 * left + a]!;
        const higher = Math.floor(rest / width);
        scores[a] = rest - higher * width + lows[4 * left + a]!;
        rest = higher;
      }
    },
  };
}

function lastOf(left: number): number {
  return 31 - Math.clz32(left);
}

/** Who can still win: those in `pool`, less those that another leads by the lead at 4 × first + second or more. */
export type WinRules = { settles: Int32Array; pool: number };

/** Who can still win of the candidates in `before`, at these scores. */
export function stillLeft({ settles, pool }: WinRules, before: number, scores: Readonly<Scores>): number {
  const mask = before & pool;
  const r = (mask & 1) > 0;
  const f = (mask & 2) > 0;
  const h = (mask & 4) > 0;
  const b = (mask & barBit) > 0;
  const rag = scores[0]!;
  const fineTuning = scores[1]!;
  const hybrid = scores[2]!;
  const rf = rag - fineTuning;
  const rh = rag - hybrid;
  const fh = fineTuning - hybrid;
  let left = mask;
  if (r && ((f && -rf >= settles[4]!) || (h && -rh >= settles[8]!) || (b && -rag >= settles[12]!))) left -= 1;
  if (f && ((r && rf >= settles[1]!) || (h && -fh >= settles[9]!) || (b && -fineTuning >= settles[13]!))) left -= 2;
  if (h && ((r && rh >= settles[2]!) || (f && fh >= settles[6]!) || (b && -hybrid >= settles[14]!))) left -= 4;
  if (b && ((r && rag >= settles[3]!) || (f && fineTuning >= settles[7]!) || (h && hybrid >= settles[11]!)))
    left -= barBit;
  return left;
}
