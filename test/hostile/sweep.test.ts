import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

// Every command on every file takes hours: only the long counts do it, on other files each time.
it.runIf(process.env.FULL)(
  "every command on a thousand files of any kind answers or refuses, within its bounds",
  () => {
    const seed = String(Date.now() % 2 ** 31);
    const args = ["scripts/run.mjs", "scripts/sweep.ts", "1000", seed];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    console.log(`seed ${seed}\n${stdout}`);
    expect(status, stdout + stderr).toBe(0);
  },
);
