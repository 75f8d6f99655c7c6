import { describe, expect, it } from "vitest";
import { calledAs } from "../../src/commands/command-line/called-as.ts";

const own = "/lib/advise/cli.js";
const other = "/usr/share/advise/other";
const through = "npx --no -- advise";

/** What the bare name runs, by folder. */
const bins: Readonly<Record<string, string>> = {
  "/usr/bin": own,
  "/opt/bin": other,
  "/p/node_modules/.bin": own,
  "C:\\p\\node_modules\\.bin\\": own,
};

describe("how the program is called", () => {
  it.each([
    ["by its name, which is installed for all", { byNpm: false, folders: ["/bin", "/usr/bin"] }, "advise"],
    ["by its name, also in a script of npm", { byNpm: true, folders: ["/p/node_modules/.bin", "/usr/bin"] }, "advise"],
    ["by its name, from a folder of a project that is on PATH", { folders: ["/p/node_modules/.bin"] }, "advise"],
    ["through npx, which put that folder there", { byNpm: true, folders: ["/p/node_modules/.bin", "/bin"] }, through],
    ["through npx on Windows", { byNpm: true, folders: ["C:\\p\\node_modules\\.bin\\"] }, through],
    ["through npx, where another goes by the name", { folders: ["/opt/bin", "/usr/bin"] }, through],
    ["through npx, where nothing goes by the name", { folders: ["/bin", ""] }, through],
    ["through npx, where there is no PATH", { folders: [] }, through],
  ])("is %s", (_, call, expected) => {
    expect(calledAs({ own, byNpm: false, runs: (folder) => bins[folder], ...call })).toBe(expected);
  });
});
