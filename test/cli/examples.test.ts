import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Example } from "../../src/model/case-report.ts";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { runCli } from "./run-cli.ts";

const cases = readdirSync(join(import.meta.dirname, "../../rules/cases"));
const home = ownFolder();

it("the examples are the cases, each with its verdict", async () => {
  const { stdout } = await runCli(["examples", "--format", "json"]);
  const examples = JSON.parse(stdout) as Example[];
  expect(examples.map(({ name }) => `${name}.yaml`)).toEqual(cases.toSorted());
  const { stdout: text } = await runCli(["examples"]);
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  for (const { name } of examples) expect(text).toContain(name);
});

it("a file that starts from an example decides as the example does, and is no case", async () => {
  await runCli(["init", "mine.yaml", "--from", "support-assistant"], { cwd: home });
  expect(readFileSync(join(home, "mine.yaml"), "utf8")).not.toMatch(/^(expect|source):/m);
  const { stdout } = await runCli(["mine.yaml", "--format", "outcome"], { cwd: home });
  expect(stdout).toBe("hybrid\n");
});

describe("the schema line of a file", () => {
  const firstLine = (file: string) => readFileSync(join(home, file), "utf8").split("\n")[0];
  const save = (file: string) =>
    runCli(["--facts", "yes", "--save", file, "--format", "outcome", "--rules", tinyFile], { cwd: home });

  it("leads from its own folder to the one of the program, or to what is beside it", async () => {
    for (const folder of ["decisions", "a/b", "own"]) mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, "own/advise.schema.json"), "{}");
    for (const file of ["x.yaml", "decisions/x.yaml", "a/b/x.yaml", "own/x.yaml"]) await save(file);
    expect(["x.yaml", "decisions/x.yaml", "a/b/x.yaml", "own/x.yaml"].map(firstLine)).toEqual(
      ["", "../", "../../", ""].map((way) => `# yaml-language-server: $schema=${way}advise.schema.json`),
    );
  });

  it("is met by a schema that init writes beside it, and that is not written over", async () => {
    mkdirSync(join(home, "new"));
    const init = (file: string) => runCli(["init", file, "--schema", "--rules", tinyFile], { cwd: home });
    expect(await init("new/answers.yaml")).toMatchObject({ code: 0 });
    expect(firstLine("new/answers.yaml")).toBe("# yaml-language-server: $schema=advise.schema.json");
    const { stdout } = await runCli(["schema", "answers", "--rules", tinyFile]);
    expect(readFileSync(join(home, "new/advise.schema.json"), "utf8")).toBe(stdout);
    expect(await init("new/again.yaml")).toMatchObject({ code: 0 });
    writeFileSync(join(home, "new/advise.schema.json"), "{}");
    expect(await init("new/third.yaml")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is there already") as string,
    });
    expect(existsSync(join(home, "new/third.yaml"))).toBe(false);
  });

  it("is not left behind where the answers file is not written", async () => {
    mkdirSync(join(home, "old"));
    writeFileSync(join(home, "old/there.yaml"), "advise: 1\n");
    const init = (...args: string[]) => runCli(["init", ...args, "--schema", "--rules", tinyFile], { cwd: home });
    expect(await init("old/there.yaml")).toMatchObject({ code: 2 });
    expect(await init("old/new.yaml", "--from", "no-such")).toMatchObject({ code: 2 });
    expect(existsSync(join(home, "old/advise.schema.json"))).toBe(false);
  });
});

it("a title that is given takes the place of the one in the file, and leaves the rest as it is", async () => {
  const text = "# Ours\nadvise: 1\ntitle: 'Old'  # for now\nanswers: {facts: yes}\n";
  writeFileSync(join(home, "titled.yaml"), text);
  const args = ["titled.yaml", "--title", "New: it", "--save", "titled.yaml", "--format", "json", "--rules", tinyFile];
  const { stdout } = await runCli(args, { cwd: home });
  expect(JSON.parse(stdout)).toMatchObject({ title: "New: it" });
  const saved = readFileSync(join(home, "titled.yaml"), "utf8");
  expect(saved.startsWith("# Ours\nadvise: 1\ntitle: 'New: it'  # for now\nanswers: {facts: yes}\n")).toBe(true);
});
