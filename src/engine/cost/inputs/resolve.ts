import type { InputRow } from "../../../model/cost.ts";
import type { CostInputs } from "../../../model/cost-inputs.ts";
import { type Diagnostic, failure, named, type Problem, type Result, success } from "../../../model/diagnostic.ts";
import { monthsBetween } from "../bill.ts";
import type { CostContext } from "../compare.ts";
import { nested } from "./dotted.ts";
import type { PackagePrices } from "./package.ts";
import {
  askedOfPackage,
  type Block,
  choosePreset,
  referencedRows,
  type Tables,
  unknownReferences,
} from "./references.ts";
import {
  answered,
  assumed,
  type BlockRows,
  type CostAnswers,
  changeOf,
  fromPreset,
  given,
  listed,
  packaged,
  type ValueSource,
} from "./value-sources.ts";

/** Where inputs are looked for: the price list, what flags and files set (the first that gives a value wins), the answers. */
export type CostRequest = Pick<Tables, "list" | "layers"> & {
  /** The inputs of the cost model, by their dotted keys. */
  keys: readonly string[];
  answers: CostAnswers;
  /** The day totals run from, where it is given. */
  asOf: string | undefined;
};

/** The rows that a request leads to, before the package is asked. */
export type CostRows = {
  request: CostRequest;
  tables: Tables;
  rows: BlockRows;
  asOf: string;
  /** The models whose prices the package is to be asked for on that day. */
  asked: string[];
};

export type ResolvedCosts = {
  inputs: CostInputs;
  context: Omit<CostContext, "volumeRules">;
  /** What must be said besides the result: a price that is another model's. */
  notices: string[];
};

/** Chooses the preset and follows what it and the settings refer to. */
export function costRows(request: CostRequest): Result<CostRows> {
  const { list, layers, answers } = request;
  const preset = choosePreset(list, layers, answers.choices);
  if (!preset.ok) return failure(preset.problems.map(placed));
  const tables = { list, layers, preset: preset.value };
  const rows = { rag: referencedRows(tables, "rag"), "fine-tuning": referencedRows(tables, "fine-tuning") };
  const asOf = request.asOf ?? layers.find(({ settings }) => settings["as-of"])?.settings["as-of"] ?? list.date;
  return success({ request, tables, rows, asOf, asked: Object.values(rows).flatMap(askedOfPackage) });
}

/**
 * Finds every input of the cost model: in the flags, the price file, the answers file, the answers, the preset, the
 * price list, the package, and the assumptions, in that order. What is nowhere is an error that names its key.
 */
export function resolveCosts({ request, tables, rows, asOf }: CostRows, prices: PackagePrices): Result<ResolvedCosts> {
  const unknown = Object.values(rows).flatMap((block) => unknownReferences(tables, block, prices));
  if (unknown.length > 0) return failure(unknown.map(placed));
  const { list, layers, preset } = tables;
  const { keys, answers } = request;
  const weak = new Map<string, string>();
  const notices = new Set<string>();
  const unpackaged = firstOf([given(layers), answered(list, answers), fromPreset(preset), listed(rows, weak)]);
  const find = firstOf([unpackaged, packaged(rows, prices, promptTokens, notices), assumed(list)]);
  function promptTokens(block: Block): number {
    const number = (key: string): number => Number(find(key)?.value ?? 0);
    const context = block === "rag" ? number("rag.chunks") * number("rag.chunk_tokens") : 0;
    return number(`${block}.system_tokens`) + number("history_tokens") + number("question_tokens") + context;
  }
  const inputs = oneBillForTraining(keys.map((key) => find(key) ?? nothing(key)));
  const problems = [...missing(inputs, weak), ...retired(inputs, asOf)];
  if (problems.length > 0) return failure(problems.map(placed));
  const volume = unpackaged("calls_per_month");
  return success({
    // Each value has been checked where it was loaded, and none is missing.
    inputs: nested(inputs.map(({ key, value }) => [key, value])) as CostInputs,
    notices: [...notices],
    context: {
      preset: { id: preset.id, title: preset.title },
      asOf,
      volume: volume ? { callsPerMonth: Number(volume.value), from: originOf(volume, answers) } : null,
      keepsUp: changeOf(list, answers.choices)?.keeps_up ?? true,
      sensitivity: list.sensitivity,
      rows: volume ? [volume, ...inputs] : inputs,
    },
  });
}

function firstOf(sources: readonly ValueSource[]): ValueSource {
  return (key) => {
    for (const find of sources) {
      const row = find(key);
      if (row) return row;
    }
    return undefined;
  };
}

function originOf({ from, source }: InputRow, { numbers }: CostAnswers) {
  if (from !== "answer") return "setting" as const;
  return Object.entries(numbers).some(([question, { from: how }]) => how === "band" && source.includes(question))
    ? ("band" as const)
    : ("answer" as const);
}

/** Inputs that a provider need not have: no discount, no retirement in sight, training billed the other way. */
const optional = /(cached_input_usd_per_mtok|cache_write_usd_per_mtok|retires)$|\.training_/;

function nothing(key: string): InputRow {
  return { key, value: null, unit: "", source: "none is known", date: null, confidence: "assumed", from: "assumption" };
}

function missing(rows: readonly InputRow[], weak: ReadonlyMap<string, string>): Problem[] {
  const value = (key: string) => rows.find((row) => row.key === key)?.value ?? null;
  const hours = value("fine-tuning.training_gpu_hours");
  const keys = rows.filter((row) => row.value === null && !optional.test(row.key)).map(({ key }) => key);
  if (hours === null && value("fine-tuning.training_usd_per_mtok") === null)
    keys.push("fine-tuning.training_usd_per_mtok");
  if (hours !== null && value("fine-tuning.training_usd_per_gpu_hour") === null)
    keys.push("fine-tuning.training_usd_per_gpu_hour");
  return keys.map((key) => {
    const reason = weak.get(key);
    return {
      path: [key],
      code: "missing-price",
      message: `there is no value for ${key}${reason ? `: ${reason}` : ""}`,
      hint: `give it as --price ${key}=VALUE, or in a --prices file`,
    };
  });
}

function retired(rows: readonly InputRow[], asOf: string): Problem[] {
  const row = rows.find(({ key }) => key === "fine-tuning.retires");
  if (typeof row?.value !== "string" || monthsBetween(asOf, row.value) > 0) return [];
  return [
    {
      path: ["fine-tuning.retires"],
      code: "retired",
      message: `the fine-tuned model's base was retired on ${row.value}, and totals run from ${asOf}`,
      hint: "name another with --price fine-tuning.model=…, or the right day with --price fine-tuning.retires=DATE",
    },
  ];
}

/** Training is billed by the token or by the GPU hour. Where both are there, what a person gave wins over what is listed. */
function oneBillForTraining(rows: readonly InputRow[]): InputRow[] {
  const row = (field: string) => rows.find(({ key }) => key === `fine-tuning.${field}`);
  const [byToken, byHour] = [row("training_usd_per_mtok"), row("training_gpu_hours")];
  if (typeof byToken?.value !== "number" || typeof byHour?.value !== "number") return [...rows];
  const dropped =
    byToken.confidence === "given" ? /training_gpu_hours|training_usd_per_gpu_hour/ : /training_usd_per_mtok/;
  return rows.map((one) => (dropped.test(one.key) ? nothing(one.key) : one));
}

function placed(problem: Problem): Diagnostic {
  return named(problem, (path) => path);
}
