import type { Cost, Crossover } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { valueAt, withValue } from "./inputs/dotted.ts";

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
export function scaled(inputs: CostInputs, key: string, factor: number): CostInputs {
  const value = valueAt(inputs, key);
  return typeof value === "number" ? withValue(inputs, key, value * factor) : inputs;
}
