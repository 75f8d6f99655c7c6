import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { corpusUsd, machinesUsd, prefixUsd, rerankUsd, tokensUsd, trainedTokens } from "./arithmetic.ts";
import type { Floor, Replicas } from "./curve.ts";

// The lines of the bills: what retrieval, tuning and calls of a model cost, each with the keys of the inputs it follows from.

/** A monthly line with steps: it has a least amount, or comes by the machine. */
export type Stepped = { item: string; keys: string[]; step: { floor: Floor } | { replicas: Replicas } };

function line(item: string, usd: number, ...keys: string[]): CostLine {
  return { item, usd, keys };
}

export function retrievalSetup({ rag, labour_usd_per_hour: rate }: CostInputs): CostLine[] {
  return [
    line("building retrieval", rag.setup_hours * rate, "rag.setup_hours", "labour_usd_per_hour"),
    line("evaluation of retrieval", rag.evaluation_usd, "rag.evaluation_usd"),
    line(
      "embedding the corpus",
      corpusUsd(rag.corpus_tokens, rag.overlap_factor, rag.embed_usd_per_mtok) + writeUsd(rag),
      ...embeddingKeys,
    ),
  ];
}

export function retrievalFixed({ rag, labour_usd_per_hour: rate }: CostInputs): CostLine[] {
  return [
    line("upkeep of retrieval", rag.upkeep_hours_per_month * rate, "rag.upkeep_hours_per_month", "labour_usd_per_hour"),
    line("search infrastructure", rag.search_usd_per_month, "rag.search_usd_per_month"),
    line(
      "embedding what changed",
      rag.changed_share_per_month *
        (corpusUsd(rag.corpus_tokens, rag.overlap_factor, rag.embed_usd_per_mtok) + writeUsd(rag)),
      "rag.changed_share_per_month",
      ...embeddingKeys,
    ),
  ];
}

export function vectorDb({ rag }: CostInputs): Stepped {
  return {
    item: "vector database",
    keys: [
      "rag.vector_db_minimum_usd_per_month",
      "rag.vector_db_usd_per_gb_month",
      "rag.vector_db_usd_per_m_read_units",
    ],
    step: {
      floor: {
        minimum: rag.vector_db_minimum_usd_per_month,
        base: storedGb(rag) * rag.vector_db_usd_per_gb_month,
        perCall: tokensUsd(rag.read_units_per_call, rag.vector_db_usd_per_m_read_units),
      },
    },
  };
}

export function retrievalPerCall({ rag, question_tokens }: CostInputs): CostLine[] {
  return [
    line("embedding the question", tokensUsd(question_tokens, rag.embed_usd_per_mtok), "rag.embed_usd_per_mtok"),
    line(
      "reranking",
      rerankUsd(rag.rerank_candidates, rag.rerank_usd_per_k_searches),
      "rag.rerank_candidates",
      "rag.rerank_usd_per_k_searches",
    ),
  ];
}

const embeddingKeys = ["rag.corpus_tokens", "rag.overlap_factor", "rag.embed_usd_per_mtok"];

type RagInputs = CostInputs["rag"];

/** One vector per chunk; the overlap factor says how many more chunks there are than whole chunks in the corpus. */
function vectorsOf(rag: RagInputs): number {
  return rag.chunk_tokens === 0 ? 0 : Math.ceil((rag.corpus_tokens * rag.overlap_factor) / rag.chunk_tokens);
}

function writeUsd(rag: RagInputs): number {
  return tokensUsd(vectorsOf(rag) * rag.write_units_per_chunk, rag.vector_db_usd_per_m_write_units);
}

/** Vectors are 32-bit floats. */
function storedGb(rag: RagInputs): number {
  return (vectorsOf(rag) * (rag.embedding_dimensions * 4 + rag.metadata_bytes_per_chunk)) / 1e9;
}

export function tuningSetup(inputs: CostInputs): CostLine[] {
  const { "fine-tuning": tuning, labour_usd_per_hour: rate } = inputs;
  return [
    line("building the tuning", tuning.setup_hours * rate, "fine-tuning.setup_hours", "labour_usd_per_hour"),
    line(
      "training examples",
      tuning.examples * tuning.usd_per_example,
      "fine-tuning.examples",
      "fine-tuning.usd_per_example",
    ),
    line("training runs", tuning.runs * runUsd(tuning), "fine-tuning.runs", ...runKeys(tuning)),
    line("evaluation of tuning", tuning.evaluation_usd, "fine-tuning.evaluation_usd"),
  ];
}

export function tuningFixed(inputs: CostInputs, retrains: number, side: "fine-tuning" | "hybrid"): CostLine[] {
  const { "fine-tuning": tuning, labour_usd_per_hour: rate } = inputs;
  return [
    line(
      "retraining",
      retrains * retrainUsd(tuning, rate),
      `${side}.retrains_per_month`,
      "fine-tuning.retrain_hours",
      "labour_usd_per_hour",
      "fine-tuning.retrain_refresh_share",
      "fine-tuning.retrain_evaluation_usd",
    ),
    line(
      "upkeep of tuning",
      tuning.upkeep_hours_per_month * rate,
      "fine-tuning.upkeep_hours_per_month",
      "labour_usd_per_hour",
    ),
    line("model storage", tuning.storage_usd_per_month, "fine-tuning.storage_usd_per_month"),
  ];
}

type TuningInputs = CostInputs["fine-tuning"];

/** Fresh examples, one run, its evaluation, and the hours it takes. */
function retrainUsd(tuning: TuningInputs, rate: number): number {
  return (
    tuning.examples * tuning.retrain_refresh_share * tuning.usd_per_example +
    runUsd(tuning) +
    tuning.retrain_evaluation_usd +
    tuning.retrain_hours * rate
  );
}

/** One training run, billed by the token or by the GPU hour; loading sees to it that one of the two is given. */
function runUsd(tuning: TuningInputs): number {
  return (
    tokensUsd(
      trainedTokens(tuning.examples * tuning.tokens_per_example, tuning.epochs),
      tuning.training_usd_per_mtok ?? 0,
    ) + machinesUsd(tuning.training_gpu_hours ?? 0, tuning.training_usd_per_gpu_hour ?? 0)
  );
}

function runKeys({ training_usd_per_mtok }: TuningInputs): string[] {
  return training_usd_per_mtok === null
    ? ["fine-tuning.training_gpu_hours", "fine-tuning.training_usd_per_gpu_hour"]
    : ["fine-tuning.epochs", "fine-tuning.tokens_per_example", "fine-tuning.training_usd_per_mtok"];
}

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
  const usdEach = machinesUsd(inputs.hours_per_month, model.hosting_usd_per_hour);
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
