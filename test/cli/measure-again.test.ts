import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { runCli } from "./run-cli.ts";

const root = join(import.meta.dirname, "../..");
const folder = ownFolder();

beforeAll(() => cpSync(join(root, "docs/measure"), folder, { recursive: true }));

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function run(...args: string[]) {
  return runCli(args, { cwd: folder });
}

async function check(file: string) {
  const { code, stdout, stderr } = await run("check", file, "--measure", "--fail-on", "evidence", "--format", "json");
  const files = code === 2 ? [] : (JSON.parse(stdout) as { files: { findings: Finding[] }[] }).files;
  const found = files.flatMap(({ findings }) => findings.filter(({ about }) => about === "evidence"));
  return { code, said: found.map(({ message }) => message), all: stdout + stderr };
}
type Finding = { about: string; message: string };

/** Results of 40 questions: so many right alone, and all with the passage. */
function results(bare: number, label = "bare"): string {
  const rows = Array.from({ length: 40 }, (_, at) => [
    `Secret ${at}?,${label},${at < bare ? 1 : 0}`,
    `Secret ${at}?,given,1`,
  ]);
  return `id,condition,pass\n${rows.flat().join("\n")}\n`;
}

async function saved(name: string, ...args: string[]): Promise<string> {
  expect(await run("measure", ...args, "--save", name)).toMatchObject({ code: 0 });
  await run("check", name, "--update");
  return name;
}

describe("check --measure", () => {
  it.each([
    ["eval", ["results.csv", "--target", "80", "--best", "bare"]],
    ["search", ["handbook", "questions.jsonl"]],
    ["search", ["handbook", "questions.jsonl", "--lang", "none"]],
    ["examples", ["train.jsonl"]],
    ["usage", ["usage.csv"]],
  ])("finds nothing to say where measure %s %j was just saved", async (by, args) => {
    const name = await saved(`${by}-${args.length}.yaml`, by, ...args);
    expect(readFileSync(join(folder, name), "utf8")).toContain(`by: ${by}`);
    expect(await check(name)).toMatchObject({ code: 0, said: [] });
  });

  it("measures with the flags of the first time, which stand in the file", async () => {
    put("own.csv", results(34, "v1"));
    const name = await saved("own.yaml", "eval", "own.csv", "--target", "70", "--bare", "v1");
    expect(readFileSync(join(folder, name), "utf8")).toMatch(/with:\s+target: 0\.7\s+bare: v1/);
    expect(await check(name)).toMatchObject({ code: 0, said: [] });
  });

  it("tells evidence that moved and says the same from such as says something else", async () => {
    put("moves.csv", results(4));
    const name = await saved("moves.yaml", "eval", "moves.csv");
    put("moves.csv", results(5));
    const same = await check(name);
    expect([same.code, same.said]).toEqual([
      1,
      expect.arrayContaining([expect.stringContaining("measured again it is still core")]),
    ]);
    put("moves.csv", results(40));
    expect((await check(name)).said).toContain(
      "measured again, knowledge is none (0 to 9% of 40), and core was measured",
    );
    put("moves.csv", results(26));
    expect((await check(name)).said).toContain(
      "measured again, knowledge stays open between some and core (22 to 50% of 40), and core was measured",
    );
    put("moves.csv", results(4).replaceAll("given", "other"));
    expect((await check(name)).said).toContain("measured again, nothing is said of knowledge, and core was measured");
  });

  it("names a file that cannot be read any more by its place, and quotes nothing of it", async () => {
    put("lines.csv", results(4));
    const name = await saved("lines.yaml", "eval", "lines.csv");
    put("lines.csv", `id,condition,pass\nSECRET,bare,1\nq,"SECRET" SECRET,1\n`);
    const broken = await check(name);
    expect(broken.said).toContain(
      'knowledge cannot be measured again: "lines.csv" cannot be read as what it was, line 3, column 3',
    );
    expect(broken.all).not.toContain("SECRET");
    put("lines.csv", "SECRET\nSECRET SECRET\n");
    const other = await check(name);
    expect(other.said).toContain('knowledge cannot be measured again: "lines.csv" cannot be read as what it was');
    expect(other.all).not.toContain("SECRET");
  });

  it("says what is not there, and measures the rest", async () => {
    const name = await saved("gone.yaml", "usage", "usage.csv");
    put(name, readFileSync(join(folder, name), "utf8").replaceAll("usage.csv", "nowhere.csv"));
    expect(await check(name)).toMatchObject({ code: 0, said: ['the evidence of volume is not here: "nowhere.csv"'] });
  });

  const block = (measured: string) =>
    `advise: 1\nanswers:\n  volume: {value: 5, measured: {value: 5, of: 1, ${measured}}}\n`;
  it.each([
    ["an absolute path", "by: usage, files: [{file: /etc/passwd, sha256: x}]"],
    ["a way out", "by: usage, files: [{file: ../../etc/passwd, sha256: x}]"],
    ["a way out beside a good file", "by: usage, files: [{file: usage.csv, sha256: x}, {file: ../x, sha256: x}]"],
  ])("reads nothing by %s", async (_, measured) => {
    put("hostile.yaml", block(measured));
    expect((await check("hostile.yaml")).code).toBe(2);
  });

  it.each([
    ["a command that is none", "by: constructor, files: [{file: usage.csv, sha256: x}]"],
    ["a command that answers nothing", "by: history, files: [{file: ./, sha256: x}]"],
    ["no file", "by: usage, files: []"],
    ["flags that are none", "by: eval, with: {shell: rm}, files: [{file: results.csv, sha256: x}]"],
    ["a target that is none", "by: eval, with: {target: 7}, files: [{file: results.csv, sha256: x}]"],
    [
      "a language that is none",
      "by: search, with: {lang: ../x}, files: [{file: handbook/, sha256: x}, {file: questions.jsonl, sha256: x}]",
    ],
  ])("says of %s that it cannot be measured again", async (_, measured) => {
    put("odd.yaml", block(measured));
    expect((await check("odd.yaml")).said).toContain(
      "volume cannot be measured again: no command of advise writes such a block",
    );
  });

  it("is nothing that the action does", () => {
    expect(readFileSync(join(root, "action.yml"), "utf8")).not.toContain("--measure");
  });
});
