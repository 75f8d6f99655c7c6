import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failure, type Result, success, unplaced } from "../model/diagnostic.ts";
import { writeFileAtomic } from "./write-file.ts";

/** Writes a page into a new folder that nobody else may look into. The path of its file. */
export async function writeFreshPage(page: string): Promise<Result<string>> {
  const parent = tmpdir();
  try {
    const file = join(await mkdtemp(join(parent, "advise-")), "advise.html");
    const problem = await writeFileAtomic(file, page, { overwrite: false, name: file });
    return problem ? failure([problem]) : success(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return failure([
      unplaced(parent, "read", `takes no new folder (${code})`, "write the page yourself: -o page.html"),
    ]);
  }
}
