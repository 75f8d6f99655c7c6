import type { CostLine } from "../../model/cost.ts";
import type { Cap, Floor, Replicas } from "./curve.ts";

/** A monthly line that is no straight one: it has a least amount or a most, or comes by the machine. */
export type Stepped = { item: string; keys: string[]; step: { floor: Floor } | { cap: Cap } | { replicas: Replicas } };

export function line(item: string, usd: number, ...keys: string[]): CostLine {
  return { item, usd, keys };
}
