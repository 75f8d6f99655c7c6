import { addRow, type Tally } from "../../engine/measure/tally.ts";
import type { BadRow, EvaluationRow, EvidenceFile } from "../../model/measure.ts";
import { type Diagnostic, failure, type Problem, type Result, success, unplaced } from "../../model/diagnostic.ts";
import { grouped } from "../../text/numbers.ts";
import { quote } from "../../text/quote.ts";
import type { Bytes } from "./bytes.ts";
import { keysOf } from "./columns.ts";
import { isPromptfoo, promptfooRow } from "./promptfoo.ts";
import { fatalDiagnostic, mostToldApart, recordsOf, tooManyRows } from "./records.ts";
import { tableRow } from "./table.ts";

/** Rows that could not be used: how many, and the first of them. */
export type BadRows = { count: number; first: BadRow[] };

/** As many as a person looks at. */
const shownRows = 20;

/** Counts a bad row, and keeps it if it is among the first. */
export function addBad(bad: BadRows, row: BadRow): void {
  bad.count += 1;
  if (bad.first.length < shownRows) bad.first.push(row);
}

/** What a problem says, with what would be right. */
export function saidOf({ message, hint }: Pick<Problem, "message" | "hint">): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}

const shapesKnown =
  "known: the JSON of promptfoo (results.results, version 2 or 3), its JSONL, and a CSV, JSONL or JSON table with id, condition, pass, and perhaps class and passage";

/** Reads a file of results into a tally, row by row. Bad rows are counted and named; a file with no good row is a problem. */
export async function readEvaluation(
  bytes: Bytes,
  tally: Tally,
  { bad, seen }: { bad: BadRows; seen?: (rows: number) => Promise<void> },
): Promise<Result<EvidenceFile>> {
  const { file } = bytes;
  let [good, rows, first] = [0, 0, undefined as unknown];
  for await (const record of recordsOf(bytes, "results.results").records) {
    rows += 1;
    if (rows % 1000 === 0) await seen?.(rows);
    if ("message" in record) {
      if (record.fatal) return failure([fatalDiagnostic(file, record)]);
      addBad(bad, { file, line: record.line, message: record.message });
      continue;
    }
    first ??= record.value;
    const row = evaluationRow(record.value, file);
    if (row.ok) {
      good += 1;
      addRow(tally, row.value);
      if (tally.questions.size > mostToldApart) return failure([tooManyRows(file)]);
    } else addBad(bad, { file, line: record.line, message: row.problems.map(saidOf).join("; ") });
  }
  return good > 0 ? success(bytes.evidence()) : failure([noRows(file, rows, first, bad)]);
}

function evaluationRow(value: unknown, file: string): Result<EvaluationRow, Problem> {
  return isPromptfoo(value) ? promptfooRow(value) : tableRow(value, file);
}

function noRows(file: string, rows: number, first: unknown, bad: BadRows): Diagnostic {
  const keys = keysOf(first).slice(0, 12).map(quote).join(", ");
  const reason = bad.first.find((row) => row.file === file);
  const seen = keys === "" ? "" : `; seen: ${keys}`;
  const why = reason ? ` (line ${reason.line}: ${reason.message})` : "";
  const message = rows === 0 ? "has no results" : `has no usable result among ${grouped(rows)} rows${why}`;
  return unplaced(file, "shape", message, `${shapesKnown}${seen}`);
}
