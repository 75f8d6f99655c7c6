import { readFile, realpath } from "node:fs/promises";
import type { Answers, DecisionRecord } from "../model/answers.ts";
import { type Diagnostic, unplaced } from "../model/diagnostic.ts";
import { rewriteAnswersFile } from "./rewrite.ts";
import { isThere } from "../load/files/same-file.ts";
import type { Text } from "../load/files/text-file.ts";
import { changedMeanwhile, writeFileAtomic } from "./write-file.ts";

/** An answers file to be written. */
export type Save = {
  path: string;
  /** What it is called in messages. */
  name: string;
  /** What it starts from: the text of the file that was read, or a new one. */
  from: Text;
  /** Where that text was read, if it was read from a file: the one file that may be replaced without force. */
  read: string | null;
  /** What the decision is called; undefined leaves what the text has. */
  title?: string | undefined;
  answers: Answers;
  /** Null in a draft. */
  decision: DecisionRecord | null;
  force: boolean;
};

/**
 * Writes answers and the decision on them. A file that is there is replaced only when it is the one that was read and
 * still says the same, or by force; through a link only in the first case. Problems are diagnostics; none means written.
 */
export async function saveAnswers({
  path,
  name,
  from,
  read,
  title,
  answers,
  decision,
  force,
}: Save): Promise<Diagnostic[]> {
  const rewritten = rewriteAnswersFile({ ...from, file: name }, { title, answers, decision });
  if (!rewritten.ok) return rewritten.problems;
  const target = await realpath(path).catch(() => null);
  if (target !== null && read !== null && target === (await realpath(read).catch(() => null))) {
    return replaceRead({ path: target, name, before: from.text, after: rewritten.value });
  }
  if (!force && (await isThere(path))) return [unplaced(name, "read", ...notTheOneRead)];
  const refusal = await writeFileAtomic(path, rewritten.value, { overwrite: force, name });
  return refusal ? [refusal] : [];
}

const notTheOneRead: [string, string] = [
  "is there already, and is not the file that was read",
  "name another file, or replace it with --force",
];

type Replacement = { path: string; name: string; before: string; after: string };

/** Replaces the file that was read. Its byte order mark, which reading drops, stays. */
async function replaceRead({ path, name, before, after }: Replacement): Promise<Diagnostic[]> {
  const bytes = await readFile(path).catch(() => null);
  const text = bytes?.toString("utf8") ?? "";
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : "";
  if (bytes === null || text.slice(mark.length) !== before) return [unplaced(name, "read", ...changedMeanwhile)];
  if (before === after) return [];
  const refusal = await writeFileAtomic(path, mark + after, { overwrite: true, expected: bytes, name });
  return refusal ? [refusal] : [];
}

const byteOrderMark = "\ufeff";
