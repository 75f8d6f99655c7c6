import { monthsBetween } from "../../engine/cost/approach.ts";
import type { CostContext } from "../../engine/cost/compare.ts";
import type { InputRow } from "../../model/cost.ts";
import { type CostInputs, costInputsSchema } from "../../model/cost-inputs.ts";
import { type Diagnostic, failure, named, type Problem, type Result, success } from "../../model/diagnostic.ts";
import type { PriceList } from "../../model/price-list.ts";
import {
  answered,
  assumed,
  type CostAnswers,
  changeOf,
  type ValueSource,
  fromPreset,
  given,
  listed,
  packaged,
} from "./value-sources.ts";
import { inputKeys } from "./keys.ts";
import type { SettingsLayer } from "./layers.ts";
import type { PricePackage } from "./price-package.ts";
import { choosePreset, type Preset } from "./preset.ts";
import { type Block, filledRows } from "./references.ts";

export type CostRequest = {
  list: PriceList;
  /** Flags, price file, answers file: the first that gives a value wins. */
  layers: readonly SettingsLayer[];
  answers: CostAnswers;
  /** The day totals run from, where it is given. */
  asOf: string | undefined;
  package: PricePackage;
};

export type ResolvedCosts = {
  inputs: CostInputs;
  context: Omit<CostContext, "volumeRules">;
  /** What must be said besides the result: a price that is another model's. */
  notices: string[];
};

/**
 * Finds every input of the cost model: in the flags, the price file, the answers file, the answers, the preset, the
 * price list, the package, and the assumptions, in that order. What is nowhere is an error that names its key.
 */
export function resolveCosts(request: CostRequest): Result<ResolvedCosts> {
  const { list, layers, answers } = request;
  const chosen = choosePreset(list, layers, answers.choices);
  if (!chosen.ok) return failure(chosen.problems.map(placed));
  const preset = chosen.value;
  const asOf = request.asOf ?? layers.find(({ settings }) => settings["as-of"])?.settings["as-of"] ?? list.date;
  const search = openSearch(request, preset, asOf);
  if (search.problems.length > 0) return failure(search.problems.map(placed));
  const rows = oneBillForTraining(inputKeys.map((key) => search.find(key) ?? nothing(key)));
  const problems = [...missing(rows, search.weak), ...retired(rows, asOf)];
  if (problems.length > 0) return failure(problems.map(placed));
  const volume = search.volume;
  return success({
    inputs: inputsOf(rows),
    notices: [...new Set(search.notices)],
    context: {
      preset: { id: preset.id, title: preset.title },
      asOf,
      volume: volume && { callsPerMonth: Number(volume.value), from: originOf(volume, answers) },
      keepsUp: changeOf(list, answers.choices)?.keeps_up ?? true,
      sensitivity: list.sensitivity,
      rows: volume ? [volume, ...rows] : rows,
    },
  });
}

type Search = {
  find: ValueSource;
  volume: InputRow | null;
  weak: Map<string, string>;
  notices: string[];
  problems: Problem[];
};

function openSearch(
  { list, layers, answers, package: { prices, models } }: CostRequest,
  preset: Preset,
  asOf: string,
): Search {
  const weak = new Map<string, string>();
  const notices: string[] = [];
  const known = { has: (id: string): boolean => prices(id, { promptTokens: 1, asOf }) !== null, models };
  const fillings = {
    rag: filledRows({ list, layers, preset }, "rag", known),
    "fine-tuning": filledRows({ list, layers, preset }, "fine-tuning", known),
  };
  const first = firstOf([given(layers), answered(list, answers), fromPreset(preset), listed(fillings, weak)]);
  const last = assumed(list);
  const number = (key: string): number => Number((first(key) ?? last(key))?.value ?? 0);
  const promptTokens = (block: Block): number =>
    number(`${block}.system_tokens`) +
    number("history_tokens") +
    number("question_tokens") +
    (block === "rag" ? number("rag.chunks") * number("rag.chunk_tokens") : 0);
  return {
    find: firstOf([first, packaged(fillings, prices, { promptTokens, asOf }, notices), last]),
    volume: first("calls_per_month") ?? null,
    weak,
    notices,
    problems: [...fillings.rag.problems, ...fillings["fine-tuning"].problems],
  };
}

function firstOf(finders: readonly ValueSource[]): ValueSource {
  return (key) => {
    for (const find of finders) {
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
  return {
    key,
    value: null,
    unit: "",
    source: "none is known",
    date: null,
    confidence: "assumed",
    from: "assumption",
  };
}

function missing(rows: readonly InputRow[], weak: ReadonlyMap<string, string>): Problem[] {
  const value = (key: string) => rows.find((row) => row.key === key)?.value ?? null;
  const untrained =
    value("fine-tuning.training_usd_per_mtok") === null && value("fine-tuning.training_gpu_hours") === null;
  const unpaid =
    value("fine-tuning.training_gpu_hours") !== null && value("fine-tuning.training_usd_per_gpu_hour") === null;
  const keys = rows.filter((row) => row.value === null && !optional.test(row.key)).map(({ key }) => key);
  if (untrained) keys.push("fine-tuning.training_usd_per_mtok");
  if (unpaid) keys.push("fine-tuning.training_usd_per_gpu_hour");
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

function inputsOf(rows: readonly InputRow[]): CostInputs {
  const inputs: Record<string, unknown> = {};
  for (const { key, value } of rows) {
    const [head = "", field] = key.split(".");
    if (field === undefined) inputs[head] = value;
    else inputs[head] = { ...(inputs[head] as object | undefined), [field]: value };
  }
  return costInputsSchema.parse(inputs);
}

function placed(problem: Problem): Diagnostic {
  return named(problem, (path) => path);
}
