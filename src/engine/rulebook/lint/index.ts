import type { Problem } from "../../../model/diagnostic.ts";
import type { Rulebook } from "../../../model/rulebook.ts";
import { conditionProblems } from "./conditions.ts";
import { evidenceProblems } from "./evidence.ts";
import { wordingProblems } from "./wording.ts";

/**
 * What is wrong with a rulebook that can decide: weights that do not follow from the evidence, conditions that never
 * hold, what nothing uses, words that are missing. References that lead nowhere are found when it is loaded.
 */
export function lintProblems(rulebook: Rulebook): Problem[] {
  return [...evidenceProblems(rulebook), ...conditionProblems(rulebook), ...wordingProblems(rulebook)];
}
