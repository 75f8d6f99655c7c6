import type { Cheaper, Cost, Crossover } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { type Curve, type Line, lineAt, monthlyUsd, stepsOf, trendOf } from "./curve.ts";
import { valueAt, withValue } from "./inputs/dotted.ts";

/** More steps than this are not walked; beyond them the trend decides. */
const mostSteps = 5_000;

/**
 * The monthly volumes at which fine-tuning becomes cheaper than RAG or dearer again. Where both are straight lines it
 * is k/d: k is what fine-tuning costs more per month before any call, d what it saves per call. With steps, each
 * straight piece is solved for itself and each step is looked at from both sides; the last change is the one quoted.
 */
export function crossoverOf(rag: Curve, fineTuning: Curve): Crossover {
  const pieces = piecesOf(rag, fineTuning);
  const changes: Crossover["changes"] = [];
  let cheaper: Cheaper = "equal";
  const pass = (next: Cheaper, callsPerMonth: number, atStep: boolean): void => {
    if (next === "equal" || next === cheaper) return;
    if (cheaper !== "equal") changes.push({ callsPerMonth, cheaper: next, atStep });
    cheaper = next;
  };
  for (const { line, from, to } of pieces) {
    pass(cheaperJustAbove(line, from), from, true);
    const root = -line.intercept / line.slope;
    if (root > from && root < to) pass(line.slope < 0 ? "fine-tuning" : "rag", root, false);
  }
  return named(changes, cheaper, pieces);
}

/** Which is cheaper at a volume. */
export function cheaperAt(rag: Curve, fineTuning: Curve, calls: number): Cheaper {
  return cheaperBy(exactDifference(monthlyUsd(fineTuning, calls), monthlyUsd(rag, calls)));
}

/** The crossover with each of some assumptions halved and doubled, all else as it is. */
export function sensitivityBand(
  inputs: CostInputs,
  keys: readonly string[],
  crossover: (inputs: CostInputs) => Crossover,
): Cost["band"] {
  return keys.flatMap((key) =>
    [0.5, 2].map((factor) => ({ key, factor, crossover: crossover(scaled(inputs, key, factor)) })),
  );
}

/** The inputs with one of them, named by its dotted key, multiplied. A key that names no number changes nothing. */
function scaled(inputs: CostInputs, key: string, factor: number): CostInputs {
  const value = valueAt(inputs, key);
  return typeof value === "number" ? withValue(inputs, key, value * factor) : inputs;
}

type Piece = { line: Line; from: number; to: number };

/** Fine-tuning minus RAG, as straight pieces from 0 to as far as either can overtake the other. */
function piecesOf(rag: Curve, fineTuning: Curve): Piece[] {
  const reach = reachOf(rag, fineTuning);
  const steps = [rag, fineTuning].flatMap((curve) => stepsOf(curve, reach)).filter((at) => at < reach);
  const bounds = [0, ...new Set(steps.sort((a, b) => a - b))];
  const end = widths(rag, fineTuning).length > 0 ? reach : Number.POSITIVE_INFINITY;
  return bounds.map((from, index) => {
    const to = bounds[index + 1] ?? end;
    const inside = Number.isFinite(to) ? (from + to) / 2 : from * 1.000001 + 1e-6;
    return { from, to, line: difference(lineAt(fineTuning, inside), lineAt(rag, inside)) };
  });
}

function difference(a: Line, b: Line): Line {
  return { intercept: exactDifference(a.intercept, b.intercept), slope: exactDifference(a.slope, b.slope) };
}

/** What is left of two equal sums added in different order is rounding, and would put a crossover at the end of the world. */
function exactDifference(a: number, b: number): number {
  return Math.abs(a - b) <= 1e-13 * (Math.abs(a) + Math.abs(b)) ? 0 : a - b;
}

/** No change can lie beyond this volume: there the trends are further apart than all steps together. */
function reachOf(rag: Curve, fineTuning: Curve): number {
  const [a, b] = [trendOf(fineTuning), trendOf(rag)];
  const { intercept, slope } = difference(a, b);
  const floors = [...rag.floors, ...fineTuning.floors].map(({ minimum, base, perCall }) => (minimum - base) / perCall);
  const bends = Math.max(0, ...floors.filter(Number.isFinite));
  const apart = slope === 0 ? Number.POSITIVE_INFINITY : (Math.abs(intercept) + a.lift + b.lift) / Math.abs(slope);
  const walkable = Math.min(...widths(rag, fineTuning)) * mostSteps;
  return Math.max(bends * 1.01, Math.min(apart * 1.01 + 1, walkable));
}

function widths(...curves: readonly Curve[]): number[] {
  return curves.flatMap(({ replicas }) => replicas.map(({ callsEach }) => callsEach));
}

function cheaperJustAbove({ intercept, slope }: Line, calls: number): Cheaper {
  const here = intercept + slope * calls;
  // At a bend the two pieces meet; what is left of a difference there is rounding, and the slope decides.
  const rounding = 1e-9 * (Math.abs(intercept) + Math.abs(slope * calls));
  return cheaperBy(Math.abs(here) <= rounding ? slope : here);
}

/** Who is cheaper, by the sign of what fine-tuning costs more. */
function cheaperBy(extra: number): Cheaper {
  return extra > 0 ? "rag" : extra < 0 ? "fine-tuning" : "equal";
}

function named(changes: Crossover["changes"], cheaper: Cheaper, pieces: readonly Piece[]): Crossover {
  const last = changes.at(-1);
  if (last) {
    const kind = last.cheaper === "fine-tuning" ? "above" : "below";
    return { kind, callsPerMonth: last.callsPerMonth, cheaper: null, changes };
  }
  const flat = pieces.every(({ line }) => line.slope === 0 && line.intercept === pieces[0]?.line.intercept);
  if (flat || cheaper === "equal") return { kind: "any", callsPerMonth: null, cheaper, changes };
  return { kind: cheaper === "fine-tuning" ? "always" : "never", callsPerMonth: null, cheaper: null, changes };
}
