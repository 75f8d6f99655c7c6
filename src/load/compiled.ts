import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Rulebook } from "../model/rulebook.ts";
import type { LoadedRulebook } from "./rulebook.ts";

/** A rulebook that was read and checked when the package was built, with the hash of the file it was made from. */
export type CompiledRulebook = { madeFrom: string; digest: string; rulebook: Rulebook };

export const hashOf = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");

/**
 * The shipped rulebook as it was compiled; null where it was not, or where the rule file has changed since, so that an
 * edited file is never one that does nothing.
 */
export const loadCompiled = async (compiled: string, rules: string): Promise<LoadedRulebook | null> => {
  const [json, yaml] = await Promise.all([readFile(compiled, "utf8"), readFile(rules)]).catch(() => []);
  if (json === undefined || yaml === undefined) return null;
  const { madeFrom, digest, rulebook } = JSON.parse(json) as CompiledRulebook;
  return madeFrom === hashOf(yaml) ? { rulebook, digest, changes: [] } : null;
};
