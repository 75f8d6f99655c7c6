import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const promptfoo = process.env.PROMPTFOO ?? "promptfoo";

// promptfoo is large and needs a newer Node than we do, so that only the long run, where it is installed, has it. It takes
// VITEST for a test of its own, and ends.
it.skipIf(!process.env.FULL)("a kit runs through the real promptfoo, and nothing in its texts acts", () => {
  const { VITEST: _, ...env } = process.env;
  const found = spawnSync(promptfoo, ["--version"], { env });
  expect(found.status, `${promptfoo} must be installed, or named by PROMPTFOO`).toBe(0);
  const ran = spawnSync("node", ["scripts/kit-through-promptfoo.mjs"], { cwd: root, env, encoding: "utf8" });
  expect([ran.status, ran.stdout]).toEqual([0, expect.stringContaining("all texts as written, nothing ran")]);
});
