import { defineConfig } from "vitest/config";
import { needing } from "./test/projects.ts";

/** The tests that the mutants of a room meet, which call the sources in their own process. Fewer random trials do. */
export default defineConfig({
  test: {
    include: (process.env.TESTS ?? "cli,engine,load,save,text,words")
      .split(",")
      .map((folder) => `test/${folder}/**/*.test.ts`),
    // Of a few random ids none may be one that a rulebook can have.
    exclude: [...Object.values(needing).flat(), "test/cli/question-ids.test.ts"],
    setupFiles: "test/seed.ts",
    env: { MUTATION: "1" },
    // Loading what is tested takes longer than most tests.
    isolate: false,
    testTimeout: 20_000,
  },
});
