import { createHash, type Hash } from "node:crypto";
import { addCommit, type DocumentChange, type HistoryTally } from "../../engine/measure/history.ts";
import { gitOutput } from "../files/git.ts";
import { documentEndings } from "./documents.ts";
import { isHidden } from "./evidence.ts";

/** More changes than any folder of documents has had. */
export const mostChanges = 1_000_000;

/** Documents by the endings of their names, below the folder that git runs in. */
const documents = documentEndings.map((ending) => `:(icase,glob)**/*.${ending}`);

/**
 * Reads the commits of a folder's documents, the oldest first, along the line of first parents: a merge counts when it
 * came in. Renames are matched by git. False where there are more changes than are read.
 */
export async function readCommits(
  folder: string,
  tally: HistoryTally,
  seen: (commits: number) => Promise<void>,
): Promise<boolean> {
  const args = ["log", "--first-parent", "--diff-merges=first-parent", "--reverse", "--no-show-signature"];
  const shape = ["--format=%x01%ct", "-z", "--raw", "--no-abbrev", "--relative", "-M", "-l1000"];
  const safe = ["--no-ext-diff", "--no-textconv", "--no-mailmap", "--"];
  let commit: { at: number; changes: DocumentChange[] } | null = null;
  let raw: Raw | null = null;
  const paths: string[] = [];
  const finish = async () => {
    if (commit && commit.changes.length > 0) {
      addCommit(tally, commit.at, commit.changes);
      if (tally.commits % 100 === 0) await seen(tally.commits);
    }
  };
  for await (const token of tokensOf(gitOutput(folder, [...args, ...shape, ...safe, ...documents]))) {
    if (raw !== null) {
      paths.push(token);
      if (paths.length < raw.paths) continue;
      commit?.changes.push(...changesOf(raw, paths.splice(0)));
      raw = null;
    } else if (token.startsWith("\u0001")) {
      await finish();
      if (tally.changes > mostChanges) return false;
      const at: number = Math.max(Number(token.slice(1)), commit?.at ?? 0);
      commit = { at, changes: [] };
    } else raw = rawOf(token);
  }
  await finish();
  return true;
}

/** What is written between two NULs. */
async function* tokensOf(chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString("utf8");
      rest = [];
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
  }
}

/** ":100644 100644 OLD NEW R086", then one path or, of a rename, two. */
type Raw = { isFile: boolean; wasFile: boolean; blob: string; paths: number };

function rawOf(token: string): Raw | null {
  const [, old, mode, blob = "", status = ""] = /^\n?:(\d+) (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/.exec(token) ?? [];
  if (old === undefined || mode === undefined) return null;
  return { wasFile: isPlain(old), isFile: isPlain(mode), blob, paths: status === "R" || status === "C" ? 2 : 1 };
}

/** A file, and no link and no repository in the repository. */
function isPlain(mode: string): boolean {
  return mode.startsWith("100");
}

function changesOf({ isFile, wasFile, blob }: Raw, [first = "", second]: readonly string[]): DocumentChange[] {
  const path = second ?? first;
  if (!isFile && !wasFile) return [];
  if (isHidden(path)) return second === undefined ? [] : [{ path: first, from: null, blob: null }];
  const from = second === undefined || isHidden(first) ? null : first;
  return [{ path, from, blob: isFile ? blob : null }];
}

/** The same key for blobs whose texts differ in white space alone. Each is read once, and none is kept. */
export async function textKeys(folder: string, blobs: ReadonlySet<string>): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  const wanted = [...blobs].sort();
  const lines = wanted.map((blob) => `${blob}\n`);
  let header = "";
  let reading: { blob: string; left: number; hash: Hash } | null = null;
  for await (let chunk of gitOutput(folder, ["cat-file", "--batch"], lines)) {
    while (chunk.length > 0) {
      if (reading === null) {
        const end = chunk.indexOf(0x0a);
        header += chunk.toString("latin1", 0, end < 0 ? undefined : end);
        chunk = end < 0 ? chunk.subarray(chunk.length) : chunk.subarray(end + 1);
        if (end < 0) continue;
        const [blob = "", kind, size = "0"] = header.split(" ");
        header = "";
        // After a text there is the end of a line, and after one that is missing nothing.
        if (kind === "blob") reading = { blob, left: Number(size), hash: createHash("sha256") };
      } else {
        const part: Buffer = chunk.subarray(0, reading.left);
        reading.hash.update(withoutSpace(part));
        reading.left -= part.length;
        chunk = chunk.subarray(part.length);
        if (reading.left > 0 || chunk.length === 0) continue;
        keys.set(reading.blob, reading.hash.digest("base64"));
        chunk = chunk.subarray(1);
        reading = null;
      }
    }
  }
  return keys;
}

function withoutSpace(bytes: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(bytes.length);
  let size = 0;
  for (const byte of bytes) {
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
    kept[size] = byte;
    size += 1;
  }
  return kept.subarray(0, size);
}
