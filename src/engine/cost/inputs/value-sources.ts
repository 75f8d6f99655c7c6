import type { InputRow } from "../../../model/cost.ts";
import type { PriceList } from "../../../model/price-list.ts";
import type { NumberAnswer } from "../answers.ts";
import { valueAt } from "./dotted.ts";
import {
  modelPricesOf,
  packageDate,
  packageName,
  type PackagePrices,
  type PackageRates,
  packageVersion,
  ratesFor,
} from "./package.ts";
import { servedFields } from "../../../model/cost-figures.ts";
import { type Block, blocks, type Preset, type ReferencedRows } from "./references.ts";
import type { SettingsLayer } from "./rows.ts";
import { unitOf } from "./units.ts";

/** What the answers say to the cost model: the choice by question, and the number of each number question. */
export type CostAnswers = {
  choices: Readonly<Record<string, string>>;
  numbers: Readonly<Record<string, NumberAnswer>>;
};

/** One place to look for the value of an input, by its dotted key; undefined where it is not there. */
export type ValueSource = (key: string) => InputRow | undefined;

/** What flags, price file or answers file set. */
export function given(layers: readonly SettingsLayer[]): ValueSource {
  return (key) => {
    for (const { from, name, settings } of layers) {
      const value = valueAt(settings, key);
      if (value === undefined) continue;
      const { source = name, date = null } = settings;
      return rowOf(key, value, { source, date, confidence: "given", from });
    }
    return undefined;
  };
}

/** What follows from the answers: numbers and choices give inputs, volatility how much is embedded and trained again. */
export function answered(list: PriceList, { choices, numbers }: CostAnswers): ValueSource {
  const found = new Map<string, InputRow>();
  const put = (key: string, value: InputRow["value"], source: string): void => {
    found.set(key, rowOf(key, value, { source, date: null, confidence: "assumed", from: "answer" }));
  };
  for (const [question, said] of Object.entries(list["from-choices"])) {
    const choice = choices[question];
    if (choice === undefined || !Object.hasOwn(said, choice)) continue;
    const { basis, inputs } = said[choice] ?? { basis: "", inputs: {} };
    for (const [key, value] of Object.entries(inputs)) put(key, value, `your answer: ${question} ${choice}; ${basis}`);
  }
  for (const [question, given] of Object.entries(list["from-answers"])) {
    const number = numbers[question];
    const source = `your answer to ${question}${number?.from === "band" ? ", a number for its band" : ""}`;
    for (const { key, choices: only } of given) {
      if (number && (only?.includes(choices[question] ?? "") ?? true)) put(key, number.value, source);
    }
  }
  const { question } = list.volatility;
  const change = changeOf(list, choices);
  if (change) {
    const source = `your answer: ${question} ${choices[question]}`;
    put("fine-tuning.retrains_per_month", change.retrains_per_year / 12, source);
    put("hybrid.retrains_per_month", change.hybrid_retrains_per_year / 12, `${source}; retrieval brings the facts`);
    const share = (change.changes_per_year / 12) * list.volatility["share-per-change"].value;
    put("rag.changed_share_per_month", share, `${source}; ${list.volatility["share-per-change"].basis}`);
  }
  return (key) => found.get(key);
}

/** How often things change by the answer to volatility; undefined while that is open. */
export function changeOf({ volatility }: PriceList, choices: CostAnswers["choices"]) {
  const choice = choices[volatility.question];
  return choice !== undefined && Object.hasOwn(volatility.choices, choice) ? volatility.choices[choice] : undefined;
}

/** What a source says of RAG's model, said of the prompt's, which is the same. */
export function asOfRag(source: ValueSource): ValueSource {
  return (key) => {
    const { block, field } = split(key);
    const row = block === "prompt" && servedFields.some((one) => one === field) ? source(`rag.${field}`) : undefined;
    return row && { ...row, key };
  };
}

/** What the preset sets itself, rather than by naming a row. */
export function fromPreset(preset: Preset): ValueSource {
  return (key) => {
    const value = valueAt(preset, key);
    if (value === undefined) return undefined;
    const source = `preset ${preset.id}`;
    return rowOf(key, value, { source, date: preset.date ?? null, confidence: "assumed", from: "preset" });
  };
}

/** The rows that each approach refers to. */
export type BlockRows = Readonly<Record<Block, ReferencedRows>>;

/** What the rows of the price tables say. A weak row that nobody named is passed over, and remembered. */
export function listed(rows: BlockRows, weak: Map<string, string>): ValueSource {
  return (key) => {
    const { block, field } = split(key);
    for (const candidate of block ? rows[block].candidates : []) {
      const value = candidate.fields[field];
      if (value === undefined) continue;
      if (candidate.weak === undefined) return rowOf(key, value, candidate);
      weak.set(key, candidate.weak);
    }
    return undefined;
  };
}

/** What the package says of a call with a prompt of this size. A price of another model is said to be one. */
export function packaged(
  rows: BlockRows,
  prices: PackagePrices,
  promptTokens: (block: Block) => number,
  notices: Set<string>,
): ValueSource {
  return (key) => {
    const { block, field } = split(key);
    const source = block && rows[block].packaged.find(({ keys }) => keys.includes(field));
    const model = source && modelPricesOf(prices, source.id);
    if (!model) return undefined;
    const rate = field === "embed_usd_per_mtok" ? "input_usd_per_mtok" : (field as keyof PackageRates);
    const value = field === "context_window_tokens" ? model.context : ratesFor(model, promptTokens(block))?.[rate];
    if (value === undefined) return undefined;
    const matched = model.exact ? "" : `, its price for ${model.matched}`;
    if (!model.exact) notices.add(`${source.id}: ${packageName} has no such model and answers with ${model.matched}`);
    const name = `${packageName} ${packageVersion}${matched}`;
    return rowOf(key, value, { source: name, date: packageDate, confidence: "B", from: "package" });
  };
}

export function assumed({ assumptions }: PriceList): ValueSource {
  return (key) => {
    const assumption = Object.hasOwn(assumptions, key) ? assumptions[key] : undefined;
    if (!assumption) return undefined;
    return rowOf(key, assumption.value, {
      source: assumption.basis,
      date: null,
      confidence: "assumed",
      from: "assumption",
    });
  };
}

type Origin = Pick<InputRow, "source" | "date" | "confidence" | "from">;

function rowOf(key: string, value: unknown, { source, date, confidence, from }: Origin): InputRow {
  // What was loaded has been checked against its schema: an input is a number, a date or nothing.
  return { key, value: value as InputRow["value"], unit: unitOf(key), source, date, confidence, from };
}

function split(key: string): { block: Block | undefined; field: string } {
  const dot = key.indexOf(".");
  const block = key.slice(0, Math.max(0, dot));
  return { block: blocks.find((one) => one === block), field: key.slice(dot + 1) };
}
