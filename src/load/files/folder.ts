import { readdir, stat } from "node:fs/promises";
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
  return (await entriesOf(folder)).flatMap(({ name, waits }) => (waits ? [] : [name]));
}

/** The names among them that are passed over: of pipes, sockets and devices, which may have nothing to read for ever. */
export async function passedOverIn(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).flatMap(({ name, waits }) => (waits ? [name] : []));
}

async function entriesOf(folder: string): Promise<{ name: string; waits: boolean }[]> {
  const names = await readdir(folder).catch(() => []);
  const ours = names.filter((name) => /\.(ya?ml|json)$/i.test(name)).sort();
  return Promise.all(
    ours.map(async (name) => {
      const status = await stat(join(folder, name)).catch(() => null);
      return { name, waits: status !== null && !status.isFile() && !status.isDirectory() };
    }),
  );
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
