import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { restoreCompiled, type SavedCompilation } from "../engine/rulebook/compile.ts";
import type { LoadedRulebook } from "./rulebook/rulebook.ts";

/** The names of what the build makes of a shipped file: the checked value, and the file as it was then. */
export function compiledNames(file: string): { value: string; source: string } {
  const name = basename(file);
  return { value: `${name}.json`, source: name };
}

/**
 * What a shipped file was read and checked to be when the package was built; null where it was not, or where the file has
 * changed since, so that an edited file is never one that does nothing. Comparing the bytes is quicker than hashing them.
 */
export function loadCompiled<T>(folder: string, file: string): T | null {
  const { value, source } = compiledNames(file);
  return readOrNull(() =>
    readFileSync(file).equals(readFileSync(join(folder, source)))
      ? (JSON.parse(readFileSync(join(folder, value), "utf8")) as T)
      : null,
  );
}

/** Null where a file is missing. A start reads some twenty of the package, and to wait for each takes longer than to read it. */
export function readOrNull<T>(files: () => T | null): T | null {
  try {
    return files();
  } catch {
    return null;
  }
}

/** A rulebook as the build writes it down: checked, and with its conditions compiled. */
export type CompiledFile = LoadedRulebook & { compilation: SavedCompilation };

/** A shipped rulebook as the build compiled it; null where `loadCompiled` has none. */
export function loadCompiledRulebook(folder: string, file: string): LoadedRulebook | null {
  const saved = loadCompiled<CompiledFile>(folder, file);
  if (!saved) return null;
  const { compilation, ...loaded } = saved;
  restoreCompiled(loaded.rulebook, compilation);
  return loaded;
}
