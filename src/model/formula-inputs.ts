import * as z from "zod/mini";

// Each schema is made when its formula is called: a run that calls none makes none, and a bundler can leave all of it out.

function number() {
  return z.number().check(z.nonnegative("it must be 0 or more"));
}
function or(value: number) {
  return z._default(number(), value);
}
function share() {
  return z.number().check(z.minimum(0, "it is a share from 0 to 1"), z.maximum(1, "it is a share from 0 to 1"));
}
function positive() {
  return z.number().check(z.positive("it must be more than 0"));
}
function components() {
  return z.record(z.string(), z.number());
}
function sides() {
  return {
    rag_setup_usd: number(),
    rag_fixed_usd_per_month: number(),
    ft_setup_usd: number(),
    ft_fixed_usd_per_month: number(),
  };
}
function perCall() {
  return { rag_usd_per_call: number(), ft_usd_per_call: number() };
}

/** What each cost formula takes. Tokens are counted, prices are USD in the unit at the end of the key. */
const formulaInputs = {
  training_tokens: () => ({
    dataset_tokens: number(),
    epochs: number(),
    usd_per_mtok: number(),
    validation_tokens: or(0),
    validation_evals: or(0),
  }),
  training_hours: () => ({
    hours: number(),
    gpus: or(1),
    usd_per_hour: number(),
    grader_input_tokens: or(0),
    grader_output_tokens: or(0),
    grader_input_usd_per_mtok: or(0),
    grader_output_usd_per_mtok: or(0),
  }),
  training_throughput: () => ({
    examples: number(),
    tokens_per_example: number(),
    epochs: number(),
    tokens_per_second: positive(),
    usd_per_hour: number(),
    gpus: or(1),
  }),
  monthly_inference: () => ({
    calls: number(),
    input_tokens_per_call: number(),
    output_tokens_per_call: number(),
    input_usd_per_mtok: number(),
    output_usd_per_mtok: number(),
    hosting_usd_per_hour: or(0),
    hours_per_month: or(730),
    replicas: or(1),
    storage_usd_per_month: or(0),
  }),
  minimum_charge: () => ({ usage_usd: number(), minimum_usd: number() }),
  cached_input: () => ({
    static_tokens: number(),
    dynamic_tokens: number(),
    input_usd_per_mtok: number(),
    cached_usd_per_mtok: number(),
    cache_write_usd_per_mtok: z.optional(number()),
    hit_rate: share(),
    min_prefix_tokens: number(),
  }),
  rag_monthly: () => ({
    calls: number(),
    question_tokens: number(),
    query_embed_tokens: number(),
    system_tokens: number(),
    context_tokens: number(),
    output_tokens: number(),
    embed_usd_per_mtok: number(),
    input_usd_per_mtok: number(),
    output_usd_per_mtok: number(),
    rerank_usd_per_k_searches: or(0),
    vector_db_usd_per_month: or(0),
  }),
  embed_corpus: () => ({
    documents: number(),
    tokens_per_document: number(),
    overlap_factor: or(1),
    embed_usd_per_mtok: number(),
  }),
  token_only_compare: () => ({
    calls: number(),
    rag_input_tokens: number(),
    rag_output_tokens: number(),
    ft_input_tokens: number(),
    ft_output_tokens: number(),
    rag_input_usd_per_mtok: number(),
    rag_output_usd_per_mtok: number(),
    ft_input_usd_per_mtok: number(),
    ft_output_usd_per_mtok: number(),
    rag_share: z._default(share(), 0),
  }),
  crossover: () => ({
    horizon_months: positive(),
    ...sides(),
    ...perCall(),
    ft_amortisation_months: z.optional(positive()),
  }),
  horizon_totals: () => ({ horizon_months: positive(), ...sides(), ...perCall(), calls_per_month: z.array(number()) }),
  payback: () => ({
    horizon_days: number(),
    rag_usd_per_day: number(),
    ft_usd_per_day: number(),
    extra_ft_setup_usd: z.number(),
  }),
  payback_calls: () => ({ setup_usd: number(), saving_usd_per_call: z.number() }),
  component_sum: () => ({ rag: components(), ft: components() }),
  hybrid_routing: () => ({
    horizon_months: positive(),
    calls_per_month: number(),
    ft_share: share(),
    rag_share: share(),
    both_share: share(),
    query_tokens: number(),
    context_tokens: number(),
    system_tokens: number(),
    rag_extra_instruction_tokens: or(0),
    output_tokens: number(),
    embed_usd_per_mtok: number(),
    ft_input_usd_per_mtok: number(),
    ft_output_usd_per_mtok: number(),
    rag_input_usd_per_mtok: number(),
    rag_output_usd_per_mtok: number(),
    hybrid_setup_usd: number(),
    hybrid_fixed_usd_per_month: number(),
    ...sides(),
  }),
};
export type FormulaName = keyof typeof formulaInputs;
type FormulaInputs<N extends FormulaName> = z.output<z.ZodMiniObject<ReturnType<(typeof formulaInputs)[N]>>>;

/** Checks a formula's inputs and fills in what it may leave out. Throws a RangeError that names the first bad one. */
export function readFormulaInputs<N extends FormulaName>(name: N, inputs: unknown): FormulaInputs<N> {
  const parsed = z.object(formulaInputs[name]()).safeParse(inputs);
  if (parsed.success) return parsed.data as FormulaInputs<N>;
  const [issue] = parsed.error.issues;
  const reason = issue?.message === "Invalid input" ? "a number is missing or is none" : issue?.message;
  throw new RangeError(`${name}: ${issue?.path.join(".") || "inputs"}: ${reason}`);
}
