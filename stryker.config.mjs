/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: ["src/engine/**/*.ts"],
  testRunner: "vitest",
  vitest: { configFile: "stryker.vitest.mjs", related: false },
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 5000,
  timeoutFactor: 2,
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: "coverage/mutation.json" },
  htmlReporter: { fileName: "coverage/mutation.html" },
  thresholds: { high: 95, low: 85, break: 85 },
};
