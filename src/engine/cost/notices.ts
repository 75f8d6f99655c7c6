import type { InputRow } from "../../model/cost.ts";
import { monthsBetween } from "./bill.ts";

/** What is to be said of the inputs on a certain day: prices that have grown old, models that go away. Not part of the result. */
export function noticesOf(
  rows: readonly InputRow[],
  { today, staleAfterDays, horizonMonths }: { today: string; staleAfterDays: number; horizonMonths: number },
): string[] {
  return [...staleNotices(rows, today, staleAfterDays), ...retirementNotices(rows, today, horizonMonths)];
}

function staleNotices(rows: readonly InputRow[], today: string, staleAfterDays: number): string[] {
  const bySource = new Map<string, { date: string; keys: string[] }>();
  for (const { key, date, source, value } of rows) {
    if (date === null || value === null || value === 0 || daysBetween(lastDayOf(date), today) <= staleAfterDays)
      continue;
    const entry = bySource.get(source) ?? { date, keys: [] };
    bySource.set(source, { ...entry, keys: [...entry.keys, key] });
  }
  return [...bySource].map(
    ([source, { date, keys }]) =>
      `prices of ${date} are older than ${staleAfterDays} days: ${keys.join(", ")} (${source})`,
  );
}

function retirementNotices(rows: readonly InputRow[], today: string, horizonMonths: number): string[] {
  return rows.flatMap(({ key, value }) => {
    if (!key.endsWith(".retires") || typeof value !== "string") return [];
    const side = key.slice(0, key.indexOf("."));
    const months = monthsBetween(today, value);
    if (months > horizonMonths) return [];
    return months <= 0
      ? [`the model of ${side} was retired on ${value}`]
      : [`the model of ${side} retires on ${value}, within the ${horizonMonths} months that are compared`];
  });
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** A date given as a year or a month may be any day of it; the last is taken, so that nothing is called old too early. */
function lastDayOf(date: string): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
