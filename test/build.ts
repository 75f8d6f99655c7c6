import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Builds the bin once before the tests, cleanly, so that what they run is what the sources say. */
export function setup(): void {
  execFileSync("npm", ["run", "build"], { cwd: join(import.meta.dirname, ".."), stdio: "pipe" });
}
