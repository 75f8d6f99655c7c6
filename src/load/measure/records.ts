import { Readable } from "node:stream";
import { type Diagnostic, unplaced } from "../../model/diagnostic.ts";
import { grouped } from "../../text/numbers.ts";
import { longestLine, readLines } from "../files/lines.ts";
import type { Bytes } from "./bytes.ts";
import { csvRecords } from "./csv.ts";
import { faultColumn, jsonElements } from "./json-elements.ts";
import { tooDeep } from "../nesting.ts";
import { deepestRecord, isBlock, type RecordAt } from "./record.ts";

export type RecordFormat = "csv" | "jsonl" | "json";

/** The records of a file: rows of CSV, lines of JSONL, or the elements of the list that a JSON file holds. */
export type Records = { format: RecordFormat; records: AsyncIterable<RecordAt> };

/** Reads a file as records, as they are asked for. `list` is where a JSON object has the list. */
export function recordsOf(bytes: Bytes, list: string): Records {
  const format = formatOf(bytes, list);
  if (format === "csv") return { format, records: csvRecords(bytes) };
  return { format, records: format === "json" ? jsonElements(bytes, list) : jsonLines(bytes) };
}

/** By the name where that says it; else JSON starts with a bracket, and of JSONL the first line is a whole value. */
function formatOf({ file, head }: Bytes, list: string): RecordFormat {
  if (/\.(csv|tsv)$/i.test(file)) return "csv";
  if (/\.(jsonl|ndjson)$/i.test(file)) return "jsonl";
  const text = head
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (text === "" || text.startsWith("[")) return "json";
  if (!text.startsWith("{")) return "csv";
  const end = text.indexOf("\n");
  const value = parsed(end < 0 ? text : text.slice(0, end));
  if (!isBlock(value)) return "json";
  // One value on one line is that value, if it holds the list; more lines are more values.
  const held = value[list.split(".")[0] ?? ""];
  const isAlone = end < 0 || text.slice(end).trim() === "";
  return isAlone && typeof held === "object" && held !== null ? "json" : "jsonl";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* jsonLines({ file, chunks }: Bytes): AsyncIterable<RecordAt> {
  const source = await readLines(Readable.from(chunks), file);
  if (!source.ok) return;
  for await (const { first, texts } of source.value.lines) {
    for (const [at, text] of texts.entries()) if (text?.trim() !== "") yield lineRecord(text, first + at);
  }
}

function lineRecord(text: string | null, line: number): RecordAt {
  if (text === null)
    return { line, column: 1, message: `the line is longer than ${longestLine} characters`, fatal: false };
  try {
    const value: unknown = JSON.parse(text);
    return isDeep(value)
      ? { line, column: 1, message: tooDeep(deepestRecord), fatal: false }
      : { line, column: 1, value };
  } catch {
    return { line, column: faultColumn(text), message: "the line is not JSON", fatal: false };
  }
}

function isDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth >= deepestRecord || Object.values(value).some((inner) => isDeep(inner, depth + 1));
}

/** As many rows as are told apart, such as questions by their ids: each of them takes memory. */
export const mostToldApart = 2_000_000;

/** What is said of a file with more of them. */
export function tooManyRows(file: string): Diagnostic {
  return unplaced(
    file,
    "read",
    `has more than ${grouped(mostToldApart)} rows that are told apart`,
    "name a part of it",
  );
}

/** A record that cannot be read, as the diagnostic that ends the reading. */
export function fatalDiagnostic(file: string, { line, column, message }: RecordAt & { message: string }): Diagnostic {
  return { file, line, column, code: "syntax", message };
}
