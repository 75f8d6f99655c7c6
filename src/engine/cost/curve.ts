import { atLeast } from "./arithmetic.ts";

/** A bill that grows with the calls but has a least amount: max(minimum, base + calls × perCall). */
export type Floor = { minimum: number; base: number; perCall: number };

/** Machines billed whether used or not: as many as the calls need, at least one. */
export type Replicas = { usdEach: number; callsEach: number };

/** What only the first calls of a month pay: up to so many. */
export type Cap = { usdEach: number; mostCalls: number };

/** What a column costs in a month as a function of the calls in it. */
export type Curve = {
  fixed: number;
  perCall: number;
  floors: readonly Floor[];
  caps: readonly Cap[];
  replicas: readonly Replicas[];
};

/** A straight piece of a curve. */
export type Line = { intercept: number; slope: number };

export function monthlyUsd(curve: Curve, calls: number): number {
  const floors = curve.floors.reduce((sum, floor) => sum + floorUsd(floor, calls), 0);
  const replicas = curve.replicas.reduce(
    (sum, { usdEach, callsEach }) => sum + usdEach * replicasFor(calls, callsEach),
    0,
  );
  const caps = curve.caps.reduce((sum, cap) => sum + cappedUsd(cap, calls), 0);
  return curve.fixed + curve.perCall * calls + floors + caps + replicas;
}

/** What a number of months costs, each with these calls. */
export function totalUsd(curve: Curve, calls: number, months: number): number {
  return monthlyUsd(curve, calls) * months;
}

export function floorUsd({ minimum, base, perCall }: Floor, calls: number): number {
  return atLeast(base + perCall * calls, minimum);
}

export function cappedUsd({ usdEach, mostCalls }: Cap, calls: number): number {
  return usdEach * Math.min(calls, mostCalls);
}

export function replicasFor(calls: number, callsEach: number): number {
  return Math.max(1, Math.ceil(calls / callsEach));
}

/** The straight piece that a curve follows around a volume that is not one of its steps. */
export function lineAt(curve: Curve, calls: number): Line {
  const line = { intercept: curve.fixed, slope: curve.perCall };
  for (const { minimum, base, perCall } of curve.floors) {
    const above = base + perCall * calls > minimum;
    line.intercept += above ? base : minimum;
    line.slope += above ? perCall : 0;
  }
  for (const { usdEach, mostCalls } of curve.caps) {
    if (calls > mostCalls) line.intercept += usdEach * mostCalls;
    else line.slope += usdEach;
  }
  for (const { usdEach, callsEach } of curve.replicas) line.intercept += usdEach * replicasFor(calls, callsEach);
  return line;
}

/**
 * The straight line that a curve stays near around a volume, and how far above it the rounding up of replicas can lift
 * it. It holds up to the next bend on either side.
 */
export function trendAt(curve: Curve, calls: number): Line & { lift: number } {
  const trend = { ...lineAt({ ...curve, replicas: [] }, calls), lift: 0 };
  for (const { usdEach, callsEach } of curve.replicas) {
    trend.slope += usdEach / callsEach;
    trend.lift += usdEach;
  }
  return trend;
}

/** The volumes at which a curve bends: where a least amount or a cap is used up. Steps of replicas are not among them. */
export function bendsOf({ floors, caps }: Curve): number[] {
  const used = floors.flatMap(({ minimum, base, perCall }) => {
    const at = (minimum - base) / perCall;
    return perCall > 0 && at > 0 && Number.isFinite(at) ? [at] : [];
  });
  return [...used, ...caps.flatMap(({ usdEach, mostCalls }) => (usdEach === 0 ? [] : [mostCalls]))];
}
