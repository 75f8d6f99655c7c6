import { join } from "node:path";
import { loadRulebookFile } from "../src/load/rulebook/rulebook.ts";

const loaded = await loadRulebookFile(join(import.meta.dirname, "../rules/rag-or-fine-tuning.yaml"));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));

/** The rulebook that is shipped. */
export const shipped = loaded.value.rulebook;
