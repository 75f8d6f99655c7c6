/** Mutation testing of the core: each mutant must turn a test red. The report is coverage/mutation.html. */
export default {
  mutate: ["src/{engine,words,text}/**/*.ts"],
  testRunner: "vitest",
  vitest: { configFile: "stryker.vitest.mjs", related: false },
  coverageAnalysis: "perTest",
  concurrency: 2,
  // A mutant that only makes a loop run on is stopped after twice the usual time and this.
  timeoutMS: 5000,
  timeoutFactor: 2,
  incrementalFile: "coverage/mutation-incremental.json",
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: "coverage/mutation.json" },
  htmlReporter: { fileName: "coverage/mutation.html" },
  thresholds: { high: 95, low: 85, break: 85 },
};
