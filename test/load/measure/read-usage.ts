import { newUsageTally } from "../../../src/engine/measure/usage.ts";
import type { BadRows } from "../../../src/load/measure/rows.ts";
import { readUsage, type UsageSeen } from "../../../src/load/measure/usage.ts";
import { bytesOf } from "./bytes-of.ts";

export function newSeen(): UsageSeen {
  return { leftOut: new Map(), counted: new Set() };
}

/** What is read of a file, or of rows as lines of JSON. */
export async function readUsageOf(from: readonly unknown[] | string, seen = newSeen()) {
  const text = typeof from === "string" ? from : from.map((row) => JSON.stringify(row)).join("\n");
  const [tally, bad]: [ReturnType<typeof newUsageTally>, BadRows] = [newUsageTally(), { count: 0, first: [] }];
  const watched: number[] = [];
  const watch = (rows: number) => Promise.resolve(void watched.push(rows));
  const bytes = bytesOf(typeof from === "string" ? "a.json" : "a.jsonl", text, 2 ** 16);
  const result = await readUsage(bytes, tally, { seen, bad, watch });
  return { result, tally, bad, watched, leftOut: Object.fromEntries(seen.leftOut) };
}

/** A call of a plain table. */
export const call = { time: "2026-09-01", model: "m", input: 10, output: 4 };
