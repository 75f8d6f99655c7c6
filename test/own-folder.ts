import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach } from "vitest";

/** A new folder that is gone after the tests of a file, or of the `describe` it is called in. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "advise-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new folder for each test of a file, gone after it: the path of a name in it, or its own. */
export function folderOfEachTest(): (name?: string) => string {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "advise-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return (name = "") => join(folder, name);
}
