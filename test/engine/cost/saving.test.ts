import { describe, expect, it } from "vitest";
import { billsOf, curvesOf } from "../../../src/engine/cost/bill.ts";
import { savingOf } from "../../../src/engine/cost/saving.ts";
import type { CostColumn } from "../../../src/model/cost-column.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { inputs } from "./round-inputs.ts";

function saving(from: CostColumn, to: CostColumn, changed: CostInputs = inputs) {
  return savingOf(changed, { from, to }, { bills: billsOf(changed), curves: curvesOf(changed, "2026-11-20") });
}

describe("what a call saves with the second of a pair", () => {
  it.each<[CostColumn, CostColumn, shorterPrompt: number, cheaperModel: number]>([
    // RAG's 9,565 millionths; RAG's model without retrieval, at 100 tokens of instructions 1,150; the tuned one's 1,500.
    ["rag", "fine-tuning", 0.008415, -0.00035],
    // 4,550 of the prompt, against RAG's: the same model and a longer prompt.
    ["prompt", "rag", -0.005015, 0],
    // On the prompt's model 1,150; on its own 1,500.
    ["prompt", "fine-tuning", 0.0034, -0.00035],
    // A hybrid's model is the tuned one: the same, and 10,015 of retrieval.
    ["fine-tuning", "hybrid", -0.010015, 0],
  ])("from %s to %s", (from, to, shorter, cheaper) => {
    const { perCallUsd, shorterPromptUsd, cheaperModelUsd } = saving(from, to);
    expect(shorterPromptUsd).toBeCloseTo(shorter, 12);
    expect(cheaperModelUsd).toBeCloseTo(cheaper, 12);
    expect(perCallUsd).toBeCloseTo(shorter + cheaper, 12);
  });

  it("holds fixed what the first one's cache costs, too", () => {
    const { rag, "fine-tuning": tuning } = inputs;
    const cached: CostInputs = {
      ...inputs,
      rag: { ...rag, cached_input_usd_per_mtok: 0.1, cache_write_usd_per_mtok: 2, cache_hit_share: 0.5 },
      "fine-tuning": { ...tuning, cache_min_prefix_tokens: 1000, cache_hit_share: 0.9 },
    };
    // Half of the calls write the instructions at 2 a million and half read them at 0.10.
    const ragCall = 0.009565 - 0.0005 + 500 * 1.05e-6;
    expect(saving("rag", "fine-tuning", cached).shorterPromptUsd).toBeCloseTo(ragCall - (0.00105 + 100 * 1.05e-6), 12);
  });

  it("has a crossover by the shorter prompt alone where both are hosted alike", () => {
    expect(saving("rag", "fine-tuning").sameModel).toBeNull();
    const unhosted: CostInputs = {
      ...inputs,
      rag: { ...inputs.rag, hosting_usd_per_hour: 0, read_units_per_call: 0 },
      "fine-tuning": { ...inputs["fine-tuning"], hosting_usd_per_hour: 0 },
    };
    const { sameModel } = saving("rag", "fine-tuning", unhosted);
    // A month of tuning before any call: 8,850 over a year and 1,549; of retrieval: 4,300.84 over a year, 607.21 and 15.
    const more = 8850 / 12 + 1549 - (4300.84 / 12 + 607.21 + 15);
    expect(sameModel).toMatchObject({ kind: "above", changes: [{ cheaper: "fine-tuning", atStep: false }] });
    expect(sameModel!.callsPerMonth! / (more / 0.008415)).toBeCloseTo(1, 9);
  });

  it("names the two of the pair in that crossover", () => {
    // A second machine is needed from 2,520,000 seconds by 4 × 5.55 on for the prompt, by 4 × 4.55 for RAG: between the
    // two RAG is cheaper by one of them.
    const [first, second, ...others] = saving("prompt", "rag").sameModel!.changes;
    expect(others).toEqual([]);
    expect(first).toMatchObject({ cheaper: "rag", atStep: true });
    expect(first!.callsPerMonth).toBeCloseTo(2_520_000 / 22.2, 6);
    expect(second).toMatchObject({ cheaper: "prompt", atStep: true });
    expect(second!.callsPerMonth).toBeCloseTo(2_520_000 / 18.2, 6);
  });
});
