import { execFileSync } from "node:child_process";
import { join } from "node:path";

// Each project sets itself up, in this same process: the first of them builds for all.
const shared = globalThis as { adviseIsBuilt?: boolean };

/** Builds the bin once before the tests that need it, cleanly, so that what they run is what the sources say. */
export function setup(): void {
  if (shared.adviseIsBuilt) return;
  execFileSync("npm", ["run", "build"], { cwd: join(import.meta.dirname, ".."), stdio: "pipe" });
  shared.adviseIsBuilt = true;
}
