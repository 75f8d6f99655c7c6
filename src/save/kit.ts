import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, unplaced } from "../model/diagnostic.ts";
import { writeResult } from "./write-file.ts";

/** The file by which a kit's folder is known as that: only such a folder, a new or an empty one is written into. */
const mark = ".advise-kit";

/** What a person goes on writing: it is not written anew. */
const theirs = ["judge.cjs"];

/** Writes the files of a kit into a folder that is new, empty or a kit's already. Problems are diagnostics. */
export async function writeKit(
  folder: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<Diagnostic[]> {
  let there: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    there = await readdir(folder);
    if (there.length > 0 && !there.includes(mark)) {
      return [unplaced(name, "read", "is a folder with other files in it", "name a new or empty folder")];
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return [unplaced(name, "read", `cannot be made (${code})`, "name a folder that can be")];
  }
  const all = { [mark]: "Written by advise measure kit; what stands here may be written anew.\n", ...files };
  for (const [file, text] of Object.entries(all)) {
    if (theirs.includes(file) && there.includes(file)) continue;
    const problem = await writeResult(join(folder, file), text, { name: `${name}/${file}`, inOneGo: (work) => work() });
    if (problem) return [problem];
  }
  return [];
}
