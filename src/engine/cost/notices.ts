import type { InputRow } from "../../model/cost.ts";
import { listOf } from "../../text/list.ts";
import { monthsBetween } from "./bill.ts";
import { staleRows } from "./old-prices.ts";

/** What is to be said of the inputs on a certain day: prices that have grown old, models that go away. Not part of the result. */
export function noticesOf(
  rows: readonly InputRow[],
  { today, staleAfterDays, horizonMonths }: { today: string; staleAfterDays: number; horizonMonths: number },
): string[] {
  return [...staleNotices(rows, today, staleAfterDays), ...retirementNotices(rows, today, horizonMonths)];
}

function staleNotices(rows: readonly InputRow[], today: string, staleAfterDays: number): string[] {
  return [...staleRows(rows, today, staleAfterDays)].map(
    ([source, { date, keys }]) =>
      `prices of ${date} are older than ${staleAfterDays} days: ${keys.join(", ")} (${source})`,
  );
}

function retirementNotices(rows: readonly InputRow[], today: string, horizonMonths: number): string[] {
  const byDay = new Map<string, string[]>();
  for (const { key, value } of rows) {
    if (!key.endsWith(".retires") || typeof value !== "string") continue;
    byDay.set(value, [...(byDay.get(value) ?? []), key.slice(0, key.indexOf("."))]);
  }
  return [...byDay].flatMap(([day, sides]) => {
    const months = monthsBetween(today, day);
    const model = `the model of ${listOf(sides, "and")}`;
    if (months > horizonMonths) return [];
    return months <= 0
      ? [`${model} was retired on ${day}`]
      : [`${model} retires on ${day}, within the ${horizonMonths} months that are compared`];
  });
}
