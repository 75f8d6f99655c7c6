import { type CostColumn, columnNames, costColumns } from "../model/cost-column.ts";
import type { Cost } from "../model/cost.ts";
import { money, shortCount } from "../text/numbers.ts";

/** How a sum is written: in US dollars, or in the currency that was asked for. */
export function moneyOf({ currency }: Pick<Cost, "currency">): (usd: number) => string {
  return currency === null ? money : (usd) => money(usd * currency.perUsd, currency.code);
}

/** The columns as they are shown: those in the race first, and last those that are no options here. */
export function columnsShown({ race }: Pick<Cost, "race">): CostColumn[] {
  return [...race, ...costColumns.filter((column) => !race.includes(column))];
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
