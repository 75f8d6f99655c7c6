import { addRow, type Tally } from "../../engine/measure/tally.ts";
import type { EvaluationRow, EvidenceFile } from "../../model/measure.ts";
import { type Diagnostic, failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import { countOf } from "../../text/numbers.ts";
import type { Bytes } from "./bytes.ts";
import { isPromptfoo, promptfooRow } from "./promptfoo.ts";
import { mostToldApart, tooManyRows } from "./records.ts";
import { type BadRows, readRows, type RowProblem, type RowsRead, seenIn } from "./rows.ts";
import { tableRow } from "./table.ts";

const shapesKnown =
  "known: the JSON of promptfoo (results.results, version 2 or 3), its JSONL, and a CSV, JSONL or JSON table with id, condition, pass, and perhaps class and passage";

/** Reads a file of results into a tally, row by row. Bad rows are counted and named; a file with no good row is a problem. */
export async function readEvaluation(
  bytes: Bytes,
  tally: Tally,
  { bad, seen }: { bad: BadRows; seen?: (rows: number) => Promise<void> },
): Promise<Result<EvidenceFile>> {
  const { file } = bytes;
  const read = await readRows(bytes, "results.results", {
    bad,
    seen,
    row: (value) => evaluationRow(value, file),
    add: (row) => {
      addRow(tally, row);
      return tally.questions.size > mostToldApart ? tooManyRows(file) : null;
    },
  });
  if (!read.ok) return read;
  return read.value.good > 0 ? success(bytes.evidence()) : failure([noRows(file, read.value)]);
}

function evaluationRow(value: unknown, file: string): Result<EvaluationRow, RowProblem> {
  return isPromptfoo(value) ? promptfooRow(value) : tableRow(value, file);
}

function noRows(file: string, { rows, first, why }: RowsRead): Diagnostic {
  const keys = seenIn(first);
  const seen = keys === "" ? "" : `; seen: ${keys}`;
  const message = rows === 0 ? "has no results" : `has no usable result among ${countOf(rows, "row")}${why}`;
  return unplaced(file, "shape", message, `${shapesKnown}${seen}`);
}
