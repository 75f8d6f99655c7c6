import type { Cost, Crossover } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";

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
  const [head = "", ...rest] = key.split(".");
  const change = (block: object, path: readonly string[], name: string): object => {
    const value = (block as Record<string, unknown>)[name];
    const [next, ...further] = path;
    if (next !== undefined && typeof value === "object" && value !== null) {
      return { ...block, [name]: change(value, further, next) };
    }
    return typeof value === "number" ? { ...block, [name]: value * factor } : block;
  };
  return change(inputs, rest, head) as CostInputs;
}
