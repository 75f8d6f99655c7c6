import type { InputRow } from "../../model/cost.ts";
import type { PriceList } from "../../model/price-list.ts";
import { unitOf } from "./keys.ts";
import type { SettingsLayer } from "./layers.ts";
import { type PackageLookup, packageDate, packageName, packageVersion } from "./price-package.ts";
import type { Preset } from "./preset.ts";
import type { Block, FilledRows } from "./references.ts";

/** What the answers say to the cost model: the choice by question, and the number of each number question. */
export type CostAnswers = {
  choices: Readonly<Record<string, string>>;
  /** from band: a number that stands for the band that was answered. */
  numbers: Readonly<Record<string, { value: number; from: "answer" | "band" }>>;
};

/** One place to look for the value of an input, by its dotted key; undefined where it is not there. */
export type ValueSource = (key: string) => InputRow | undefined;

type Value = InputRow["value"];

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

/** What follows from the answers: volatility sets how much is embedded and trained again, number questions an input each. */
export function answered(list: PriceList, { choices, numbers }: CostAnswers): ValueSource {
  const found = new Map<string, InputRow>();
  const put = (key: string, value: number, source: string): void => {
    found.set(key, rowOf(key, value, { source, date: null, confidence: "assumed", from: "answer" }));
  };
  for (const [question, key] of Object.entries(list["from-answers"])) {
    const number = numbers[question];
    const source = `your answer to ${question}${number?.from === "band" ? ", a number for its band" : ""}`;
    if (number) put(key, number.value, source);
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

/** What the preset sets itself, rather than by naming a row. */
export function fromPreset(preset: Preset): ValueSource {
  return (key) => {
    const value = valueAt(preset, key);
    if (value === undefined) return undefined;
    const source = `preset ${preset.id}`;
    return rowOf(key, value, { source, date: preset.date ?? null, confidence: "assumed", from: "preset" });
  };
}

type Fillings = Record<Block, FilledRows>;

/** What the rows of the price tables say. A weak row that nobody named is passed over, and remembered. */
export function listed(fillings: Fillings, weak: Map<string, string>): ValueSource {
  return (key) => {
    const { block, field } = split(key);
    for (const place of block ? fillings[block].places : []) {
      const value = place.fields[field];
      if (value === undefined) continue;
      if (place.weak === undefined) return rowOf(key, value as Value, place);
      weak.set(key, place.weak);
    }
    return undefined;
  };
}

/** What the package says, asked for one call of this size at this day. A price of another model is said to be one. */
export function packaged(
  fillings: Fillings,
  lookup: PackageLookup,
  call: { promptTokens: (block: Block) => number; asOf: string },
  notices: string[],
): ValueSource {
  return (key) => {
    const { block, field } = split(key);
    const source = block && fillings[block].packaged.find(({ keys }) => keys.includes(field));
    if (!block || !source) return undefined;
    const prices = lookup(source.id, { promptTokens: call.promptTokens(block), asOf: call.asOf });
    const value = prices?.[field === "embed_usd_per_mtok" ? "input_usd_per_mtok" : (field as "input_usd_per_mtok")];
    if (!prices || value === undefined) return undefined;
    const matched = prices.exact ? "" : `, its price for ${prices.matched}`;
    if (!prices.exact)
      notices.push(`${source.id}: ${packageName} has no such model and answers with ${prices.matched}`);
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

function rowOf(key: string, value: Value, { source, date, confidence, from }: Origin): InputRow {
  return {
    key,
    value,
    unit: unitOf(key),
    source,
    date,
    confidence,
    from,
  };
}

function split(key: string): { block: Block | undefined; field: string } {
  const dot = key.indexOf(".");
  const block = key.slice(0, Math.max(0, dot));
  return { block: block === "rag" || block === "fine-tuning" ? block : undefined, field: key.slice(dot + 1) };
}

function valueAt(settings: object, key: string): Value | undefined {
  return key
    .split(".")
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], settings) as
    Value | undefined;
}
