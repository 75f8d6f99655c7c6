import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const script = join(import.meta.dirname, "../../scripts/scale/dask.sh");

// It needs Debian's python3-distributed and some minutes: only the long counts run it.
it.runIf(process.env.FULL)("Dask gives what one run gives, also when a worker is killed", () => {
  const { status, stdout, stderr } = spawnSync(script, { encoding: "utf8" });
  console.log(stdout);
  expect(status, stderr).toBe(0);
  expect(stdout.match(/the same bytes as one run/g)).toHaveLength(2);
  expect(stdout).toContain("Dask started it anew");
});
