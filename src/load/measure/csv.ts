import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { headSize, type Bytes } from "./bytes.ts";
import { newLinePlaces } from "./line-places.ts";
import type { RecordAt } from "./record.ts";

/** The rows of a CSV file as blocks by the names of its first row. Commas, semicolons or tabs: what the first row has most. */
export async function* csvRecords({ head, chunks }: Bytes): AsyncIterable<RecordAt> {
  const options = {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: headSize,
    delimiter: delimiterOf(head),
  };
  // A row has at most as many bytes, and as many again are read ahead.
  const places = newLinePlaces(4 * headSize);
  const parser = parse(options);
  // What ends either ends both: an error of the file is thrown below, where the rows are read.
  pipeline(Readable.from(places.through(chunks)), parser, () => undefined);
  let names: string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { bytes: number } }>) {
      // What the parser calls lines counts the ends of lines in quoted cells twice where they are of two signs.
      if (names) yield rowOf(names, record, places.at(info.bytes - 1).line - linesWithin(record));
      else names = record.map((name) => name.trim().toLowerCase());
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // All of the row before the cell is done with, but for the sign between them.
    const { bytes, column } = error as CsvError & { bytes: number; column: number };
    yield { ...places.at(bytes + (column > 0 ? 1 : 0)), message: csvMessage(error), fatal: true };
  }
}

/** How many ends of lines stand inside the cells of a row. */
function linesWithin(record: readonly string[]): number {
  return record.reduce((sum, cell) => (cell.includes("\n") ? sum + cell.split("\n").length - 1 : sum), 0);
}

function rowOf(names: readonly string[], record: readonly string[], line: number): RecordAt {
  if (record.length !== names.length) {
    const message = `the row has ${record.length} cells, and the first row names ${names.length}`;
    return { line, column: 1, message, fatal: false };
  }
  return { line, column: 1, value: Object.fromEntries(names.map((name, at) => [name, record[at]])) };
}

function delimiterOf(head: Buffer): string {
  const [first = ""] = head.toString("utf8").split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

function csvMessage({ code }: CsvError): string {
  if (code === "CSV_MAX_RECORD_SIZE") return "the row is longer than 1 MiB";
  if (code === "CSV_QUOTE_NOT_CLOSED") return "a quoted cell begins here and never ends";
  return "the row is not CSV: a quote stands where none can";
}
