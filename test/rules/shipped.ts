import { loadRulebook } from "../../src/load/rulebook.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";

/** A rulebook of this project. Throws with its problems if it does not load. */
export const shippedRulebook = async (file = "rules/rag-or-fine-tuning.yaml"): Promise<Rulebook> => {
  const loaded = await loadRulebook(file);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ line, message }) => `${file}:${line} ${message}`).join("\n"));
  return loaded.value.rulebook;
};
