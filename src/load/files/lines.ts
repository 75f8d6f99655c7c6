import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { type Result, success } from "../../model/diagnostic.ts";
import { openPipe, unreadable, whyUnreadable } from "./text-file.ts";

/** The lines that end in one chunk of a stream. Of a line that is too long nothing is kept: it is null. */
export type Lines = {
  /** The number of the first of them, counting from 1. */
  first: number;
  texts: (string | null)[];
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
  const decoder = new StringDecoder("utf8");
  let started = false;
  let first = 1;
  let bytes = 0;
  let rest: string | null = "";
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const decoded = decoder.write(chunk);
    const parts = (started ? decoded : withoutMark(decoded)).split("\n");
    started ||= decoded !== "";
    bytes += chunk.length;
    const texts = parts.map((part, at) => joined(at === 0 ? rest : "", part));
    rest = texts.pop() ?? null;
    if (texts.length > 0) yield { first, texts, bytes };
    first += texts.length;
  }
  rest = joined(rest, decoder.end());
  if (rest !== "") yield { first, texts: [rest], bytes };
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** A line and what comes next of it; null once that is too long. */
function joined(line: string | null, more: string): string | null {
  return line === null || line.length + more.length > longestLine ? null : line + more;
}
