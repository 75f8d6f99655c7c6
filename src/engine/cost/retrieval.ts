import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { line, type Stepped } from "./bill.ts";
import { corpusUsd, rerankUsd, tokensUsd } from "./pieces.ts";

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
