import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { needing } from "./test/projects.ts";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
// Without Chromium a newcomer's run leaves the page's tests out, and says so; CI never does.
const leftOut = process.env.CI || existsSync(chromium) ? [] : needing.browser;
if (leftOut.length > 0)
  console.warn(`No Chromium at ${chromium}: the tests of the page (${leftOut.join(", ")}) are left out.`);

export default defineConfig({
  test: {
    setupFiles: "test/seed.ts",
    testTimeout: 60_000,
    // Of two cores both: most tests wait for a program or a browser of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // What is left of the tests: they call the sources, and need nothing but an install.
      {
        extends: true,
        test: {
          name: "unit",
          // Loading the sources anew for each file takes a third of the time.
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...Object.values(needing).flat()],
        },
      },
      ...Object.entries(needing).map(([name, include]) => ({
        extends: true as const,
        test: { name, include, exclude: [...configDefaults.exclude, ...leftOut], globalSetup: "test/build.ts" },
      })),
    ],
    coverage: {
      provider: "v8",
      include: ["src/{engine,load,save,words,text}/**/*.ts"],
      reporter: ["text-summary"],
      thresholds: { lines: 95 },
    },
  },
});
