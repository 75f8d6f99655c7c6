import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/engine/**/*.test.ts", "test/load/bad.test.ts"],
    isolate: false,
    testTimeout: 20_000,
    setupFiles: "test/seed.ts",
    env: { MUTATION: "1" },
  },
});
