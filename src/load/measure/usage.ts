import { countName } from "../../engine/measure/names.ts";
import { addCalls, msPerDay, type UsageRow, type UsageTally } from "../../engine/measure/usage.ts";
import { failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import { isDay } from "../../model/day.ts";
import type { EvidenceFile } from "../../model/measure.ts";
import { bucketSchema, type Call, callSchema, usagePageSchema } from "../../model/usage-file.ts";
import { grouped } from "../../text/numbers.ts";
import { quote } from "../../text/quote.ts";
import type { Bytes } from "./bytes.ts";
import { type Columns, withColumns } from "./columns.ts";
import { isBlock } from "./record.ts";
import { mostToldApart, tooManyRows } from "./records.ts";
import { type BadRows, checkRow, noRow, readRows, type RowProblem, seenIn } from "./rows.ts";

const known =
  'known: pages of OpenAI\'s usage API ("data" with "start_time" and "results"), log lines of LiteLLM ("startTime", "prompt_tokens", "completion_tokens"), and a CSV, JSONL or JSON table with time, model, input, output, and perhaps calls';

/** The names under which tools export what a call took. A CSV's names are read in lower case. */
const callColumns: Columns = {
  time: ["time", "timestamp", "startTime", "starttime", "start_time", "date", "created_at", "created"],
  model: ["model"],
  input: ["input", "input_tokens", "prompt_tokens"],
  output: ["output", "output_tokens", "completion_tokens"],
  calls: ["calls", "requests", "num_model_requests"],
  id: ["request_id"],
  kind: ["call_type"],
  status: ["status"],
};
/** In LiteLLM's logs `id` is the call's; in a table of one's own it may be a person's. */
const liteLlmColumns: Columns = { ...callColumns, id: ["request_id", "id"] };

/** What of some exports is not counted, by its reason; and the calls and buckets that were, so that none counts twice. */
export type UsageSeen = { leftOut: Map<string, number>; counted: Set<string> };

/** Reads an export into a tally. A bad row is counted and named; a file without a good one is a problem. */
export async function readUsage(
  bytes: Bytes,
  tally: UsageTally,
  { seen, bad, watch }: { seen: UsageSeen; bad: BadRows; watch: (rows: number) => Promise<void> },
): Promise<Result<EvidenceFile>> {
  const { file } = bytes;
  const read = await readRows(bytes, "data", {
    bad,
    seen: watch,
    row: (value) => usageRows(value, seen),
    add: (calls) => {
      for (const row of calls) addCalls(tally, row);
      return seen.counted.size > mostToldApart ? tooManyRows(file) : null;
    },
  });
  if (!read.ok) return read;
  const { rows, good, first, why } = read.value;
  if (good > 0 && tally.last >= tally.first) return success(bytes.evidence());
  const keys = seenIn(first);
  const message = rows === 0 ? "has no rows" : `has no usable row among ${grouped(rows)}${why}`;
  return failure([unplaced(file, "shape", message, keys === "" ? known : `${known}; seen: ${keys}`)]);
}

const unnamed = "no model named";
/** More reasons than there are. */
const mostReasons = 20;

/** A record as rows: a page of buckets, a bucket, or one call. */
function usageRows(value: unknown, seen: UsageSeen): Result<UsageRow[], RowProblem> {
  if (!isBlock(value)) return noRow("this is no row", `it is ${quote(value)}`);
  if (Array.isArray(value.data)) return pageRows(value, seen);
  if (Array.isArray(value.results)) return bucketRows(value, seen);
  const logged = value.standard_logging_object;
  return callRow(isBlock(logged) ? logged : value, seen);
}

function pageRows(value: unknown, seen: UsageSeen): Result<UsageRow[], RowProblem> {
  const page = checkRow(usagePageSchema, value);
  if (!page.ok) return page;
  const rows: UsageRow[] = [];
  for (const bucket of page.value.data) {
    const read = bucketRows(bucket, seen);
    if (!read.ok) return read;
    rows.push(...read.value);
  }
  return success(rows);
}

function bucketRows(value: unknown, { leftOut, counted }: UsageSeen): Result<UsageRow[], RowProblem> {
  const shaped = checkRow(bucketSchema, value);
  if (!shaped.ok) return shaped;
  const { start_time: start, end_time: end = start, results } = shaped.value;
  const [day, last] = [dayOf(start), dayOf(end, 1)];
  if (day === null || last === null) return notATime(day === null ? start : end);
  const until = Math.max(day, last);
  // A bucket without calls says that nobody called, which is known too.
  const rows: UsageRow[] = [{ day, until, model: "", calls: 0, input: 0, output: 0 }];
  for (const [at, result] of results.entries()) {
    if (result.object !== undefined && result.object !== null && !result.object.includes("completions")) {
      countName(leftOut, result.object, mostReasons);
      continue;
    }
    // As it stands in the file, since what it is grouped by is in any of its fields.
    if (isCounted(counted, `${start} ${JSON.stringify((value as { results: unknown[] }).results[at])}`)) {
      countName(leftOut, again, mostReasons);
      continue;
    }
    rows.push({
      day,
      until,
      model: result.model ?? unnamed,
      calls: Number(result.num_model_requests ?? 0),
      input: Number(result.input_tokens ?? 0),
      output: Number(result.output_tokens ?? 0),
    });
  }
  return success(rows);
}

function isLiteLlm(value: unknown): boolean {
  return isBlock(value) && Object.hasOwn(value, "startTime");
}

/** Other kinds of calls than those that generate text, such as embeddings. */
const otherKind = /embed|image|speech|transcription|moderation|rerank|file|batch|health/i;

function callRow(value: unknown, { leftOut, counted }: UsageSeen): Result<UsageRow[], RowProblem> {
  const shaped = checkRow(callSchema, withColumns(value, isLiteLlm(value) ? liteLlmColumns : callColumns));
  if (!shaped.ok) return shaped;
  const { time, model, input, output, calls = 1, id, kind, status } = shaped.value;
  const day = dayOf(time);
  if (day === null) return notATime(time);
  const reason = whyLeftOut({ kind, status }) ?? (isGiven(id) && isCounted(counted, String(id)) ? again : null);
  if (reason !== null) {
    countName(leftOut, reason, mostReasons);
    return success([]);
  }
  return success([
    {
      day,
      until: day,
      model: isGiven(model) ? String(model) : unnamed,
      calls: Number(calls),
      input: Number(input),
      output: Number(output),
    },
  ]);
}

/** What a failed call says of itself: in words, or as a status of HTTP. */
const failed = /^(fail|error|[45]\d\d$)/i;

function whyLeftOut({ kind, status }: Pick<Call, "kind" | "status">): string | null {
  if (isGiven(kind) && otherKind.test(String(kind))) return String(kind);
  return isGiven(status) && failed.test(String(status)) ? "failed" : null;
}

function isGiven(cell: string | number | null | undefined): boolean {
  return cell !== undefined && cell !== null && cell !== "";
}

const again = "counted already";

function isCounted(counted: Set<string>, key: string): boolean {
  if (counted.has(key)) return true;
  counted.add(key);
  return false;
}

function notATime(time: unknown): Result<never, RowProblem> {
  const hint = "it must be a date such as 2026-11-24, perhaps with a time, or seconds since 1970";
  return noRow(`time is ${quote(time)}`, hint);
}

const isoTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;
/** Seconds since 1970 have ten digits until 2286; more are milliseconds. */
const mostSeconds = 1e11;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** The day of a time in UTC, which one without a zone is taken for; `before` is how many seconds before it. Null if it is none. */
export function dayOf(time: string | number, before = 0): number | null {
  const ms = msOf(time);
  const moment = ms - 1000 * before;
  return moment >= earliest && moment < latest ? Math.floor(moment / msPerDay) : null;
}

function msOf(time: string | number): number {
  if (typeof time === "number") return time < mostSeconds ? time * 1000 : time;
  const text = time.trim();
  if (/^\d{9,14}(\.\d{1,9})?$/.test(text)) return msOf(Number(text));
  const [, day, clock = "00:00", seconds = "", zone = "Z"] = isoTime.exec(text) ?? [];
  // Date.parse takes 2026-02-30 for a day in March.
  if (day === undefined || !isDay(day)) return NaN;
  return Date.parse(`${day}T${clock}${seconds}${zone === "UTC" ? "Z" : zone.replace(/(\d\d)(\d\d)$/, "$1:$2")}`);
}
