import { type FormulaInputs, type FormulaName, readFormulaInputs } from "../../model/formula-inputs.ts";
import {
  atLeast,
  corpusUsd,
  machinesUsd,
  paybackTime,
  prefixUsd,
  rerankUsd,
  tokensUsd,
  trainedTokens,
} from "./arithmetic.ts";
import { cheaperAt, crossoverOf } from "./crossover.ts";
import { type Curve, totalUsd } from "./curve.ts";

type Formula = (inputs: unknown) => Record<string, unknown>;

/** Made without a side effect, so that a bundler leaves all of it out where no formula is called. @__NO_SIDE_EFFECTS__ */
function formula<N extends FormulaName, R extends Record<string, unknown>>(
  name: N,
  compute: (inputs: FormulaInputs<N>) => R,
) {
  return (inputs: unknown): R => compute(readFormulaInputs(name, inputs));
}

// The published formulas are made of the functions that the comparison uses, so that a check of one is a check of both.

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
    const grader = callUsd(
      [given.grader_input_tokens, given.grader_input_usd_per_mtok],
      [given.grader_output_tokens, given.grader_output_usd_per_mtok],
    );
    return { grader_usd: grader, training_usd: machinesUsd(given.hours, given.usd_per_hour, given.gpus) + grader };
  }),
  /** Training on rented GPUs whose speed is known. */
  training_throughput: formula("training_throughput", (given) => {
    const tokens = trainedTokens(given.examples * given.tokens_per_example, given.epochs);
    const hours = tokens / given.tokens_per_second / 3600;
    return { hours, training_usd: machinesUsd(hours, given.usd_per_hour, given.gpus) };
  }),
  /** A month of calls, with hosting by the hour. */
  monthly_inference: formula("monthly_inference", (given) => {
    const input = tokensUsd(given.calls * given.input_tokens_per_call, given.input_usd_per_mtok);
    const output = tokensUsd(given.calls * given.output_tokens_per_call, given.output_usd_per_mtok);
    const hosting = machinesUsd(given.hours_per_month, given.hosting_usd_per_hour, given.replicas);
    const total = input + output + hosting + given.storage_usd_per_month;
    return { input_usd: input, output_usd: output, hosting_usd: hosting, total_usd: total };
  }),
  /** What is billed when there is a least amount. */
  minimum_charge: formula("minimum_charge", ({ usage_usd, minimum_usd }) => {
    return { charge_usd: atLeast(usage_usd, minimum_usd) };
  }),
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
    const llm = callUsd(
      [given.calls * prompt, given.input_usd_per_mtok],
      [given.calls * given.output_tokens, given.output_usd_per_mtok],
    );
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
  embed_corpus: formula("embed_corpus", (given) => {
    const tokens = given.documents * given.tokens_per_document;
    return { corpus_tokens: tokens, embed_usd: corpusUsd(tokens, given.overlap_factor, given.embed_usd_per_mtok) };
  }),
  /** Tokens alone, with a share of the calls routed to RAG. */
  token_only_compare: formula("token_only_compare", (given) => {
    const month = (side: "rag" | "ft"): number =>
      callUsd(
        [given.calls * given[`${side}_input_tokens`], given[`${side}_input_usd_per_mtok`]],
        [given.calls * given[`${side}_output_tokens`], given[`${side}_output_usd_per_mtok`]],
      );
    const [rag, tuned] = [month("rag"), month("ft")];
    return { rag_usd: rag, ft_usd: tuned, hybrid_usd: given.rag_share * rag + (1 - given.rag_share) * tuned };
  }),
  /** The monthly volume at which fine-tuning becomes cheaper. */
  crossover: formula("crossover", (given) => {
    const { horizon_months, ft_amortisation_months = horizon_months } = given;
    const rag = straightCurve(sideOf(given, "rag", given.rag_usd_per_call), horizon_months);
    const months = Math.min(horizon_months, ft_amortisation_months);
    const tuned = straightCurve(sideOf(given, "ft", given.ft_usd_per_call), months);
    const { kind, callsPerMonth, cheaper } = crossoverOf(rag, tuned);
    return { kind, crossover_calls_per_month: callsPerMonth, cheaper };
  }),
  /** What each costs over the horizon, at each of some volumes. */
  horizon_totals: formula("horizon_totals", (given) => {
    const months = given.horizon_months;
    const rag = straightCurve(sideOf(given, "rag", given.rag_usd_per_call), months);
    const tuned = straightCurve(sideOf(given, "ft", given.ft_usd_per_call), months);
    return {
      rag_usd: given.calls_per_month.map((calls) => totalUsd(rag, calls, months)),
      ft_usd: given.calls_per_month.map((calls) => totalUsd(tuned, calls, months)),
      cheaper: given.calls_per_month.map((calls) => {
        const cheaper = cheaperAt(rag, tuned, calls);
        return cheaper === "fine-tuning" ? "ft" : cheaper;
      }),
    };
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
  payback_calls: formula("payback_calls", ({ setup_usd, saving_usd_per_call }) => {
    return { payback_calls: paybackTime(setup_usd, saving_usd_per_call) };
  }),
  /** Two lists of amounts, summed. */
  component_sum: formula("component_sum", ({ rag, ft }) => {
    const sum = (parts: Record<string, number>): number => Object.values(parts).reduce((all, usd) => all + usd, 0);
    return { rag_usd: sum(rag), ft_usd: sum(ft), saving_usd: sum(rag) - sum(ft) };
  }),
  /** A hybrid that sends each call to the tuned model, to retrieval, or to both. */
  hybrid_routing: formula("hybrid_routing", (given) => {
    const prompt = given.query_tokens + given.system_tokens;
    const embed = tokensUsd(given.query_tokens, given.embed_usd_per_mtok);
    const call = (side: "ft" | "rag", tokens: number): number =>
      callUsd(
        [tokens, given[`${side}_input_usd_per_mtok`]],
        [given.output_tokens, given[`${side}_output_usd_per_mtok`]],
      );
    const tuned = call("ft", prompt);
    const rag = embed + call("rag", prompt + given.context_tokens + given.rag_extra_instruction_tokens);
    const both = embed + call("ft", prompt + given.context_tokens);
    const blended = given.ft_share * tuned + given.rag_share * rag + given.both_share * both;
    const total = (side: "hybrid" | "ft" | "rag", perCall: number): number =>
      totalUsd(
        straightCurve(sideOf(given, side, perCall), given.horizon_months),
        given.calls_per_month,
        given.horizon_months,
      );
    return {
      ft_call_usd: tuned,
      rag_call_usd: rag,
      both_call_usd: both,
      blended_call_usd: blended,
      hybrid_total_usd: total("hybrid", blended),
      rag_total_usd: total("rag", rag),
      ft_total_usd: total("ft", tuned),
    };
  }),
} satisfies Record<FormulaName, Formula>;

type Tokens = [count: number, usdPerMtok: number];

function callUsd(input: Tokens, output: Tokens): number {
  return tokensUsd(...input) + tokensUsd(...output);
}

type Side = { setup: number; fixed: number; perCall: number };

/** One side of a comparison, from inputs that have its name before them. */
function sideOf<S extends string>(
  given: Readonly<Record<`${S}_setup_usd` | `${S}_fixed_usd_per_month`, number>>,
  side: S,
  perCall: number,
): Side {
  return { setup: given[`${side}_setup_usd`], fixed: given[`${side}_fixed_usd_per_month`], perCall };
}

/** A side without steps, its set-up spread over some months. */
function straightCurve({ setup, fixed, perCall }: Side, months: number): Curve {
  return { fixed: setup / months + fixed, perCall, floors: [], caps: [], replicas: [] };
}
