import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A new folder that is gone after the tests of a file, or of the `describe` it is called in. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "advise-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
