import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { line, type Stepped } from "./bill.ts";
import { prefixUsd, tokensUsd } from "./pieces.ts";

/** The two models there are: the one that answers with retrieval, and the tuned one. */
export type Served = "rag" | "fine-tuning";

export function contextTokens({ rag }: CostInputs): number {
  return rag.chunks * rag.chunk_tokens;
}

/** The replicas a dedicated model needs: reading a prompt and writing an answer both take a replica's time. */
export function hosting(inputs: CostInputs, side: Served, context: number): Stepped[] {
  const model = inputs[side];
  if (model.hosting_usd_per_hour === 0) return [];
  const prompt = model.system_tokens + inputs.history_tokens + context + inputs.question_tokens;
  const seconds = prompt / model.input_tokens_per_second + inputs.answer_tokens / model.output_tokens_per_second;
  const usdEach = model.hosting_usd_per_hour * inputs.hours_per_month;
  const callsEach = (inputs.hours_per_month * 3600) / (seconds * inputs.peak_factor);
  const keys = ["hosting_usd_per_hour", "input_tokens_per_second", "output_tokens_per_second"].map(
    (key) => `${side}.${key}`,
  );
  return [
    {
      item: "hosting the model",
      keys: [...keys, "hours_per_month", "peak_factor"],
      step: { replicas: { usdEach, callsEach } },
    },
  ];
}

/** One call of a model with a static prefix, retrieved context, and the question. Only the prefix is ever cached. */
export function modelPerCall(inputs: CostInputs, side: Served, context: number): CostLine[] {
  const model = inputs[side];
  const prefix = prefixUsd({
    tokens: model.system_tokens,
    inputUsdPerMtok: model.input_usd_per_mtok,
    cachedUsdPerMtok: model.cached_input_usd_per_mtok,
    writeUsdPerMtok: model.cache_write_usd_per_mtok,
    hitShare: model.cache_hit_share,
    minPrefixTokens: model.cache_min_prefix_tokens,
  });
  const input = `${side}.input_usd_per_mtok`;
  return [
    line("instructions", prefix, `${side}.system_tokens`, input),
    line("retrieved context", tokensUsd(context, model.input_usd_per_mtok), "rag.chunks", "rag.chunk_tokens", input),
    line(
      "question and history",
      tokensUsd(inputs.question_tokens + inputs.history_tokens, model.input_usd_per_mtok),
      "question_tokens",
      "history_tokens",
      input,
    ),
    line(
      "answer",
      tokensUsd(inputs.answer_tokens, model.output_usd_per_mtok),
      "answer_tokens",
      `${side}.output_usd_per_mtok`,
    ),
  ];
}
