import { defineConfig } from "vitest/config";

/** The tests that mutants of the core meet: those that call it in their own process. Fewer random trials do. */
export default defineConfig({
  test: {
    include: ["test/{engine,words,text}/**/*.test.ts", "test/load/bad.test.ts"],
    setupFiles: "test/seed.ts",
    env: { MUTATION: "1" },
    // Loading what is tested takes longer than most tests.
    isolate: false,
    testTimeout: 20_000,
  },
});
