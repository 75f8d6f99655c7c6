import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/engine/**/*.test.ts", "test/load/bad.test.ts"],
    setupFiles: "test/seed.ts",
    env: { MUTATION: "1" },
    isolate: false,
    testTimeout: 20_000,
  },
});
