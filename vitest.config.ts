import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/build.ts",
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["src/engine/**", "src/load/**"],
      reporter: ["text-summary"],
      thresholds: { lines: 95 },
    },
  },
});
