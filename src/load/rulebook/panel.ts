import type { Result } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { allOf, readFolder } from "../files/folder.ts";
import { parseRulebook } from "./rulebook.ts";

/** Reads the frameworks of a folder, each a small rulebook. */
export async function loadPanel(folder: string): Promise<Result<Rulebook[]>> {
  const texts = await readFolder(folder);
  if (!texts.ok) return texts;
  const loaded = allOf(texts.value.map(parseRulebook));
  return loaded.ok ? { ok: true, value: loaded.value.map(({ rulebook }) => rulebook) } : loaded;
}
