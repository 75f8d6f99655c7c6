import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { corpusUsd, machinesUsd, rerankUsd, tokensUsd, trainedTokens } from "./arithmetic.ts";
import { line, type Stepped } from "./bill-line.ts";
import { electricityUsd } from "./served.ts";

// The lines of the bills: what a prompt, retrieval and tuning cost, each with the keys of the inputs it follows from. What
// calls of a model cost is in served.ts.

export function promptSetup({ prompt, labour_usd_per_hour: rate }: CostInputs): CostLine[] {
  return [
    line("writing the prompt", prompt.setup_hours * rate, "prompt.setup_hours", "labour_usd_per_hour"),
    line("evaluation of the prompt", prompt.evaluation_usd, "prompt.evaluation_usd"),
  ];
}

export function promptFixed({ prompt, labour_usd_per_hour: rate }: CostInputs): CostLine[] {
  return [
    line(
      "upkeep of the prompt",
      prompt.upkeep_hours_per_month * rate,
      "prompt.upkeep_hours_per_month",
      "labour_usd_per_hour",
    ),
  ];
}

export function retrievalSetup({ rag, labour_usd_per_hour: rate }: CostInputs): CostLine[] {
  return [
    line(
      "cleaning the documents",
      (rag.corpus_tokens / 1e6) * rag.cleaning_hours_per_mtok * rate,
      "rag.corpus_tokens",
      "rag.cleaning_hours_per_mtok",
      "labour_usd_per_hour",
    ),
    line("rights in the index", rag.rights_hours * rate, "rag.rights_hours", "labour_usd_per_hour"),
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

export function vectorDb({ rag, calls_per_question }: CostInputs): Stepped {
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
        perCall: tokensUsd(rag.read_units_per_call, rag.vector_db_usd_per_m_read_units) / calls_per_question,
      },
    },
  };
}

/** A question is searched for once, however many calls it takes. */
export function retrievalPerCall({ rag, question_tokens, calls_per_question: calls }: CostInputs): CostLine[] {
  return [
    line(
      "embedding the question",
      tokensUsd(question_tokens, rag.embed_usd_per_mtok) / calls,
      "rag.embed_usd_per_mtok",
    ),
    line(
      "reranking",
      rerankUsd(rag.rerank_candidates, rag.rerank_usd_per_k_searches) / calls,
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
  const tuning = inputs["fine-tuning"];
  const missing = Math.max(0, tuning.examples - tuning.examples_at_hand);
  return [
    line("building the tuning", tuning.setup_hours * tuningRate(inputs), "fine-tuning.setup_hours", ...rateKeys),
    line(
      "training examples",
      missing * tuning.usd_per_example,
      "fine-tuning.examples",
      "fine-tuning.examples_at_hand",
      "fine-tuning.usd_per_example",
    ),
    line("training runs", tuning.runs * runUsd(inputs), "fine-tuning.runs", ...runKeys(tuning)),
    line("evaluation of tuning", tuning.evaluation_usd, "fine-tuning.evaluation_usd"),
  ];
}

export function tuningFixed(inputs: CostInputs, retrains: number, side: "fine-tuning" | "hybrid"): CostLine[] {
  const tuning = inputs["fine-tuning"];
  return [
    line(
      "retraining",
      retrains * retrainUsd(inputs),
      `${side}.retrains_per_month`,
      "fine-tuning.retrain_hours",
      ...rateKeys,
      "fine-tuning.retrain_refresh_share",
      "fine-tuning.retrain_evaluation_usd",
    ),
    line(
      "upkeep of tuning",
      tuning.upkeep_hours_per_month * tuningRate(inputs),
      "fine-tuning.upkeep_hours_per_month",
      ...rateKeys,
    ),
    line("model storage", tuning.storage_usd_per_month, "fine-tuning.storage_usd_per_month"),
  ];
}

type TuningInputs = CostInputs["fine-tuning"];

const rateKeys = ["labour_usd_per_hour", "fine-tuning.hours_factor"];

/** What an hour of tuning comes to: a team that is new to it takes more of them. */
function tuningRate({ "fine-tuning": tuning, labour_usd_per_hour }: CostInputs): number {
  return tuning.hours_factor * labour_usd_per_hour;
}

/** Fresh examples, one run, its evaluation, and the hours it takes. */
function retrainUsd(inputs: CostInputs): number {
  const tuning = inputs["fine-tuning"];
  return (
    tuning.examples * tuning.retrain_refresh_share * tuning.usd_per_example +
    runUsd(inputs) +
    tuning.retrain_evaluation_usd +
    tuning.retrain_hours * tuningRate(inputs)
  );
}

/**
 * One training run on all examples there are, billed by the token or by the GPU hour; loading sees to it that one of the
 * two is given. On owned hardware an hour costs its electricity.
 */
function runUsd(inputs: CostInputs): number {
  const tuning = inputs["fine-tuning"];
  const examples = Math.max(tuning.examples, tuning.examples_at_hand);
  const hourUsd = inputs.hardware === "owned" ? electricityUsd(inputs, tuning) : tuning.training_usd_per_gpu_hour;
  return (
    tokensUsd(trainedTokens(examples * tuning.tokens_per_example, tuning.epochs), tuning.training_usd_per_mtok ?? 0) +
    machinesUsd(tuning.training_gpu_hours ?? 0, hourUsd ?? 0)
  );
}

function runKeys({ training_usd_per_mtok }: TuningInputs): string[] {
  return training_usd_per_mtok === null
    ? ["fine-tuning.training_gpu_hours", "fine-tuning.training_usd_per_gpu_hour"]
    : ["fine-tuning.epochs", "fine-tuning.tokens_per_example", "fine-tuning.training_usd_per_mtok"];
}
