import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { folderOfEachTest } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { fixtures, type Run, runCli } from "./run-cli.ts";

const at = folderOfEachTest();
const own = ["--rules", "my rules.yaml"];
const overdue = "advise: 1\nanswers:\n  facts: {value: yes, review-by: 2026-01-01}\n";

beforeEach(() => {
  writeFileSync(at("my rules.yaml"), readFileSync(tinyFile));
  writeFileSync(at("a b.yaml"), overdue);
  writeFileSync(at("q.jsonl"), '{"question": "Which colour?", "answer": "blue"}\n');
  cpSync(join(fixtures, "broken-proofs.yaml"), at("it's broken.yaml"));
  mkdirSync(at("it's"));
});

const said: [args: string[], command: string][] = [
  [["init", "new one.yaml", ...own], "`advise 'new one.yaml' --rules 'my rules.yaml'`"],
  [["init", "it's/new.yaml"], "`advise 'it'\\''s/new.yaml'`"],
  [["batch", "a b.yaml", ...own], "`advise 'a b.yaml' --rules 'my rules.yaml'`"],
  [["a b.yaml", ...own], "`advise check 'a b.yaml' --fail-on expired --rules 'my rules.yaml'`"],
  [["a b.yaml", "--format", "adr", ...own], "`advise check 'a b.yaml'`"],
  [["measure", "kit", "q.jsonl", "-o", "my kit/"], "`sh 'my kit/run.sh' PROVIDER`"],
  [
    ["rules", "verify", "it's broken.yaml"],
    "advise --facts no --voice own --colour blue --rules 'it'\\''s broken.yaml'",
  ],
];

it.each(said)("%j says a command that can be run as it stands", async (args, command) => {
  expect(wordsOf(await runCli(args, { cwd: at() }))).toContain(command);
});

it("measure says how to renew a decision by a command that can be run as it stands, each on one line", async () => {
  cpSync(join(fixtures, "../../../docs/measure/results.csv"), at("results.csv"));
  const args = (name: string) => ["measure", "eval", "results.csv", "--save", name];
  for (const name of ["a b.yaml", "two\nlines.yaml"]) {
    writeFileSync(at(name), "advise: 1\nanswers: {volatility: daily}\n");
    expect((await runCli([name, "--save", name], { cwd: at() })).code).toBe(0);
  }
  expect(wordsOf(await runCli(args("a b.yaml"), { cwd: at() }))).toContain("`advise check 'a b.yaml' --update`");
  expect((await runCli(args("two\nlines.yaml"), { cwd: at() })).stderr).toMatch(/^Wrote two lines.yaml\.\n/);
});

it("check --update says that it has recorded a decision, and has nothing left to do then", async () => {
  const update = async () => wordsOf(await runCli(["check", "a b.yaml", "--update", ...own], { cwd: at() }));
  const first = await update();
  expect(first).toContain("a b.yaml:1 no decision was recorded, and now this one is");
  expect(first).toContain("1 file: 1 recorded.");
  writeFileSync(at("a b.yaml"), readFileSync(at("a b.yaml"), "utf8").replace("decision:", "decision:\n  form: old"));
  expect(await update()).toContain("holds (recorded anew)");
  expect(await update()).toMatch(/ holds (?!\(recorded)/);
});

it("costs on standard input are said to be from there", async () => {
  const costs = "advise: 1\nanswers: {volume: 1M}\ncosts: {horizon_months: 24}\n";
  expect(wordsOf(await runCli(["cost", "-"], { input: costs }))).toContain("costs: of <stdin>");
  const { stdout } = await runCli(["-", "--format", "json"], { input: costs });
  expect(stdout).toContain('"costs: of <stdin>"');
});

it("a folder is completed as a file is", async () => {
  const { stdout } = await runCli(["__complete", "--", "measure", "kit", "q.jsonl", "--output", ""]);
  expect(stdout).toBe("files\t\n");
});

/** What is said, without the ends of its lines. */
function wordsOf({ stdout, stderr }: Run): string {
  return `${stdout} ${stderr}`.replace(/\s+/g, " ");
}
