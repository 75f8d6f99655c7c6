import { expect, it } from "vitest";
import { sensitivityBand } from "../../../src/engine/cost/band.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { resolvedWith } from "../../cost-request.ts";

const { inputs } = resolvedWith([]);
const crossover = { kind: "always", callsPerMonth: null, cheaper: null, changes: [] } as const;

/** The inputs from which the crossover of each entry of the band was worked out. */
function tried(...keys: string[]): CostInputs[] {
  const seen: CostInputs[] = [];
  const band = sensitivityBand(inputs, keys, (changed) => {
    seen.push(changed);
    return { ...crossover, changes: [] };
  });
  expect(band).toEqual(keys.flatMap((key) => [0.5, 2].map((factor) => ({ key, factor, crossover }))));
  return seen;
}

it("halves and doubles one assumption at a time, all else as it is", () => {
  const { horizon_months: months, rag } = inputs;
  expect(tried("horizon_months", "rag.chunks")).toEqual([
    { ...inputs, horizon_months: months / 2 },
    { ...inputs, horizon_months: months * 2 },
    { ...inputs, rag: { ...rag, chunks: rag.chunks / 2 } },
    { ...inputs, rag: { ...rag, chunks: rag.chunks * 2 } },
  ]);
});

it.each(["", "nothing", "rag", "rag.nothing", "nothing.chunks", "rag.retires", "rag.retires.more"])(
  "changes nothing by the key %j, which names no number",
  (key) => {
    expect(tried(key)).toEqual([inputs, inputs]);
  },
);
