import { join } from "node:path";
import { loadRulebookFile } from "../src/load/rulebook/rulebook.ts";

export const tinyFile = join(import.meta.dirname, "tiny-rulebook.yaml");

const loaded = await loadRulebookFile(tinyFile);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));

/** A rulebook small enough to score in the head: four questions, five rules, a constraint and two gates. */
export const tiny = loaded.value.rulebook;
