import type { Cheaper } from "../../model/cost.ts";
import { type FormulaInputs, type FormulaName, readFormulaInputs } from "../../model/formula-inputs.ts";
import { straightCrossover } from "./crossover.ts";
import { atLeast, corpusUsd, prefixUsd, rerankUsd, tokensUsd, trainedTokens } from "./pieces.ts";

type Formula = (inputs: unknown) => Record<string, unknown>;

function formula<N extends FormulaName, R extends Record<string, unknown>>(
  name: N,
  compute: (inputs: FormulaInputs<N>) => R,
) {
  return (inputs: unknown): R => compute(readFormulaInputs(name, inputs));
}

/**
 * The cost formulas by name, each from plain inputs to plain results, in US dollars and tokens. Throws a RangeError that
 * names the input when one is missing, negative or no number.
 */
export const costFormulas = {
  /** Training billed by the token. */
  training_tokens: formula("training_tokens", (given) => {
    const { dataset_tokens, epochs, validation_tokens, validation_evals, usd_per_mtok } = given;
    const billed = trainedTokens(dataset_tokens, epochs, validation_tokens, validation_evals);
    return { billed_tokens: billed, training_usd: tokensUsd(billed, usd_per_mtok) };
  }),
  /** Training billed by the hour, with a model that grades the answers. */
  training_hours: formula("training_hours", (given) => {
    const grader =
      tokensUsd(given.grader_input_tokens, given.grader_input_usd_per_mtok) +
      tokensUsd(given.grader_output_tokens, given.grader_output_usd_per_mtok);
    return { grader_usd: grader, training_usd: given.hours * given.gpus * given.usd_per_hour + grader };
  }),
  /** Training on rented GPUs whose speed is known. */
  training_throughput: formula("training_throughput", (given) => {
    const tokens = trainedTokens(given.examples * given.tokens_per_example, given.epochs);
    const hours = tokens / given.tokens_per_second / 3600;
    return { hours, training_usd: hours * given.gpus * given.usd_per_hour };
  }),
  /** A month of calls, with hosting by the hour. */
  monthly_inference: formula("monthly_inference", (given) => {
    const input = tokensUsd(given.calls * given.input_tokens_per_call, given.input_usd_per_mtok);
    const output = tokensUsd(given.calls * given.output_tokens_per_call, given.output_usd_per_mtok);
    const hosting = given.hosting_usd_per_hour * given.hours_per_month * given.replicas;
    const total = input + output + hosting + given.storage_usd_per_month;
    return { input_usd: input, output_usd: output, hosting_usd: hosting, total_usd: total };
  }),
  /** What is billed when there is a least amount. */
  minimum_charge: formula("minimum_charge", ({ usage_usd, minimum_usd }) => ({
    charge_usd: atLeast(usage_usd, minimum_usd),
  })),
  /** One call's input with a cached prefix, and without. */
  cached_input: formula("cached_input", (given) => {
    const dynamic = tokensUsd(given.dynamic_tokens, given.input_usd_per_mtok);
    const prefix = prefixUsd({
      tokens: given.static_tokens,
      inputUsdPerMtok: given.input_usd_per_mtok,
      cachedUsdPerMtok: given.cached_usd_per_mtok,
      writeUsdPerMtok: given.cache_write_usd_per_mtok ?? null,
      hitShare: given.hit_rate,
      minPrefixTokens: given.min_prefix_tokens,
    });
    const uncached = tokensUsd(given.static_tokens, given.input_usd_per_mtok) + dynamic;
    const cached = prefix + dynamic;
    return {
      cached_call_usd: cached,
      uncached_call_usd: uncached,
      saving_fraction: uncached === 0 ? 0 : 1 - cached / uncached,
    };
  }),
  /** A month of retrieval: embedding each question, the vector database, reranking and the model. */
  rag_monthly: formula("rag_monthly", (given) => {
    const prompt = given.question_tokens + given.system_tokens + given.context_tokens;
    const embed = tokensUsd(given.calls * given.query_embed_tokens, given.embed_usd_per_mtok);
    const rerank = given.calls * rerankUsd(1, given.rerank_usd_per_k_searches);
    const llm =
      tokensUsd(given.calls * prompt, given.input_usd_per_mtok) +
      tokensUsd(given.calls * given.output_tokens, given.output_usd_per_mtok);
    const vectorDb = given.vector_db_usd_per_month;
    return {
      embed_usd: embed,
      vector_db_usd: vectorDb,
      rerank_usd: rerank,
      llm_usd: llm,
      total_usd: embed + vectorDb + rerank + llm,
    };
  }),
  /** Embedding a corpus once. */
  embed_corpus: formula("embed_corpus", ({ documents, tokens_per_document, overlap_factor, embed_usd_per_mtok }) => {
    const tokens = documents * tokens_per_document;
    return { corpus_tokens: tokens, embed_usd: corpusUsd(tokens, overlap_factor, embed_usd_per_mtok) };
  }),
  /** Tokens alone, with a share of the calls routed to RAG. */
  token_only_compare: formula("token_only_compare", (given) => {
    const rag =
      tokensUsd(given.calls * given.rag_input_tokens, given.rag_input_usd_per_mtok) +
      tokensUsd(given.calls * given.rag_output_tokens, given.rag_output_usd_per_mtok);
    const tuned =
      tokensUsd(given.calls * given.ft_input_tokens, given.ft_input_usd_per_mtok) +
      tokensUsd(given.calls * given.ft_output_tokens, given.ft_output_usd_per_mtok);
    return { rag_usd: rag, ft_usd: tuned, hybrid_usd: given.rag_share * rag + (1 - given.rag_share) * tuned };
  }),
  /** The monthly volume at which fine-tuning becomes cheaper: k/d. */
  crossover: formula("crossover", (given) => {
    const months = Math.min(given.horizon_months, given.ft_amortisation_months ?? given.horizon_months);
    const setup = given.ft_setup_usd / months - given.rag_setup_usd / given.horizon_months;
    const k = setup + given.ft_fixed_usd_per_month - given.rag_fixed_usd_per_month;
    const { kind, callsPerMonth, cheaper } = straightCrossover(k, given.rag_usd_per_call - given.ft_usd_per_call);
    return { kind, crossover_calls_per_month: callsPerMonth, cheaper };
  }),
  /** What each costs over the horizon, at each of some volumes. */
  horizon_totals: formula("horizon_totals", (given) => {
    const total = (setup: number, fixed: number, perCall: number) => (calls: number) =>
      setup + given.horizon_months * (fixed + perCall * calls);
    const rag = given.calls_per_month.map(
      total(given.rag_setup_usd, given.rag_fixed_usd_per_month, given.rag_usd_per_call),
    );
    const tuned = given.calls_per_month.map(
      total(given.ft_setup_usd, given.ft_fixed_usd_per_month, given.ft_usd_per_call),
    );
    const cheaper = rag.map((usd, index) => shortSide((tuned[index] ?? usd) - usd));
    return { rag_usd: rag, ft_usd: tuned, cheaper };
  }),
  /** The days until fine-tuning's extra set-up is earned back; null for never. */
  payback: formula("payback", ({ horizon_days, rag_usd_per_day, ft_usd_per_day, extra_ft_setup_usd }) => {
    const days = paybackTime(extra_ft_setup_usd, rag_usd_per_day - ft_usd_per_day);
    return {
      rag_total_usd: horizon_days * rag_usd_per_day,
      ft_total_usd: extra_ft_setup_usd + horizon_days * ft_usd_per_day,
      payback_days: days,
      first_day_rag_dearer: days === null ? null : Math.floor(days) + 1,
    };
  }),
  /** The calls until set-up is earned back; null for never. */
  payback_calls: formula("payback_calls", ({ setup_usd, saving_usd_per_call }) => ({
    payback_calls: paybackTime(setup_usd, saving_usd_per_call),
  })),
  /** Two lists of amounts, summed. */
  component_sum: formula("component_sum", ({ rag, ft }) => {
    const [ragUsd, tunedUsd] = [rag, ft].map((parts) => Object.values(parts).reduce((sum, usd) => sum + usd, 0));
    return { rag_usd: ragUsd ?? 0, ft_usd: tunedUsd ?? 0, saving_usd: (ragUsd ?? 0) - (tunedUsd ?? 0) };
  }),
  /** A hybrid that sends each call to the tuned model, to retrieval, or to both. */
  hybrid_routing: formula("hybrid_routing", (given) => {
    const prompt = given.query_tokens + given.system_tokens;
    const embed = tokensUsd(given.query_tokens, given.embed_usd_per_mtok);
    const call = (side: "ft" | "rag", tokens: number): number =>
      tokensUsd(tokens, given[`${side}_input_usd_per_mtok`]) +
      tokensUsd(given.output_tokens, given[`${side}_output_usd_per_mtok`]);
    const tuned = call("ft", prompt);
    const rag = embed + call("rag", prompt + given.context_tokens + given.rag_extra_instruction_tokens);
    const both = embed + call("ft", prompt + given.context_tokens);
    const blended = given.ft_share * tuned + given.rag_share * rag + given.both_share * both;
    const total = (setup: number, fixed: number, perCall: number): number =>
      setup + given.horizon_months * (fixed + given.calls_per_month * perCall);
    return {
      ft_call_usd: tuned,
      rag_call_usd: rag,
      both_call_usd: both,
      blended_call_usd: blended,
      hybrid_total_usd: total(given.hybrid_setup_usd, given.hybrid_fixed_usd_per_month, blended),
      rag_total_usd: total(given.rag_setup_usd, given.rag_fixed_usd_per_month, rag),
      ft_total_usd: total(given.ft_setup_usd, given.ft_fixed_usd_per_month, tuned),
    };
  }),
} satisfies Record<FormulaName, Formula>;

/** How long a saving takes to earn back what was spent; null for never, 0 where nothing extra was spent. */
export function paybackTime(spent: number, savedEach: number): number | null {
  return savedEach <= 0 ? null : Math.max(0, spent / savedEach);
}

/** The cheaper side in the short words that the published tables use. */
function shortSide(extra: number): "rag" | "ft" | Extract<Cheaper, "equal"> {
  return extra > 0 ? "rag" : extra < 0 ? "ft" : "equal";
}
