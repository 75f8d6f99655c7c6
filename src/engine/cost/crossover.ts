import type { VolumeChange, Cheaper, Crossover } from "../../model/cost.ts";
import type { CostColumn } from "../../model/cost-column.ts";
import { bendsOf, type Curve, type Line, lineAt, monthlyUsd, type Replicas, trendAt } from "./curve.ts";

/** How many steps are looked at one by one from each end of the volumes at which a step can turn the result. */
const stepsEachEnd = 2_500;
/** No volume is looked at beyond this, with steps; it is the most that a figure may be. */
const mostCalls = 1e15;

/** The two that are compared: from which, to which. */
export type ColumnPair = { from: CostColumn; to: CostColumn };
const ragAndTuning: ColumnPair = { from: "rag", to: "fine-tuning" };

/**
 * The monthly volumes at which one column becomes cheaper than another or dearer again. Where both are straight lines it
 * is k/d: k is what the second costs more per month before any call, d what it saves per call. With steps, each straight
 * piece is solved for itself and each step is looked at from both sides; the last change is the one quoted. The work does
 * not grow with the machines that are needed: where steps turn the result more often than can be looked at, the first and
 * the last are found and `allListed` is false.
 */
export function crossoverOf(a: Curve, b: Curve, pair: ColumnPair = ragAndTuning): Crossover {
  const [from, to] = withoutCommonSteps(a, b);
  const pieces = piecesOf(from, to);
  const changes: VolumeChange[] = [];
  let cheaper: Cheaper = "equal";
  const pass = (sign: number, callsPerMonth: number, atStep: boolean): void => {
    const next = cheaperBy(sign, pair);
    if (next === "equal" || next === cheaper) return;
    if (cheaper !== "equal") changes.push({ callsPerMonth, cheaper: next, atStep });
    cheaper = next;
  };
  for (const { line, from: start, to: end } of pieces) {
    if (line === null) continue;
    pass(signJustAbove(line, start), start, true);
    const root = -line.intercept / line.slope;
    if (root > start && root < end) pass(line.slope, root, false);
  }
  const allListed = pieces.every(({ line }) => line !== null);
  const last = changes.at(-1);
  if (last) {
    const kind = last.cheaper === pair.to ? "above" : "below";
    return { kind, callsPerMonth: last.callsPerMonth, cheaper: null, changes, allListed };
  }
  const settled = { callsPerMonth: null, changes, allListed };
  const [first] = pieces;
  const stepless = from.replicas.length + to.replicas.length === 0;
  const flat = stepless && pieces.every(({ line }) => line?.slope === 0 && line.intercept === first?.line?.intercept);
  if (flat || cheaper === "equal") return { kind: "any", cheaper, ...settled };
  return { kind: cheaper === pair.to ? "always" : "never", cheaper: null, ...settled };
}

/** Which is cheaper at a volume. */
export function cheaperAt(from: Curve, to: Curve, calls: number, pair: ColumnPair = ragAndTuning): Cheaper {
  return cheaperBy(exactDifference(monthlyUsd(to, calls), monthlyUsd(from, calls)), pair);
}

/**
 * A part of the way from no calls on, on which what the second costs more is a straight line; null for steps that are not
 * looked at one by one.
 */
type Piece = { line: Line | null; from: number; to: number };

/** The same machines on both sides cost the same at every volume. */
function withoutCommonSteps(a: Curve, b: Curve): [Curve, Curve] {
  const same = (one: Replicas, other: Replicas) => one.usdEach === other.usdEach && one.callsEach === other.callsEach;
  const without = (one: Curve, other: Curve): Curve => ({
    ...one,
    replicas: one.replicas.filter((step) => step.usdEach > 0 && !other.replicas.some((its) => same(step, its))),
  });
  return [without(a, b), without(b, a)];
}

/** The second minus the first, as straight pieces: as many as there are bends, and a bounded number of steps. */
function piecesOf(a: Curve, b: Curve): Piece[] {
  const end = a.replicas.length + b.replicas.length === 0 ? Number.POSITIVE_INFINITY : mostCalls;
  const bounds = rising([0, ...[a, b].flatMap(bendsOf).filter((at) => at < end), end]);
  return bounds.slice(1).flatMap((to, index) => piecesBetween(a, b, bounds[index] ?? 0, to));
}

/** Between two bends. Steps can only turn the result where the trends are no further apart than one step of each side. */
function piecesBetween(a: Curve, b: Curve, from: number, to: number): Piece[] {
  const inside = middleOf(from, to);
  const [trend, steps] = [trendBetween(trendAt(a, inside), trendAt(b, inside)), [...a.replicas, ...b.replicas]];
  if (steps.length === 0) return [{ from, to, line: trend }];
  const [open, close] = windowOf(trend, from, to);
  const outside = (start: number, end: number): Piece[] => {
    if (end <= start) return [];
    const sign = Math.sign(trend.intercept + trend.slope * middleOf(start, end));
    return [{ from: start, to: end, line: { intercept: sign, slope: 0 } }];
  };
  const straight = (bounds: readonly number[]): Piece[] =>
    bounds.slice(1).map((end, index) => {
      const start = bounds[index] ?? open;
      const at = middleOf(start, end);
      return { from: start, to: end, line: difference(lineAt(b, at), lineAt(a, at)) };
    });
  const { near, far } = stepsIn(steps, open, close);
  const walked =
    far === null
      ? straight(rising([open, ...near, close]))
      : [
          ...straight(rising([open, ...near])),
          { from: near.at(-1) ?? open, to: far[0] ?? close, line: null },
          ...straight(rising([...far, close])),
        ];
  return [...outside(from, open), ...walked, ...outside(close, to)];
}

type Trend = Line & { above: number; below: number };

/** What the second costs more without the rounding up of machines, and how far that can lift or lower it. */
function trendBetween(a: ReturnType<typeof trendAt>, b: ReturnType<typeof trendAt>): Trend {
  return { ...difference(b, a), above: b.lift, below: a.lift };
}

/** Where, between two volumes, the rounding up of machines could turn the result; an empty stretch where it cannot. */
function windowOf({ intercept, slope, above, below }: Trend, from: number, to: number): [open: number, close: number] {
  if (slope === 0) return intercept > below || intercept < -above ? [from, from] : [from, to];
  const ends = [(-above - intercept) / slope, (below - intercept) / slope];
  const margin = 1e-9 * Math.max(...ends.map(Math.abs), 1);
  const within = (at: number): number => Math.min(to, Math.max(from, at));
  return [within(Math.min(...ends) - margin), within(Math.max(...ends) + margin)];
}

/** The steps between two volumes: all of them, or where there are too many the first and the last. */
function stepsIn(replicas: readonly Replicas[], open: number, close: number): { near: number[]; far: number[] | null } {
  const widths = replicas.map(({ callsEach }) => callsEach);
  const all = widths.reduce((count, width) => count + (close - open) / width, 0);
  const most = all > 2 * stepsEachEnd ? stepsEachEnd : Math.ceil(all) + 2;
  const steps = (first: (width: number) => number, by: 1 | -1): number[] =>
    rising(
      widths.flatMap((width) => Array.from({ length: most }, (_, index) => (first(width) + by * index) * width)),
    ).filter((at) => at > open && at < close);
  const near = steps((width) => Math.ceil(open / width), 1).slice(0, most);
  if (all <= 2 * stepsEachEnd) return { near, far: null };
  return { near, far: steps((width) => Math.floor(close / width), -1).slice(-most) };
}

function rising(volumes: readonly number[]): number[] {
  return [...new Set(volumes)].sort((a, b) => a - b);
}

function middleOf(from: number, to: number): number {
  return Number.isFinite(to) ? (from + to) / 2 : from * 2 + 1;
}

function difference(a: Line, b: Line): Line {
  return { intercept: exactDifference(a.intercept, b.intercept), slope: exactDifference(a.slope, b.slope) };
}

/** What is left of two equal sums added in different order is rounding, and would put a crossover at the end of the world. */
function exactDifference(a: number, b: number): number {
  return Math.abs(a - b) <= 1e-13 * (Math.abs(a) + Math.abs(b)) ? 0 : a - b;
}

function signJustAbove({ intercept, slope }: Line, calls: number): number {
  const here = intercept + slope * calls;
  // At a bend the two pieces meet; what is left of a difference there is rounding, and the slope decides.
  const rounding = 1e-9 * (Math.abs(intercept) + Math.abs(slope * calls));
  return Math.abs(here) <= rounding ? slope : here;
}

/** Who is cheaper, by the sign of what the second costs more. */
function cheaperBy(extra: number, { from, to }: ColumnPair): Cheaper {
  return extra > 0 ? from : extra < 0 ? to : "equal";
}
