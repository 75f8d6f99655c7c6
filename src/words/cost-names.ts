import { type CostColumn, columnNames } from "../model/cost-column.ts";
import type { Cost } from "../model/cost.ts";
import { money, shortCount } from "../text/numbers.ts";

/** How a sum is written: in US dollars, or in the currency that was asked for. */
export function moneyOf({ currency }: Pick<Cost, "currency">): (usd: number) => string {
  return currency === null ? money : (usd) => money(usd * currency.perUsd, currency.code);
}

/** How a column stands in a sentence: the prompt has an article. */
export function columnWord(column: CostColumn): string {
  return column === "prompt" ? "the prompt" : columnNames[column];
}

/** "1 call", "250k calls": a number of calls, written as it should be. */
export function callsWords(calls: number, write = shortCount): string {
  return `${write(calls)} ${calls === 1 ? "call" : "calls"}`;
}

export function monthsWord(months: number): string {
  return months >= 100 ? "over 100 months" : `${months.toFixed(1)} months`;
}
