import type { Case } from "../../engine/uses/cases.ts";
import { failure, type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { parseAnswersFile } from "../answers/file.ts";
import { allOf, readFolder } from "../files/folder.ts";
import type { Text } from "../files/text-file.ts";

/** Reads the cases of a folder: answers files that say what they expect. */
export async function loadCases(folder: string, rulebook: Rulebook): Promise<Result<Case[]>> {
  const texts = await readFolder(folder);
  return texts.ok ? allOf(await Promise.all(texts.value.map((text) => parseCase(text, rulebook)))) : texts;
}

/** What a case is called: its file without the ending. */
export function caseName(file: string): string {
  return file.replace(/\.(ya?ml|json)$/i, "");
}

async function parseCase(text: Text, rulebook: Rulebook): Promise<Result<Case>> {
  const file = await parseAnswersFile(text, rulebook);
  if (!file.ok) return file;
  const { title, answers, expect, source } = file.value;
  if (expect) return success({ file: text.file, title: title ?? null, answers, expect });
  const hint = "a case says what must come of it, such as expect: {outcome: rag}";
  return failure(source.locate([{ path: [], code: "shape", message: "expect is missing", hint }]));
}
