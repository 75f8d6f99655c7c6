import { createHash } from "node:crypto";
import type { Bytes } from "../../../src/load/measure/bytes.ts";

/** A text as a file that is read, in chunks of so many bytes. */
export function bytesOf(file: string, text: string, size = 7): Bytes {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { file, head: bytes, chunks: chunks(), evidence: () => ({ file, sha256 }) };
}

/** All that an iterable gives. */
export async function listed<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}
