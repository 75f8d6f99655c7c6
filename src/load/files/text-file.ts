import { constants, open as openFile } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { type Diagnostic, failure, type Result, success, unplaced } from "../../model/diagnostic.ts";

/** The most an answers file or rulebook may hold. Three times what ours do; more is a mistake, or an attack. */
export const sizeLimit = 320 * 1024;

/** A text and the name it goes by in messages. */
export type Text = { file: string; text: string };

/**
 * Reads a text file, at most 320 KiB of UTF-8. A missing, unreadable, binary or oversized one is a diagnostic, under the
 * name the person gave it.
 */
export async function readTextFile(path: string, file: string = path): Promise<Result<Text>> {
  let handle: FileHandle | undefined;
  try {
    if ((await stat(path)).isFIFO()) return decode(file, await readBounded(await openPipe(path)));
    handle = await open(path, "r");
    const stats = await handle.stat();
    if (stats.isDirectory()) return unreadable(file, "is a folder, not a file", "name a file inside it");
    if (stats.size > sizeLimit) return tooLarge(file, stats.size);
    return decode(file, await readTo(handle, sizeLimit + 1));
  } catch (error) {
    return unreadable(file, ...(file === "-" ? notStdin : whyUnreadable(error)));
  } finally {
    await handle?.close();
  }
}

/** The first part of a file, to tell what it is where it cannot be read as a text: each byte a letter. "" where it cannot be opened. */
export async function readStart(path: string): Promise<string> {
  const handle = await open(path, "r").catch(() => null);
  try {
    const read = await handle?.read(Buffer.alloc(4096), 0, 4096, 0);
    return read ? read.buffer.toString("latin1", 0, read.bytesRead) : "";
  } finally {
    await handle?.close();
  }
}

const notStdin: [string, string] = [
  "is not read as standard input here",
  "name a file; `advise -`, cost, panel and batch read standard input",
];

/** A named pipe as a stream. Opened as a file it would wait for a writer in a way that no signal can end. */
export async function openPipe(path: string): Promise<Readable> {
  const fd = await promisify(openFile)(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const { Socket } = await import("node:net");
  return new Socket({ fd, readable: true, writable: false });
}

/** Reads a text from standard input, under the same limits as a file. */
export async function readStdin(stdin: Readable): Promise<Result<Text>> {
  try {
    return decode("<stdin>", await readBounded(stdin));
  } catch (error) {
    return unreadable("<stdin>", ...whyUnreadable(error));
  }
}

/** The bytes of a stream; one byte over the limit is enough to know that it is too large. */
async function readBounded(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > sizeLimit) break;
  }
  return Buffer.concat(chunks);
}

/** The bytes of an open file, at most so many: it may have grown, and a device says that it is empty. */
async function readTo(handle: FileHandle, most: number): Promise<Buffer> {
  const bytes = Buffer.alloc(most);
  let size = 0;
  while (size < most) {
    const { bytesRead } = await handle.read(bytes, size, most - size);
    if (bytesRead === 0) break;
    size += bytesRead;
  }
  return bytes.subarray(0, size);
}

/** The text of some bytes, which must be UTF-8 and no more than a file may hold. */
export function decode(file: string, bytes: Buffer): Result<Text> {
  if (bytes.length > sizeLimit) return tooLarge(file, bytes.length);
  if (bytes.includes(0))
    return unreadable(file, "is binary, not text", "an answers file or rulebook is YAML or JSON in UTF-8");
  try {
    // ignoreBOM false drops a byte order mark; fatal refuses what is not UTF-8.
    return success({ file, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) });
  } catch {
    return unreadable(file, "is not UTF-8 text", "save it as UTF-8");
  }
}

/** The failure to read a file. */
export function unreadable(file: string, message: string, hint: string): { ok: false; problems: Diagnostic[] } {
  return failure([unplaced(file, "read", message, hint)]);
}

function tooLarge(file: string, size: number) {
  return unreadable(file, `is too large: ${(size / 1024 / 1024).toFixed(1)} MiB`, "the limit is 320 KiB");
}

/** Why a file could not be opened, and what to do about it. */
export function whyUnreadable(error: unknown): [string, string] {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reasons: Record<string, [string, string]> = {
    ENOENT: ["does not exist", "check the path; for answers, `advise init FILE` writes a blank file"],
    ENOTDIR: ["does not exist", "a part of the path is a file, not a folder"],
    EACCES: ["may not be read", "check its permissions"],
    EPERM: ["may not be read", "check its permissions"],
    EISDIR: ["is a folder, not a file", "name a file inside it"],
    ELOOP: ["is a link that leads to itself", "name the file it should lead to"],
  };
  return reasons[code] ?? [`cannot be read (${code || String(error)})`, "name a readable file"];
}
