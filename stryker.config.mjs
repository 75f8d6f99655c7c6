/** Mutation testing of the rooms that decide, read, write and word: each mutant must turn a test red. */
export default {
  mutate: ["src/{engine,load,save,text,words}/**/*.ts"],
  testRunner: "vitest",
  vitest: { configFile: "stryker.vitest.mjs", related: false },
  coverageAnalysis: "perTest",
  // What runs once when a file is loaded would want every test anew.
  ignoreStatic: true,
  concurrency: 2,
  // A mutant that only makes a loop run on is stopped after twice the usual time and this.
  timeoutMS: 5000,
  timeoutFactor: 2,
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: "coverage/mutation.json" },
  htmlReporter: { fileName: "coverage/mutation.html" },
  // What a room must reach is in scripts/mutation.mjs.
  thresholds: { high: 95, low: 85, break: null },
};
