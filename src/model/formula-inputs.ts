import * as z from "zod/mini";

// The shape of a formula's inputs is made when it is called: a run that calls none makes none.

function number() {
  return z.number().check(z.nonnegative("it must be 0 or more"));
}
function positive() {
  return z.number().check(z.positive("it must be more than 0"));
}
function share() {
  return z.number().check(z.minimum(0, "it is a share from 0 to 1"), z.maximum(1, "it is a share from 0 to 1"));
}
function each<K extends string, T>(keys: readonly K[], schema: T) {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, T>;
}
function numbers<K extends string>(...keys: K[]) {
  return each(keys, number());
}
/** Numbers that may be left out. */
function or<K extends string>(value: number, ...keys: K[]) {
  return each(keys, z._default(number(), value));
}
function sides() {
  return numbers("rag_setup_usd", "rag_fixed_usd_per_month", "ft_setup_usd", "ft_fixed_usd_per_month");
}

/** What each cost formula takes. Tokens are counted, prices are USD in the unit at the end of the key. */
const formulaInputs = {
  training_tokens: () => ({
    ...numbers("dataset_tokens", "epochs", "usd_per_mtok"),
    ...or(0, "validation_tokens", "validation_evals"),
  }),
  training_hours: () => ({
    ...numbers("hours", "usd_per_hour"),
    ...or(1, "gpus"),
    ...or(0, "grader_input_tokens", "grader_output_tokens", "grader_input_usd_per_mtok", "grader_output_usd_per_mtok"),
  }),
  training_throughput: () => ({
    ...numbers("examples", "tokens_per_example", "epochs", "usd_per_hour"),
    tokens_per_second: positive(),
    ...or(1, "gpus"),
  }),
  monthly_inference: () => ({
    ...numbers("calls", "input_tokens_per_call", "output_tokens_per_call", "input_usd_per_mtok", "output_usd_per_mtok"),
    ...or(0, "hosting_usd_per_hour", "storage_usd_per_month"),
    ...or(730, "hours_per_month"),
    ...or(1, "replicas"),
  }),
  minimum_charge: () => numbers("usage_usd", "minimum_usd"),
  cached_input: () => ({
    ...numbers("static_tokens", "dynamic_tokens", "input_usd_per_mtok", "cached_usd_per_mtok", "min_prefix_tokens"),
    cache_write_usd_per_mtok: z.optional(number()),
    hit_rate: share(),
  }),
  rag_monthly: () => ({
    ...numbers(
      "calls",
      "question_tokens",
      "query_embed_tokens",
      "system_tokens",
      "context_tokens",
      "output_tokens",
      "embed_usd_per_mtok",
      "input_usd_per_mtok",
      "output_usd_per_mtok",
    ),
    ...or(0, "rerank_usd_per_k_searches", "vector_db_usd_per_month"),
  }),
  embed_corpus: () => ({
    ...numbers("documents", "tokens_per_document", "embed_usd_per_mtok"),
    ...or(1, "overlap_factor"),
  }),
  token_only_compare: () => ({
    ...numbers(
      "calls",
      "rag_input_tokens",
      "rag_output_tokens",
      "ft_input_tokens",
      "ft_output_tokens",
      "rag_input_usd_per_mtok",
      "rag_output_usd_per_mtok",
      "ft_input_usd_per_mtok",
      "ft_output_usd_per_mtok",
    ),
    rag_share: z._default(share(), 0),
  }),
  crossover: () => ({
    horizon_months: positive(),
    ...sides(),
    ...numbers("rag_usd_per_call", "ft_usd_per_call"),
    ft_amortisation_months: z.optional(positive()),
  }),
  horizon_totals: () => ({
    horizon_months: positive(),
    ...sides(),
    ...numbers("rag_usd_per_call", "ft_usd_per_call"),
    calls_per_month: z.array(number()),
  }),
  payback: () => ({ ...numbers("horizon_days", "rag_usd_per_day", "ft_usd_per_day"), extra_ft_setup_usd: z.number() }),
  payback_calls: () => ({ ...numbers("setup_usd"), saving_usd_per_call: z.number() }),
  component_sum: () => ({ rag: z.record(z.string(), z.number()), ft: z.record(z.string(), z.number()) }),
  hybrid_routing: () => ({
    horizon_months: positive(),
    ...numbers(
      "calls_per_month",
      "query_tokens",
      "context_tokens",
      "system_tokens",
      "output_tokens",
      "embed_usd_per_mtok",
      "ft_input_usd_per_mtok",
      "ft_output_usd_per_mtok",
      "rag_input_usd_per_mtok",
      "rag_output_usd_per_mtok",
      "hybrid_setup_usd",
      "hybrid_fixed_usd_per_month",
    ),
    ft_share: share(),
    rag_share: share(),
    both_share: share(),
    ...or(0, "rag_extra_instruction_tokens"),
    ...sides(),
  }),
};
export type FormulaName = keyof typeof formulaInputs;
export type FormulaInputs<N extends FormulaName> = z.output<z.ZodMiniObject<ReturnType<(typeof formulaInputs)[N]>>>;

/** Checks a formula's inputs and fills in what it may leave out. Throws a RangeError that names the first bad one. */
export function readFormulaInputs<N extends FormulaName>(name: N, inputs: unknown): FormulaInputs<N> {
  const parsed = z.object(formulaInputs[name]()).safeParse(inputs);
  if (parsed.success) return parsed.data as FormulaInputs<N>;
  const [issue] = parsed.error.issues;
  const reason = issue?.message === "Invalid input" ? "a number is missing or is none" : issue?.message;
  throw new RangeError(`${name}: ${issue?.path.join(".") || "inputs"}: ${reason}`);
}
