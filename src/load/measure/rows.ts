import type * as z from "zod/mini";
import { type Diagnostic, failure, type Problem, type Result, success } from "../../model/diagnostic.ts";
import type { BadRow } from "../../model/measure.ts";
import { quote } from "../../text/quote.ts";
import type { Bytes } from "./bytes.ts";
import { checkShape } from "../shape.ts";
import { keysOf } from "./columns.ts";
import { fatalDiagnostic, recordsOf } from "./records.ts";

/** Rows that could not be used: how many, and the first of them. */
export type BadRows = { count: number; first: BadRow[] };

/** As many as a person looks at. */
const shownRows = 20;

/** Counts a bad row, and keeps it if it is among the first. */
export function addBad(bad: BadRows, row: BadRow): void {
  bad.count += 1;
  if (bad.first.length < shownRows) bad.first.push(row);
}

/** What is wrong with a row, and what would be right; its place is that of the row. */
export type RowProblem = Pick<Problem, "message" | "hint">;

/** Checks a row against a schema. */
export function checkRow<T extends z.ZodMiniType>(schema: T, value: unknown): Result<z.output<T>, RowProblem> {
  return checkShape(schema, value, "the row");
}

/** A row that cannot be used. */
export function noRow(message: string, hint: string): Result<never, RowProblem> {
  return failure([{ message, hint }]);
}

/** What a problem says, with what would be right. */
export function saidOf({ message, hint }: RowProblem): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}

/** Why the first bad row of a file is bad, in brackets; empty where none of it was kept. */
export function whyBad(bad: BadRows, file: string): string {
  const reason = bad.first.find((one) => one.file === file);
  return reason ? ` (line ${reason.line}: ${reason.message})` : "";
}

/** The keys of a row, quoted, as many as fit behind what is known; empty where there are none. */
export function seenIn(row: unknown): string {
  return keysOf(row).slice(0, 12).map(quote).join(", ");
}

/** How many rows a file has, and how many are good; the first that could be parsed; why one is bad, if one is. */
export type RowsRead = { rows: number; good: number; first: unknown; why: string };

/** How rows are read and kept. `add` gives what ends the reading: a file may hold more than is kept. */
type RowReader<T> = {
  bad: BadRows;
  seen?: ((rows: number) => Promise<void>) | undefined;
  row: (value: unknown) => Result<T, RowProblem>;
  add: (row: T) => Diagnostic | null;
};

/** Reads a file row by row; `list` is where a JSON object has them. A bad row is counted and named. */
export async function readRows<T>(
  bytes: Bytes,
  list: string,
  { bad, seen, row, add }: RowReader<T>,
): Promise<Result<RowsRead>> {
  const { file } = bytes;
  let [good, rows, first] = [0, 0, undefined as unknown];
  for await (const record of recordsOf(bytes, list).records) {
    rows += 1;
    if (rows % 1000 === 0) await seen?.(rows);
    if ("message" in record) {
      if (record.fatal) return failure([fatalDiagnostic(file, record)]);
      addBad(bad, { file, line: record.line, message: record.message });
      continue;
    }
    first ??= record.value;
    const read = row(record.value);
    if (read.ok) {
      good += 1;
      const end = add(read.value);
      if (end) return failure([end]);
    } else addBad(bad, { file, line: record.line, message: read.problems.map(saidOf).join("; ") });
  }
  return success({ rows, good, first, why: whyBad(bad, file) });
}
