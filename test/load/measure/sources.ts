import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NamedPath } from "../../../src/load/measure/named-path.ts";
import type { Diagnostic, Result } from "../../../src/model/diagnostic.ts";

/** Writes files into a folder, and says where they are by their names. */
export function putInto(folder: string, files: Readonly<Record<string, string>>): NamedPath[] {
  return Object.entries(files).map(([name, text]) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
    return { name, path: join(folder, name) };
  });
}

/** The hash of a text. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Who waits, and how often told. */
export function newWatch() {
  const told: number[] = [];
  return { told, seen: (rows: number) => Promise.resolve(void told.push(rows)), work: <T>(work: () => T) => work() };
}

/** A refusal of a whole file. */
export function refused(file: string, code: Diagnostic["code"], message: string, hint: string): Result<never> {
  return { ok: false, problems: [{ file, line: null, column: null, code, message, hint }] };
}
