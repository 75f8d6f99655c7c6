import type { CostColumn } from "../../model/cost-column.ts";
import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { machinesUsd, prefixUsd, tokensUsd } from "./arithmetic.ts";
import { line, type Stepped } from "./bill-line.ts";

/** The models there are: the one that is prompted, the one that answers with retrieval, and the tuned one. */
export type Served = "prompt" | "rag" | "fine-tuning";
type ServedInputs = CostInputs[Served];

/** The model that answers in each column: a hybrid's is the tuned one. */
export const modelBehind: Record<CostColumn, Served> = {
  prompt: "prompt",
  rag: "rag",
  "fine-tuning": "fine-tuning",
  hybrid: "fine-tuning",
};

export function contextTokens({ rag }: CostInputs): number {
  return rag.chunks * rag.chunk_tokens;
}

type Part = { item: string; tokens: number; keys: string[] };

/** What every prompt of a side starts with, and so can be cached. */
function prefixParts(inputs: CostInputs, side: Served): Part[] {
  const { prompt, "fine-tuning": tuning } = inputs;
  const parts: Part[] = [
    { item: "tool definitions", tokens: inputs.tool_tokens, keys: ["tool_tokens"] },
    { item: "instructions", tokens: inputs[side].system_tokens, keys: [`${side}.system_tokens`] },
  ];
  if (side !== "prompt") return parts;
  const samples = prompt.samples * tuning.tokens_per_example;
  return [
    ...parts,
    { item: "samples in the prompt", tokens: samples, keys: ["prompt.samples", "fine-tuning.tokens_per_example"] },
    { item: "pasted text", tokens: prompt.pasted_tokens, keys: ["prompt.pasted_tokens"] },
  ];
}

function tokensOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** The tokens that one call of a side reads. */
export function promptTokens(inputs: CostInputs, side: Served, context: number): number {
  return tokensOf(prefixParts(inputs, side)) + inputs.history_tokens + context + inputs.question_tokens;
}

/** What an hour of a machine of one's own draws. */
export function electricityUsd({ electricity_usd_per_kwh }: CostInputs, { power_watts }: ServedInputs): number {
  return (power_watts / 1000) * electricity_usd_per_kwh;
}

/** The machines a dedicated model needs: reading a prompt and writing an answer both take a machine's time. */
export function hosting(inputs: CostInputs, side: Served, context: number): Stepped[] {
  const model = inputs[side];
  const owned = inputs.hardware === "owned";
  const hourUsd = owned ? electricityUsd(inputs, model) : model.hosting_usd_per_hour;
  // A model by the token runs on nobody's machine here, whatever hardware there is.
  if (hourUsd === 0) return [];
  const seconds =
    promptTokens(inputs, side, context) / model.input_tokens_per_second +
    inputs.answer_tokens / model.output_tokens_per_second;
  const usdEach = machinesUsd(inputs.hours_per_month, hourUsd);
  const callsEach = (inputs.hours_per_month * 3600) / (seconds * inputs.peak_factor);
  const price = owned ? ["power_watts"] : ["hosting_usd_per_hour"];
  const keys = [...price, "input_tokens_per_second", "output_tokens_per_second"].map((key) => `${side}.${key}`);
  const shared = [...(owned ? ["electricity_usd_per_kwh"] : []), "hours_per_month", "peak_factor"];
  const item = owned ? "electricity" : "hosting the model";
  return [{ item, keys: [...keys, ...shared], step: { replicas: { usdEach, callsEach } } }];
}

/** What a prefix costs in a call that finds it in the cache as often as is assumed, and in one that does not. */
function prefixCost(inputs: CostInputs, side: Served): { usual: number; miss: number; tokens: number } {
  const model = inputs[side];
  const tokens = tokensOf(prefixParts(inputs, side));
  const usd = (hitShare: number): number =>
    prefixUsd({
      tokens,
      inputUsdPerMtok: model.input_usd_per_mtok,
      cachedUsdPerMtok: model.cached_input_usd_per_mtok,
      writeUsdPerMtok: model.cache_write_usd_per_mtok,
      hitShare,
      minPrefixTokens: model.cache_min_prefix_tokens,
    });
  return { usual: usd(model.cache_hit_share), miss: usd(0), tokens };
}

/** One call in each lifetime of the cache finds nothing there: where calls are rare, every one. */
export function cacheWrites(inputs: CostInputs, side: Served): Stepped[] {
  const { usual, miss } = prefixCost(inputs, side);
  if (miss <= usual) return [];
  const { cache_lifetime_minutes } = inputs[side];
  const cap = { usdEach: miss - usual, mostCalls: (inputs.hours_per_month * 60) / cache_lifetime_minutes };
  return [{ item: "writing the cache anew", keys: [`${side}.cache_lifetime_minutes`], step: { cap } }];
}

/** One call of a model with a static prefix, retrieved context, and the question. Only the prefix is ever cached. */
export function modelPerCall(inputs: CostInputs, side: Served, context: number): CostLine[] {
  const model = inputs[side];
  const { usual, tokens: all } = prefixCost(inputs, side);
  const input = `${side}.input_usd_per_mtok`;
  return [
    ...prefixParts(inputs, side).map(({ item, tokens, keys }) =>
      line(item, all === 0 ? 0 : usual * (tokens / all), ...keys, input),
    ),
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
