import { defineConfig } from "vitest/config";
import { needing } from "./test/projects.ts";

/** The tests that the mutants of a room meet: its own, which call the sources in their own process. Fewer random trials do. */
export default defineConfig({
  test: {
    include: [`test/${process.env.ROOM ?? "{engine,load,save,text,words}"}/**/*.test.ts`],
    // The last puts a module of Node for all tests in its place.
    exclude: [...Object.values(needing).flat(), "test/load/files/on-windows.test.ts"],
    setupFiles: "test/seed.ts",
    env: { MUTATION: "1" },
    // Loading what is tested takes longer than most tests.
    isolate: false,
    testTimeout: 20_000,
  },
});
