import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

const inBrowser = "test/**/*.browser.test.ts";
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
// Without Chromium a newcomer's run leaves the page's tests out, and says so; CI never does.
const leftOut = process.env.CI || existsSync(chromium) ? [] : [inBrowser];
if (leftOut.length > 0) console.warn(`No Chromium at ${chromium}: the tests of the page (${inBrowser}) are left out.`);

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...leftOut],
    globalSetup: "test/build.ts",
    setupFiles: "test/seed.ts",
    testTimeout: 60_000,
    // Of two cores both: most tests wait for a program or a browser of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: {
      provider: "v8",
      include: ["src/engine/**", "src/load/**"],
      reporter: ["text-summary"],
      thresholds: { lines: 95 },
    },
  },
});
