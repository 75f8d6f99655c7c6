import { join } from "node:path";
import { type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { loadCompiledRulebook } from "../compiled.ts";
import { allOf, fileNamesIn } from "../files/folder.ts";

/** Reads the frameworks of a folder, each a small rulebook; those that the build compiled from the same bytes as compiled. */
export async function loadPanel(folder: string, compiledFolder: string | null): Promise<Result<Rulebook[]>> {
  const names = await fileNamesIn(folder);
  return allOf(await Promise.all(names.map((name) => loadFramework(folder, name, compiledFolder))));
}

async function loadFramework(folder: string, name: string, compiledFolder: string | null): Promise<Result<Rulebook>> {
  const file = join(folder, name);
  const compiled = compiledFolder === null ? null : loadCompiledRulebook(compiledFolder, file);
  if (compiled) return success(compiled.rulebook);
  // Reading YAML takes longer than all the rest, so that only who needs it loads it.
  const { loadRulebookFile } = await import("./rulebook.ts");
  const loaded = await loadRulebookFile(file, name);
  return loaded.ok ? success(loaded.value.rulebook) : loaded;
}
