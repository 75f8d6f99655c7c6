import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { wantsColour } from "../../src/commands/command-line/colour.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { ownFolder } from "../own-folder.ts";
import { runCli } from "./run-cli.ts";

type Env = Record<string, string>;

/** From what wins over all the rest to what is left without a word from anyone. */
const wishes: [args: string[], env: Env, inTerminal: boolean, inPipe: boolean][] = [
  [["--no-color"], { FORCE_COLOR: "1", TERM: "xterm" }, false, false],
  [["rules", "lint", "--no-color"], {}, false, false],
  [[], { NO_COLOR: "1", FORCE_COLOR: "1" }, false, false],
  [[], { NO_COLOR: "0" }, false, false],
  [[], { FORCE_COLOR: "1", TERM: "dumb" }, true, true],
  [[], { FORCE_COLOR: "3" }, true, true],
  [[], { FORCE_COLOR: "true" }, true, true],
  [[], { FORCE_COLOR: "0" }, false, false],
  [[], { FORCE_COLOR: "false" }, false, false],
  [[], { NO_COLOR: "", FORCE_COLOR: "" }, true, false],
  [[], { NO_COLOR: "", FORCE_COLOR: "1" }, true, true],
  [[], { TERM: "dumb" }, false, false],
  [[], { TERM: "xterm-256color" }, true, false],
  [[], {}, true, false],
];

it.each(wishes)("%j with %j: colour in a terminal is %s, in a pipe %s", (args, env, inTerminal, inPipe) => {
  expect(wantsColour({ args, env, terminal: true })).toBe(inTerminal);
  expect(wantsColour({ args, env, terminal: false })).toBe(inPipe);
});

const own = ["--rules", tinyFile];
const folder = ownFolder();

describe.each([
  ["a decision", ["support.yaml", "--verbose", "--what-next", ...own]],
  ["a decision by the shipped rules", ["--volatility", "daily", "--style", "beyond-prompting", "--verbose"]],
  ["check", ["check", "decisions", ...own]],
  ["diff", ["diff", "support.yaml", "decisions/changed.yaml", ...own]],
  ["explain", ["explain", "volatility"]],
  ["cost", ["cost"]],
  ["panel", ["panel", "support.yaml", ...own]],
  ["examples", ["examples"]],
  ["terms", ["terms"]],
  ["measure", ["measure", "eval", "../../../docs/measure/results.csv"]],
  ["rules lint", ["rules", "lint", "one-id.yaml"]],
  ["rules test", ["rules", "test", tinyFile]],
  ["rules verify", ["rules", "verify", tinyFile]],
])("a pager shows %s as it is", (_, args) => {
  it("has no control but colour, which ends where its line ends", async () => {
    const { stdout } = await runCli(args, { colour: { stdout: true, stderr: true } });
    expect(stdout).not.toBe("");
    for (const line of stdout.split("\n")) {
      const colours = [...line.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => Number(code));
      expect(line.replace(/\u001b\[\d+m/g, "")).not.toMatch(/\p{Cc}/u);
      expect(stylesLeftOn(colours), line).toEqual([]);
    }
  });

  it("is the same in a file, whatever terminal and machine it is written from", async () => {
    const terminal = { colour: { stdout: true, stderr: true }, columns: 30, rows: 40, program: "npx --no -- advise" };
    const file = join(folder, "result.txt");
    await runCli([...args, "-o", file], terminal);
    expect(readFileSync(file, "utf8")).toBe((await runCli(args)).stdout);
    expect((await runCli([...args, "-o", "-"], terminal)).stdout).toBe((await runCli(args, terminal)).stdout);
  });

  it("is at most 80 columns wide, whatever the terminal, but for an address", async () => {
    const { stdout } = await runCli(args, { columns: 200 });
    const wide = stdout.split("\n").filter((line) => [...line].length > 80);
    expect(wide.filter((line) => !/^\s*https?:\/\/\S+$/.test(line))).toEqual([]);
  });
});

/** Bold and dim end with 22, a colour with 39, and all with 0. */
function stylesLeftOn(codes: readonly number[]): string[] {
  const on = new Set<string>();
  for (const code of codes) {
    if (code === 0) on.clear();
    else if (code === 22) on.delete("weight");
    else if (code === 39) on.delete("colour");
    else on.add(code < 30 ? "weight" : "colour");
  }
  return [...on];
}
