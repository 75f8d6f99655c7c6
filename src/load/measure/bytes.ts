import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { EvidenceFile } from "../../model/measure.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import { openPipe, unreadable, whyUnreadable } from "../files/text-file.ts";

/** A file that is read once, as it is asked for, and hashed on the way. */
export type Bytes = {
  file: string;
  /** Its first mebibyte, to tell what it is. */
  head: Buffer;
  /** All of it, from the start. */
  chunks: AsyncIterable<Buffer>;
  /** The hash of what was read; of the whole file once all is. */
  evidence: () => EvidenceFile;
};

/** As much as is looked at to tell a format: the longest line there may be. */
export const headSize = 2 ** 20;

/** Opens a file. One that is not there, or is a folder, is a diagnostic under the name the person gave it. */
export async function openBytes(path: string, file: string): Promise<Result<Bytes>> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return unreadable(file, "is a folder, not a file", "name a file inside it");
    const stream = stats.isFIFO()
      ? await openPipe(path)
      : (await open(path, "r")).createReadStream({ highWaterMark: 2 ** 18 });
    return success(await begun(file, stream));
  } catch (error) {
    return unreadable(file, ...whyUnreadable(error));
  }
}

async function begun(file: string, stream: Readable): Promise<Bytes> {
  const hash = createHash("sha256");
  const iterator = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let size = 0;
  while (size < headSize) {
    const next = await iterator.next();
    if (next.done) break;
    read.push(next.value);
    size += next.value.length;
  }
  async function* all(): AsyncIterable<Buffer> {
    for (const chunk of read.splice(0)) {
      hash.update(chunk);
      yield chunk;
    }
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      hash.update(next.value);
      yield next.value;
    }
  }
  return {
    file,
    head: Buffer.concat(read).subarray(0, headSize),
    chunks: all(),
    evidence: () => ({ file, sha256: hash.copy().digest("hex") }),
  };
}
