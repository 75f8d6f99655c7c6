import { access } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { schemaName } from "../words/answers-file.ts";

/**
 * Where the schema of an answers file is, said from the folder of that file: beside it where it is there, else in the
 * folder that the program runs in, if the file is below that.
 */
export async function schemaFor(file: string, cwd: string): Promise<string> {
  const folder = dirname(file);
  const beside = await access(join(folder, schemaName)).then(
    () => true,
    () => false,
  );
  const way = relative(folder, cwd);
  const climbs = way !== "" && way.split(sep).every((step) => step === "..");
  return !beside && climbs ? [...way.split(sep), schemaName].join("/") : schemaName;
}
