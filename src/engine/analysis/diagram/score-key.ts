import { barBit } from "./diagram.ts";

/** The scores of the approaches, in the order of the model; those of the bar are 0. */
export type Scores = [rag: number, fineTuning: number, hybrid: number];

/**
 * Scores as one number. What matters of the candidates that can still win is by how much each leads the last of them
 * (the bar, while that is one). The leads are the digits of the key, the first candidate's the highest, and each may be
 * negative. So adding points to scores adds the key of those points, and keys keep their order.
 */
export type ScoreKeys = {
  keyOf: (left: number, scores: readonly number[]) => number;
  /** Scores with this key: those of the last candidate are 0, and so are those of candidates that are out. */
  read: (left: number, key: number, scores: Scores) => void;
};

/**
 * Keys for leads between -reach and reach. They stay whole numbers below 2^53 in size up to a reach of 130,000; no rulebook
 * reaches further (`mostPoints`).
 */
export function createScoreKeys(reach: number): ScoreKeys {
  const width = 2 * reach + 1;
  return {
    keyOf: (left, scores) => {
      const last = lastOf(left);
      const zero = last === 3 ? 0 : scores[last]!;
      let key = 0;
      for (let a = 0; a < last; a++) if ((left >> a) & 1) key = key * width + scores[a]! - zero;
      return key;
    },
    read: (left, key, scores) => {
      const last = lastOf(left);
      let rest = key;
      for (let a = 2; a >= 0; a--) {
        if (a >= last || !((left >> a) & 1)) {
          scores[a] = 0;
          continue;
        }
        const higher = Math.round(rest / width);
        scores[a] = rest - higher * width;
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
export function stillLeft(
  { settles, pool }: WinRules,
  before: number,
  [rag, fineTuning, hybrid]: Readonly<Scores>,
): number {
  const mask = before & pool;
  const [r, f, h, b] = [(mask & 1) > 0, (mask & 2) > 0, (mask & 4) > 0, (mask & barBit) > 0];
  const [rf, rh, fh] = [rag - fineTuning, rag - hybrid, fineTuning - hybrid];
  let left = mask;
  if (r && ((f && -rf >= settles[4]!) || (h && -rh >= settles[8]!) || (b && -rag >= settles[12]!))) left -= 1;
  if (f && ((r && rf >= settles[1]!) || (h && -fh >= settles[9]!) || (b && -fineTuning >= settles[13]!))) left -= 2;
  if (h && ((r && rh >= settles[2]!) || (f && fh >= settles[6]!) || (b && -hybrid >= settles[14]!))) left -= 4;
  if (b && ((r && rag >= settles[3]!) || (f && fineTuning >= settles[7]!) || (h && hybrid >= settles[11]!)))
    left -= barBit;
  return left;
}
