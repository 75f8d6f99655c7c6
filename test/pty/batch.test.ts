import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { openTerminal } from "./terminal.ts";

const folder = ownFolder();

const count = 60_000;
writeFileSync(
  join(folder, "sheets.ndjson"),
  `{"answers": {"facts": "yes", "voice": "own", "cite": "no"}}\n`.repeat(count),
);

const bin = join(import.meta.dirname, "../../dist/cli.js");
function shell(line: string, { columns = 80, term = "xterm" } = {}) {
  return openTerminal({
    program: "/bin/sh",
    cwd: folder,
    columns,
    args: ["-c", `TERM=${term} "${process.execPath}" "${bin}" batch sheets.ndjson --rules "${tinyFile}" ${line}`],
  });
}

function outputLines(): number {
  return readFileSync(join(folder, "out"), "utf8").split("\n").length - 1;
}

describe("a batch in a terminal", () => {
  it.each([80, 20])(
    "says how far it is when the result goes elsewhere, in %i columns, and leaves nothing",
    async (columns) => {
      const terminal = shell("> out", { columns });
      expect(await terminal.exit).toBe(0);
      expect(terminal.raw()).toMatch(/[\d,]+ lines, \d+ %, [\d,]+ a second/);
      expect(terminal.screen()).toBe("");
      expect(outputLines()).toBe(count);
    },
  );

  it("says nothing where the result is on the same terminal", async () => {
    const terminal = shell("--fields outcome");
    expect(await terminal.exit).toBe(0);
    expect(terminal.raw()).toContain('{"outcome":"hybrid"}');
    expect(terminal.raw()).not.toContain("a second");
  });

  it("says nothing where the terminal is dumb", async () => {
    const terminal = shell("> out", { term: "dumb" });
    expect(await terminal.exit).toBe(0);
    expect(terminal.raw()).toBe("");
  });
});
