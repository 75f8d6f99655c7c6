import type { InputRow } from "../../../model/cost.ts";
import { largestFigure } from "../../../model/cost-figures.ts";
import type { CostInputs } from "../../../model/cost-inputs.ts";
import { type Diagnostic, failure, named, type Problem, type Result, success } from "../../../model/diagnostic.ts";
import { monthsBetween } from "../bill.ts";
import type { CostContext } from "../compare.ts";
import { nested } from "./dotted.ts";
import type { PackagePrices } from "./package.ts";
import {
  askedOfPackage,
  type Block,
  blocks,
  choosePreset,
  ownPromptModel,
  referencedRows,
  type Tables,
  unknownReferences,
} from "./references.ts";
import { firstSet } from "./rows.ts";
import { columnModels, shownCurrency, limitsOf, rateless, consultedQuestions, todayOf } from "./settings.ts";
import {
  answered,
  asOfRag,
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
  context: Omit<CostContext, "volumeRules" | "race" | "unused">;
  /** What must be said besides the result: a price that is another model's. */
  notices: string[];
};

/** Chooses the preset and follows what it and the settings refer to. */
export function costRows(request: CostRequest): Result<CostRows> {
  const { list, layers, answers } = request;
  const preset = choosePreset(list, layers, answers.choices);
  if (!preset.ok) return failure(preset.problems.map(placed));
  const tables = { list, layers, preset: preset.value };
  const rows = Object.fromEntries(blocks.map((block) => [block, referencedRows(tables, block)])) as BlockRows;
  const asOf = request.asOf ?? firstSet(layers, (set) => set["as-of"]) ?? list.date;
  const asked = [...new Set(Object.values(rows).flatMap(askedOfPackage))];
  return success({ request, tables, rows, asOf, asked });
}

/**
 * Finds every input of the cost model: in the flags, the price file, the answers file, the answers, the preset, the
 * price list, the package, and the assumptions, in that order. What is nowhere is an error that names its key.
 */
export function resolveCosts({ request, tables, rows, asOf }: CostRows, prices: PackagePrices): Result<ResolvedCosts> {
  const unknown = uniqueProblems(blocks.flatMap((block) => unknownReferences(tables, rows[block], prices)));
  if (unknown.length > 0) return failure(unknown.map(placed));
  const { list, layers, preset } = tables;
  const { keys, answers } = request;
  const weak = new Map<string, string>();
  const notices = new Set<string>();
  const shared = (source: ValueSource): ValueSource[] => (ownPromptModel(tables) ? [] : [asOfRag(source)]);
  const [said, byPreset] = [given(layers), fromPreset(preset)];
  const set = firstOf([said, ...shared(said), answered(list, answers), byPreset, ...shared(byPreset)]);
  const unpackaged = firstOf([set, listed(rows, weak)]);
  const find = firstOf([
    unpackaged,
    packaged(rows, prices, promptTokens, notices),
    assumed(list),
    asOfRag(assumed(list)),
  ]);
  // A price of the package depends on the size of a call; no size depends on a price.
  function promptTokens(block: Block): number {
    const number = (key: string): number => Number((set(key) ?? assumed(list)(key))?.value ?? 0);
    if (block === "today") return number("today.input_tokens");
    const context = block === "rag" ? number("rag.chunks") * number("rag.chunk_tokens") : 0;
    const samples = number("prompt.samples") * number("fine-tuning.tokens_per_example");
    const pasted = block === "prompt" ? samples + number("prompt.pasted_tokens") : 0;
    const sent = number("tool_tokens") + number("history_tokens") + number("question_tokens");
    return number(`${block}.system_tokens`) + sent + context + pasted;
  }
  const inputs = oneBillForTraining(keys.map((key) => find(key) ?? nothing(key)));
  const volume = unpackaged("calls_per_month");
  const budget = unpackaged("budget_usd");
  const all = [volume, budget, ...inputs].filter((row) => row !== undefined);
  const problems = [...missing(inputs, weak), ...retired(inputs, asOf), ...tooLarge(all), ...rateless(layers)];
  if (problems.length > 0) return failure(problems.map(placed));
  // Each value has been checked where it was loaded, and none is missing.
  const values = nested(inputs.map(({ key, value }) => [key, value])) as CostInputs;
  return success({
    inputs: values,
    notices: [...notices],
    context: {
      preset: preset.id,
      models: columnModels(tables, find),
      asOf,
      volume: volume ? { callsPerMonth: Number(volume.value), from: originOf(volume, answers) } : null,
      budgetUsd: budget ? Number(budget.value) : null,
      limits: limitsOf(list, answers.choices),
      currency: shownCurrency(layers),
      today: todayOf(tables, find, values),
      keepsUp: changeOf(list, answers.choices)?.keeps_up ?? true,
      sensitivity: list.sensitivity,
      oldBefore: { date: list.date, days: list["stale-after-days"] },
      read: consultedQuestions(tables, answers),
      rows: volume ? [volume, ...inputs] : inputs,
    },
  });
}

/** The same unknown model behind two columns is one problem. */
function uniqueProblems(problems: readonly Problem[]): Problem[] {
  return problems.filter((one, index) => problems.findIndex(({ message }) => message === one.message) === index);
}

/** What comes from answers is held to the same bounds as what is set. */
function tooLarge(rows: readonly InputRow[]): Problem[] {
  return rows.flatMap(({ key, value, source }): Problem[] => {
    if (typeof value !== "number" || (value >= 0 && value <= largestFigure)) return [];
    const message = `${key} is ${value} (${source}), and costs are worked out up to 1e15`;
    return [{ path: [key], code: "shape", message, hint: "give a smaller figure" }];
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
const optional = /(cached_input_usd_per_mtok|cache_write_usd_per_mtok|context_window_tokens|retires)$|\.training_/;

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
