import type { CallSums, Usage } from "../../model/measure.ts";
import { nameIn } from "./names.ts";

/** Calls that were made on one day, or one call: how many, and the tokens of all of them together. */
export type UsageRow = {
  /** Days since 1970-01-01, in UTC. */
  day: number;
  /** The last day that the row speaks for, where it is a span. */
  until: number;
  model: string;
  calls: number;
  input: number;
  output: number;
};

/** Usage while it is read: no row is kept. */
export type UsageTally = {
  days: Map<number, CallSums>;
  models: Map<string, CallSums>;
  first: number;
  last: number;
};

export function newUsageTally(): UsageTally {
  return { days: new Map(), models: new Map(), first: Infinity, last: -Infinity };
}

/** More models than a person would read. */
const mostModels = 50;

/** Counts a row. One without a call still says that its days were looked at. */
export function addCalls(tally: UsageTally, { day, until, model, ...sums }: UsageRow): void {
  tally.first = Math.min(tally.first, day);
  tally.last = Math.max(tally.last, until);
  if (sums.calls === 0) return;
  addTo(tally.days, day, sums);
  addTo(tally.models, nameIn(tally.models, model, mostModels), sums);
}

function addTo<K>(sums: Map<K, CallSums>, key: K, more: CallSums): void {
  sums.set(key, sumOf(sums.get(key) ?? noCalls, more));
}

const noCalls: CallSums = { calls: 0, input: 0, output: 0 };

function sumOf(a: CallSums, b: CallSums): CallSums {
  return { calls: a.calls + b.calls, input: a.input + b.input, output: a.output + b.output };
}

/** What was tallied: by month and model, and of the months that it holds in whole the median and the range. */
export function usageOf({ days, models, first, last }: UsageTally): Usage {
  const months = new Map<string, CallSums>();
  for (const [day, sums] of [...days].sort(([a], [b]) => a - b)) addTo(months, monthOf(day), sums);
  const all = [...days.values()].reduce(sumOf, noCalls);
  const whole = wholeMonths(first, last).map((month) => months.get(month)?.calls ?? 0);
  return {
    from: dateOf(first),
    to: dateOf(last),
    days: last - first + 1,
    quiet: last - first + 1 - days.size,
    ...all,
    months: Object.fromEntries([...months].map(([month, { calls }]) => [month, calls])),
    perMonth: whole.length === 0 ? null : { ...range(whole), months: whole.length },
    perCall:
      all.calls === 0 ? null : { input: Math.round(all.input / all.calls), output: Math.round(all.output / all.calls) },
    models: Object.fromEntries([...models].sort(([, a], [, b]) => b.calls - a.calls)),
  };
}

/** The months that lie between two days in whole, both ends among them. */
function wholeMonths(first: number, last: number): string[] {
  const found: string[] = [];
  let start = first;
  while (start <= last) {
    const next = startOfNextMonth(start);
    if (dateOf(start).endsWith("-01") && next - 1 <= last) found.push(monthOf(start));
    start = next;
  }
  return found;
}

function startOfNextMonth(day: number): number {
  const date = new Date(day * msPerDay);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / msPerDay;
}

/** Milliseconds of a day. */
export const msPerDay = 86_400_000;

/** "2026-11-24" */
export function dateOf(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

function monthOf(day: number): string {
  return dateOf(day).slice(0, 7);
}

function range(numbers: readonly number[]): { median: number; low: number; high: number } {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { median: Math.round(median(sorted)), low: sorted[0] ?? 0, high: sorted.at(-1) ?? 0 };
}

/** The middle of sorted numbers; between the two in the middle of an even count. */
export function median(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
