import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, failure, type Result, success } from "../../model/diagnostic.ts";
import { readTextFile, type Text } from "./text-file.ts";

/** Reads every YAML and JSON file of a folder, in alphabetical order. A folder that is not there has none. */
export async function readFolder(folder: string): Promise<Result<Text[]>> {
  const names = await fileNamesIn(folder);
  return allOf(await Promise.all(names.map((name) => readTextFile(join(folder, name), name))));
}

/** The names of the YAML and JSON files of a folder, in alphabetical order; none of a folder that is not there. */
export async function fileNamesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /\.(ya?ml|json)$/i.test(name)).sort();
}

/** All values, or all that stands in the way of them. */
export function allOf<T>(results: readonly Result<T>[]): Result<T[]> {
  const values: T[] = [];
  const problems: Diagnostic[] = [];
  for (const result of results) {
    if (result.ok) values.push(result.value);
    else problems.push(...result.problems);
  }
  return problems.length > 0 ? failure(problems) : success(values);
}
