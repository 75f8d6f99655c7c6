import { readdir, readFile, rm } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import { writeFileAtomic } from "./write-file.ts";

export type Draft = {
  text: string;
  /** Where names without a folder are. */
  folder: string;
  /** The answers file this run was started from: the one file that a draft may replace. */
  read?: string | undefined;
};

/**
 * Keeps the answers of an interrupted questionnaire in advise.draft.yaml, or with a number behind it where another draft
 * is there. The name of the file that was written.
 */
export async function writeDraft({ text, folder, read }: Draft): Promise<Result<string>> {
  const problems: Diagnostic[] = [];
  for (const name of numbered("advise.draft.yaml")) {
    const path = resolve(folder, name);
    const overwrite = read !== undefined && path === resolve(folder, read);
    const problem = await writeFileAtomic(path, text, { overwrite, name });
    if (problem === null) return success(name);
    problems.push(problem);
  }
  return failure(problems.slice(0, 2));
}

/** Whether a file is such a draft, by its name. */
export function isDraft(name: string): boolean {
  return /^advise\.draft(-\d+)?\.yaml$/.test(basename(name));
}

/** Takes a draft away whose answers are kept elsewhere, unless it was changed since it was read. Whether it is gone. */
export async function removeDraft(path: string, text: string): Promise<boolean> {
  const now = await readFile(path, "utf8").catch(() => null);
  if (now !== text) return false;
  return rm(path).then(
    () => true,
    () => false,
  );
}

/** The first of a name and its numbered forms that is free in a folder. */
export async function firstFree(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder).catch(() => []));
  return numbered(name).find((one) => !taken.has(one)) ?? name;
}

/** A name, and what it becomes while it is taken: advise.yaml, advise-2.yaml, … */
function numbered(name: string): string[] {
  const dot = name.lastIndexOf(".");
  const more = Array.from({ length: 98 }, (_, index) => `${name.slice(0, dot)}-${index + 2}${name.slice(dot)}`);
  return [name, ...more];
}
