import { type CostColumn, eachColumn } from "../../../model/cost-column.ts";
import type { Cost, CostModel } from "../../../model/cost.ts";
import type { CostInputs } from "../../../model/cost-inputs.ts";
import type { Problem } from "../../../model/diagnostic.ts";
import type { PriceList } from "../../../model/price-list.ts";
import { testsOf } from "../../rulebook/condition.ts";
import { machinesUsd, tokensUsd } from "../arithmetic.ts";
import { modelBehind, promptTokens } from "../served.ts";
import { columnModel, modelName } from "./models.ts";
import { modelOf, type Tables } from "./references.ts";
import { firstSet, type SettingsLayer } from "./rows.ts";
import type { CostAnswers, ValueSource } from "./value-sources.ts";

/** What the settings say besides the inputs of the formulas: models, today's bill, currency, limits. */

/** The model of each column. */
export function columnModels(tables: Tables, find: ValueSource): Record<CostColumn, CostModel> {
  return eachColumn((column) => {
    const block = modelBehind[column];
    const prices = [find(`${block}.input_usd_per_mtok`), find(`${block}.output_usd_per_mtok`)];
    return columnModel(tables, modelOf(tables, block), prices);
  });
}

export function shownCurrency(layers: readonly SettingsLayer[]): Cost["currency"] {
  const [code, perUsd] = [firstSet(layers, (set) => set.currency), firstSet(layers, (set) => set.rate)];
  if (code === undefined || perUsd === undefined) return null;
  return { code, perUsd, date: firstSet(layers, (set) => set["rate-date"]) ?? null };
}

/** A currency without its rate says nothing, and a rate without its currency neither. */
export function rateless(layers: readonly SettingsLayer[]): Problem[] {
  const [code, perUsd] = [firstSet(layers, (set) => set.currency), firstSet(layers, (set) => set.rate)];
  if ((code === undefined) === (perUsd === undefined)) return [];
  return code === undefined
    ? [{ path: ["rate"], code: "shape", message: "a rate is given and no currency", hint: "name it: --currency EUR" }]
    : [
        {
          path: ["currency"],
          code: "shape",
          message: `${code} is given without its rate`,
          hint: `give how many ${code} a US dollar is worth: --rate 0.92`,
        },
      ];
}

export type Today = { perMonthUsd: number | null; perCallUsd: number | null; model: string | null };

/** What is paid now: the bill as given, or what a call of today's model costs; null where nothing is said of it. */
export function todayOf(tables: Tables, find: ValueSource, inputs: CostInputs): Today | null {
  const set = (key: string): number | undefined => {
    const value = find(key)?.value;
    return typeof value === "number" ? value : undefined;
  };
  const reference = modelOf(tables, "today");
  const perMonthUsd = set("today.usd_per_month") ?? null;
  if (!reference) return perMonthUsd === null ? null : { perMonthUsd, perCallUsd: null, model: null };
  const model = modelName(tables, reference.id);
  if (perMonthUsd !== null) return { perMonthUsd, perCallUsd: null, model };
  const read = set("today.input_tokens") ?? promptTokens(inputs, "prompt", 0);
  const written = set("today.output_tokens") ?? inputs.answer_tokens;
  const perCallUsd =
    tokensUsd(read, set("today.input_usd_per_mtok") ?? 0) + tokensUsd(written, set("today.output_usd_per_mtok") ?? 0);
  const hourUsd = set("today.hosting_usd_per_hour") ?? 0;
  return hourUsd > 0
    ? { perMonthUsd: machinesUsd(inputs.hours_per_month, hourUsd), perCallUsd: null, model }
    : { perMonthUsd: null, perCallUsd, model };
}

export type Limits = { pace: "days" | "weeks" | "months" | null; startSeconds: number | null };

/** What the answers allow: how long until a first version, and until an answer starts. */
export function limitsOf({ limits }: PriceList, choices: CostAnswers["choices"]): Limits {
  const { deadline, start } = limits;
  const [pace, wait] = [choices[deadline.question], choices[start.question]];
  return {
    pace: pace !== undefined && Object.hasOwn(deadline.choices, pace) ? (deadline.choices[pace] ?? null) : null,
    startSeconds: wait !== undefined && Object.hasOwn(start.seconds, wait) ? (start.seconds[wait] ?? null) : null,
  };
}

/** The questions whose answers these costs read: for an input, a limit, the preset, or who is in the race. */
export function consultedQuestions({ list, layers, preset }: Tables, { choices }: CostAnswers): string[] {
  const byChoice = Object.entries(list["from-choices"]).filter(([question, said]) => {
    const choice = choices[question];
    return choice !== undefined && Object.hasOwn(said, choice);
  });
  const { race, limits } = list;
  const conditions = [
    race["prompt-carries-facts"],
    ...Object.values(race["not-called"]).flatMap((one) => (one ? [one.when] : [])),
    ...(firstSet(layers, (set) => set.preset) === undefined && preset.when ? [preset.when] : []),
  ];
  return [
    ...Object.keys(list["from-answers"]),
    ...byChoice.map(([question]) => question),
    list.volatility.question,
    limits.deadline.question,
    limits.start.question,
    ...conditions.flatMap(testsOf),
  ];
}
