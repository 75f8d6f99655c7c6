import { isUtf8 } from "node:buffer";
import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Result, success } from "../../model/diagnostic.ts";
import { openPipe, unreadable, whyUnreadable } from "./text-file.ts";

/** The lines that end in one chunk of a stream. Of a line that is too long nothing is kept: it is null. */
export type Lines = {
  /** The number of the first of them, counting from 1. */
  first: number;
  texts: (string | null)[];
  /** The places in `texts` of lines that are not UTF-8, and so are not what was written. */
  broken: readonly number[];
  /** How much of the stream is read by then. */
  bytes: number;
};

/** A file or stream that is read line by line, and its size where that is known. */
export type LineSource = { lines: AsyncIterable<Lines>; size: number | null };

/** The most characters that a line may have: what is read never takes more memory than a few of these. */
export const longestLine = 2 ** 20;

/** The lines of a file or stream, read as they are asked for. A file that cannot be opened is a diagnostic. */
export async function readLines(from: string | Readable, name: string): Promise<Result<LineSource>> {
  if (typeof from !== "string") return success({ lines: linesOf(from), size: null });
  try {
    if ((await stat(from)).isFIFO()) return success({ lines: linesOf(await openPipe(from)), size: null });
    const handle = await open(from, "r");
    const stats = await handle.stat();
    if (stats.isDirectory()) {
      await handle.close();
      return unreadable(name, "is a folder, not a file", "name a file inside it");
    }
    return success({
      lines: linesOf(handle.createReadStream()),
      size: stats.isFile() ? stats.size : null,
    });
  } catch (error) {
    return unreadable(name, ...whyUnreadable(error));
  }
}

async function* linesOf(stream: Readable): AsyncIterable<Lines> {
  let first = 1;
  let bytes = 0;
  let rest: Rest = { parts: [], size: 0 };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    const end = chunk.lastIndexOf(lineEnd);
    if (end < 0) {
      rest = withMore(rest, chunk);
      continue;
    }
    const lines = linesIn(withMore(rest, chunk.subarray(0, end)), first);
    yield { first, ...lines, bytes };
    first += lines.texts.length;
    rest = withMore({ parts: [], size: 0 }, chunk.subarray(end + 1));
  }
  const last = linesIn(rest, first);
  if (last.texts[0] !== "") yield { first, ...last, bytes };
}

const lineEnd = 0x0a;

/** What was read since the last line end, or up to one; of a line that is certainly too long only the size is kept. */
type Rest = { parts: Buffer[]; size: number };

function withMore({ parts, size }: Rest, more: Buffer): Rest {
  // The line that is not over yet goes on to the first line end of what comes, if it has one.
  const end = more.indexOf(lineEnd);
  const line = size + (end < 0 ? more.length : end);
  // A sign takes three bytes at the most, or four where it counts twice.
  if (line <= 3 * longestLine) {
    parts.push(more);
    return { parts, size: size + more.length };
  }
  return { parts: end < 0 ? [] : [overlong, more.subarray(end)], size: size + more.length };
}

/** Stands for a line that was too long to be kept. */
const overlong = Buffer.alloc(longestLine + 1, "x");

/** The lines of some bytes that end where a line does. */
function linesIn({ parts, size }: Rest, first: number): Pick<Lines, "texts" | "broken"> {
  const block = parts.length === 0 && size > 0 ? overlong : Buffer.concat(parts);
  const text = first === 1 ? withoutMark(block.toString("utf8")) : block.toString("utf8");
  const texts = text.split("\n").map((line) => (line.length > longestLine ? null : line));
  // What is not UTF-8 is read as this sign, which is seldom meant.
  return { texts, broken: text.includes("\ufffd") && !isUtf8(block) ? brokenIn(block) : [] };
}

/** The places of the lines that are not UTF-8. */
function brokenIn(block: Buffer): number[] {
  const broken: number[] = [];
  let begin = 0;
  for (let at = 0; begin <= block.length; at++) {
    const found = block.indexOf(lineEnd, begin);
    const end = found < 0 ? block.length : found;
    if (!isUtf8(block.subarray(begin, end))) broken.push(at);
    begin = end + 1;
  }
  return broken;
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}
