import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { writeFileAtomic, writeResult } from "../../src/save/write-file.ts";
import { runCli } from "../cli/run-cli.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { folderOfEachTest } from "../own-folder.ts";

const at = folderOfEachTest();
beforeEach(() => {
  writeFileSync(at("answers.yaml"), "advise: 1\nanswers:\n  facts: yes\n");
  writeFileSync(at("rules.yaml"), readFileSync(tinyFile));
  for (const folder of ["cases", "panel", "docs"]) mkdirSync(at(folder));
  writeFileSync(at("cases/one.yaml"), "advise: 1\nanswers: {facts: yes}\nexpect: {outcome: rag}\n");
  symlinkSync("answers.yaml", at("link.yaml"));
  symlinkSync(".", at("here"));
});

function all(): string[][] {
  return [".", "cases", "panel", "docs"].flatMap((name) =>
    readdirSync(at(name), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(at(name), entry.name), "utf8")])
      .sort(),
  );
}

const rules = ["--rules", "rules.yaml"];

/** Answers that rest on a file and on a folder. */
const measured = `advise: 1
answers:
  facts:
    value: yes
    because: It was measured
    measured:
      by: eval
      value: yes
      files: [{file: docs/results.csv, sha256: ${"a".repeat(64)}}, {file: docs/, sha256: ${"a".repeat(64)}}]
      of: 40
`;

describe("--output that names a file which is read or saved", () => {
  it.each([
    ["the answers", ["answers.yaml", "-o", "answers.yaml"]],
    ["the answers by a link", ["answers.yaml", "-o", "link.yaml"]],
    ["the answers by a path", ["answers.yaml", "-o", "cases/../here/answers.yaml"]],
    ["a link to the answers", ["./link.yaml", "-o", "answers.yaml"]],
    ["the answers by a hard link", ["answers.yaml", "-o", "hard.yaml"]],
    ["the rulebook", ["answers.yaml", "-o", "here/rules.yaml"]],
    ["the saved file, which is new", ["answers.yaml", "--save", "new.yaml", "-o", "here/new.yaml"]],
    ["the saved file", ["answers.yaml", "--save", "answers.yaml", "--output", "link.yaml"]],
    ["a file of diff", ["diff", "answers.yaml", "cases/one.yaml", "-o", "cases/one.yaml"]],
    ["a file of panel", ["panel", "answers.yaml", "-o", "answers.yaml"]],
    ["a file of cost", ["cost", "answers.yaml", "-o", "answers.yaml"]],
    ["prices", ["cost", "--prices", "prices.yaml", "-o", "prices.yaml"]],
    ["a checked file", ["check", "answers.yaml", "--update", "-o", "link.yaml"]],
    ["a file of a checked folder", ["check", "cases", "--update", "-o", "here/cases/one.yaml"]],
    ["a linted rulebook", ["rules", "lint", "rules.yaml", "-o", "rules.yaml"]],
    ["a case", ["rules", "test", "-o", "cases/one.yaml"]],
    ["the rulebook of a schema", ["schema", "answers", "-o", "rules.yaml"]],
    ["a case that is an example", ["examples", "-o", "cases/one.yaml"]],
    ["a case of a linted rulebook", ["rules", "lint", "rules.yaml", "-o", "here/cases/one.yaml"]],
    ["a framework of the panel", ["panel", "answers.yaml", "-o", "panel/other.yaml"]],
    ["the published cases", ["answers.yaml", "-o", "published.yaml"]],
    ["a document", ["measure", "search", "docs", "questions.jsonl", "-o", "here/docs/one.md"]],
    ["what an answer was measured on", ["check", "measured.yaml", "--update", "-o", "docs/results.csv"]],
    ["a file of a folder that an answer was measured on", ["check", "measured.yaml", "-o", "docs/one.md"]],
  ])("%s", async (_, args) => {
    linkSync(at("answers.yaml"), at("hard.yaml"));
    writeFileSync(at("prices.yaml"), "{}\n");
    writeFileSync(at("rules.yaml"), `${readFileSync(tinyFile, "utf8")}precedents: published.yaml\n`);
    writeFileSync(at("measured.yaml"), measured);
    for (const file of ["published.yaml", "panel/other.yaml", "docs/one.md", "docs/results.csv"])
      writeFileSync(at(file), "id: other\n");
    const before = all();
    const linted = args[0] === "rules" && args[1] === "lint";
    const ran = await runCli([...args, ...(linted ? [] : rules)], { cwd: at() });
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toMatch(/which the result would replace/);
    expect(all()).toEqual(before);
  });

  it("is written where it is another file", async () => {
    for (const output of ["out.txt", "out.txt", "here/other.txt"]) {
      const ran = await runCli(["answers.yaml", "--format", "outcome", "-o", output, ...rules], { cwd: at() });
      expect([ran.code, ran.stderr]).toEqual([0, ""]);
      expect(readFileSync(at(output), "utf8")).toBe("rag\n");
    }
  });
});

describe("a file that is replaced", () => {
  // Only a privileged user can give a file away, and so see that it is given back.
  it.runIf(process.getuid?.() === 0)("keeps its owner, group and permissions", async () => {
    const commands = [
      ["answers.yaml", "--save", "answers.yaml"],
      ["check", "answers.yaml", "--update"],
      ["answers.yaml", "--save", "other.yaml", "--force"],
      ["cases/one.yaml", "-o", "answers.yaml"],
    ];
    for (const args of commands) {
      for (const name of ["answers.yaml", "other.yaml"]) {
        writeFileSync(at(name), "advise: 1\nanswers:\n  facts: yes\n");
        chownSync(at(name), 1234, 2345);
        chmodSync(at(name), 0o640);
      }
      expect((await runCli([...args, ...rules], { cwd: at() })).code).toBe(0);
      const written = args.includes("--force") ? "other.yaml" : "answers.yaml";
      const { uid, gid, mode } = statSync(at(written));
      expect([uid, gid, mode & 0o7777]).toEqual([1234, 2345, 0o640]);
      expect(readFileSync(at(written), "utf8")).not.toBe("advise: 1\nanswers:\n  facts: yes\n");
    }
  });

  it("with other names is refused with the reason, and a result is written for all of them", async () => {
    linkSync(at("answers.yaml"), at("hard.yaml"));
    const before = all();
    expect(await writeFileAtomic(at("answers.yaml"), "new", { overwrite: true })).toMatchObject({
      message: "has 2 names (hard links), of which only this one would change",
    });
    const saved = await runCli(["answers.yaml", "--save", "answers.yaml", ...rules], { cwd: at() });
    expect([saved.code, saved.stderr.includes("hard links")]).toEqual([2, true]);
    expect(all()).toEqual(before);
    expect(await writeResult(at("hard.yaml"), "new", { name: "", inOneGo: (work) => work() })).toBeNull();
    expect(readFileSync(at("answers.yaml"), "utf8")).toBe("new");
  });
});

describe("check", () => {
  async function checked(...names: string[]): Promise<string[]> {
    const { stdout } = await runCli(["check", ...names, "--format", "json", ...rules], { cwd: at() });
    return (JSON.parse(stdout) as { files: { file: string }[] }).files.map(({ file }) => file);
  }

  it("does not follow a link to a folder, by folder or by pattern, and reads a file that has several names once", async () => {
    mkdirSync(at("tree"));
    mkdirSync(at("outside"));
    writeFileSync(at("outside/far.yaml"), "advise: 1\nanswers: {facts: no}\n");
    writeFileSync(at("tree/near.yaml"), "advise: 1\nanswers: {facts: no}\n");
    symlinkSync("../outside", at("tree/out"));
    symlinkSync("..", at("tree/up"));
    symlinkSync("/", at("tree/root"));
    symlinkSync("near.yaml", at("tree/same.yaml"));
    linkSync(at("tree/near.yaml"), at("tree/zhard.yaml"));
    symlinkSync("nowhere", at("tree/broken.yaml"));
    expect(await checked("tree")).toEqual(["tree/near.yaml"]);
    expect(await checked("tree/**/*.yaml")).toEqual(["tree/near.yaml"]);
    expect(await checked("tree", "tree/same.yaml", "here/tree/near.yaml")).toEqual(["here/tree/near.yaml"]);
    symlinkSync("../outside/far.yaml", at("tree/file.yaml"));
    expect(await checked("tree")).toEqual(["tree/file.yaml", "tree/near.yaml"]);
    expect(await checked("tree/out")).toEqual(["tree/out/far.yaml"]);
  });
});
