import { readFile, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { extname, join } from "node:path";
import type { Passage } from "../../engine/measure/search.ts";
import { passageRowSchema } from "../../model/evaluation-file.ts";
import type { EvidenceFile } from "../../model/measure.ts";
import { failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import { unreadable, whyUnreadable } from "../files/text-file.ts";
import { openBytes } from "./bytes.ts";
import { withColumns } from "./columns.ts";
import { fileHash, filesBelow, folderName, hashOfList } from "./evidence.ts";
import { passagesIn } from "./passages.ts";
import { addBad, type BadRows, checkRow, readRows } from "./rows.ts";

/** Documents cut into passages, and what they are by their hash. */
export type Documents = { passages: Passage[]; evidence: EvidenceFile };

/** How the names of documents end. */
export const documentEndings = ["md", "mdx", "markdown", "txt", "rst", "html", "htm"];

function isDocument(file: string): boolean {
  return documentEndings.includes(extname(file).slice(1).toLowerCase());
}

const known = "known: .md, .mdx, .markdown, .txt, .rst, .html; or one JSON or JSONL file of passages with id and text";
/** The most bytes of documents that are held at once. */
const sizeLimit = 512 * 2 ** 20;

/** Reads the documents of a folder, or of one file of passages that are already cut. What cannot be read is named. */
export async function readDocuments(path: string, name: string, bad: BadRows): Promise<Result<Documents>> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return await readFolder(path, name, bad);
  } catch (error) {
    return unreadable(name, ...whyUnreadable(error));
  }
  return readPassages(path, name, bad);
}

async function readFolder(path: string, name: string, bad: BadRows): Promise<Result<Documents>> {
  const files = await filesBelow(path);
  const passages: Passage[] = [];
  const hashes: [string, string][] = [];
  let bytes = 0;
  for (const file of files) {
    const content = isDocument(file) ? await readFile(join(path, file)) : null;
    if (content === null) {
      hashes.push([file, await fileHash(join(path, file))]);
      continue;
    }
    hashes.push([file, createHash("sha256").update(content).digest("hex")]);
    bytes += content.length;
    if (bytes > sizeLimit) return unreadable(name, "has more than 512 MiB of text", "name a folder inside it");
    if (content.includes(0)) addBad(bad, { file: `${name}/${file}`, line: 1, message: "is binary, not text" });
    else passages.push(...passagesIn(file, content.toString("utf8").replace(/^\ufeff/, "")));
  }
  if (passages.length === 0) return failure([unplaced(name, "read", nothingIn(files), known)]);
  return success({ passages, evidence: { file: folderName(name), sha256: hashOfList(hashes) } });
}

function nothingIn(files: readonly string[]): string {
  if (files.length === 0) return "is an empty folder";
  const counts = new Map<string, number>();
  for (const file of files) counts.set(extname(file), (counts.get(extname(file)) ?? 0) + 1);
  const seen = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6);
  return `has no document that can be read; seen: ${seen.map(([ext, count]) => `${ext === "" ? "without an ending" : ext} (${count})`).join(", ")}`;
}

const passageColumns = {
  id: ["id", "chunk_link", "source", "url"],
  heading: ["heading", "chunk_heading", "title"],
  text: ["text", "content", "page_content"],
};

async function readPassages(path: string, name: string, bad: BadRows): Promise<Result<Documents>> {
  const opened = await openBytes(path, name);
  if (!opened.ok) return opened;
  const passages: Passage[] = [];
  let size = 0;
  const read = await readRows(opened.value, "passages", {
    bad,
    row: (value) => checkRow(passageRowSchema, withColumns(value, passageColumns)),
    add: ({ id, text }) => {
      size += Buffer.byteLength(text);
      if (size > sizeLimit) return unplaced(name, "read", "has more than 512 MiB of text", "name a part of it");
      passages.push({ id, path: id.split("#")[0] ?? id, text });
      return null;
    },
  });
  if (!read.ok) return read;
  if (passages.length === 0) return failure([unplaced(name, "shape", "has no passage that can be read", known)]);
  return success({ passages, evidence: opened.value.evidence() });
}
