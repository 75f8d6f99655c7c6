import { describe, expect, it } from "vitest";
import { unitOf } from "../../../../src/engine/cost/inputs/units.ts";
import { resolvedWith } from "../../../cost-request.ts";

/** What a key is counted in, by an example of each unit there is. */
const byKey: [key: string, unit: string][] = [
  ["rag.input_usd_per_mtok", "USD per 1M tokens"],
  ["rag.rerank_usd_per_k_searches", "USD per 1,000 searches"],
  ["rag.vector_db_usd_per_gb_month", "USD per GB and month"],
  ["rag.vector_db_usd_per_m_read_units", "USD per 1M read units"],
  ["rag.vector_db_usd_per_m_write_units", "USD per 1M write units"],
  ["fine-tuning.training_usd_per_gpu_hour", "USD per GPU hour"],
  ["prompt.hosting_usd_per_hour", "USD per hour"],
  ["labour_usd_per_hour", "USD per hour"],
  ["electricity_usd_per_kwh", "USD per kWh"],
  ["fine-tuning.storage_usd_per_month", "USD per month"],
  ["fine-tuning.usd_per_example", "USD per example"],
  ["fine-tuning.evaluation_usd", "USD"],
  ["budget_usd", "USD"],
  ["read_tokens_per_second", "tokens per second"],
  ["fine-tuning.tokens_per_example", "tokens per example"],
  ["question_tokens", "tokens"],
  ["rag.cleaning_hours_per_mtok", "hours per 1M tokens"],
  ["fine-tuning.training_gpu_hours", "GPU hours"],
  ["prompt.upkeep_hours_per_month", "hours per month"],
  ["hours_per_month", "hours per month"],
  ["rag.setup_hours", "hours"],
  ["calls_per_month", "calls per month"],
  ["hybrid.retrains_per_month", "times per month"],
  ["horizon_months", "months"],
  ["prompt.cache_lifetime_minutes", "minutes"],
  ["rag.search_seconds", "seconds"],
  ["fine-tuning.power_watts", "watts"],
  ["rag.metadata_bytes_per_chunk", "bytes per chunk"],
  ["rag.read_units_per_call", "units"],
  ["rag.write_units_per_chunk", "units"],
  ["rag.embedding_dimensions", "dimensions"],
  ["rag.cache_hit_share", "share"],
  ["rag.changed_share_per_month", "share"],
  ["peak_factor", "factor"],
  ["fine-tuning.retires", "date"],
];

describe("the unit of an input", () => {
  it.each(byKey)("of %s is %s", (key, unit) => {
    expect(unitOf(key)).toBe(unit);
  });

  it("is a count only of a number that nothing but its name is said of", () => {
    const counted = resolvedWith([]).context.rows.filter(
      ({ value, unit }) => typeof value === "number" && unit === "count",
    );
    expect(counted.map(({ key }) => key)).toEqual([
      "calls_per_question",
      "prompt.samples",
      "rag.chunks",
      "rag.rerank_candidates",
      "fine-tuning.examples",
      "fine-tuning.examples_at_hand",
      "fine-tuning.epochs",
      "fine-tuning.runs",
    ]);
  });
});
