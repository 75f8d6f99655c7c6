import type { CostLine } from "../../model/cost.ts";
import { type Curve, type Floor, floorUsd, type Replicas, replicasFor } from "./curve.ts";

/** A monthly bill with steps: it has a least amount, or comes by the machine. */
export type Stepped = { item: string; keys: string[]; step: { floor: Floor } | { replicas: Replicas } };

/** What an approach costs: once, each month, each month with steps that depend on the calls, and each call. */
export type Bill = { setup: CostLine[]; fixed: CostLine[]; stepped: Stepped[]; perCall: CostLine[] };

export function line(item: string, usd: number, ...keys: string[]): CostLine {
  return { item, usd, keys };
}

/** A bill as a function of the calls in a month, with what its set-up comes to per month. */
export function curveOf(bill: Bill, monthlySetup: number): Curve {
  return {
    fixed: monthlySetup + sumUsd(bill.fixed),
    perCall: sumUsd(bill.perCall),
    floors: bill.stepped.flatMap(({ step }) => ("floor" in step ? [step.floor] : [])),
    replicas: bill.stepped.flatMap(({ step }) => ("replicas" in step ? [step.replicas] : [])),
  };
}

/** What is billed each month at a volume, line by line. */
export function monthlyLines({ fixed, stepped }: Bill, calls: number): CostLine[] {
  return [
    ...stepped.map(({ item, keys, step }) => ({
      item,
      keys,
      usd:
        "floor" in step
          ? floorUsd(step.floor, calls)
          : step.replicas.usdEach * replicasFor(calls, step.replicas.callsEach),
    })),
    ...fixed,
  ];
}

export function sumUsd(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}
