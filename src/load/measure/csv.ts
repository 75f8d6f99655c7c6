import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { headSize, type Bytes } from "./bytes.ts";
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
  const parser = Readable.from(chunks).pipe(parse(options));
  let names: string[] | undefined;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (names) yield rowOf(names, record, line);
      else names = record.map((name) => name.trim().toLowerCase());
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Rows that were read ahead are gone with the error, which knows its own line.
    const said = /at line (\d+)/i.exec(error.message)?.[1];
    yield { line: said === undefined ? line : Number(said), column: 1, message: csvMessage(error), fatal: true };
  }
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
