/** The tests that need more than the sources, by what they need beside the build. Every other test is of the project `unit`. */
export const needing = {
  /** The built bin, or the built page as text. */
  bin: [
    "test/{batch,bin,kit-promptfoo,measure-guide,measure-million,flips-through-bin,readme,review-snippets,skill}.test.ts",
    "test/action/steps.test.ts",
    "test/cli/{edited-rules,help,open}.test.ts",
    "test/completion/**/*.test.ts",
    "test/kill/**/*.test.ts",
    "test/scale/**/*.test.ts",
    "test/fuzz/**/*.test.ts",
    "test/hostile/{large,places,smuggled,sweep}.test.ts",
    "test/report/hostile.test.ts",
  ],
  /** A process of its own: a module of Node is put in its place there. */
  alone: ["test/load/files/on-windows.test.ts"],
  /** npm, which packs and installs. */
  package: ["test/package.test.ts"],
  /** A pseudo-terminal. */
  terminal: ["test/pty/**/*.test.ts", "test/hostile/{signals,streams,surroundings}.test.ts"],
  /** Chromium. */
  browser: ["test/**/*.browser.test.ts"],
};
