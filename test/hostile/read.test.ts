import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";

const folder = ownFolder();
const rules = ["--rules", join(folder, "rules.yaml")];
writeFileSync(join(folder, "rules.yaml"), readFileSync(tinyFile));

describe("a pipe among files", () => {
  it("is passed over with a word", async () => {
    for (const name of ["cases", "panel"]) {
      mkdirSync(join(folder, name));
      execFileSync("mkfifo", [join(folder, name, "pipe.yaml")]);
    }
    writeFileSync(join(folder, "cases/one.yaml"), "advise: 1\nanswers: {facts: yes}\nexpect: {outcome: rag}\n");
    const test = await runCli(["rules", "test", "rules.yaml"], { cwd: folder });
    expect(test).toMatchObject({ code: 0, stderr: "note: pipe.yaml is no file, and is passed over\n" });
    const panel = await runCli(["panel", "--facts", "yes", ...rules], { cwd: folder });
    expect(panel.stderr).toContain("note: pipe.yaml is no file, and is passed over\n");
    expect(panel.code).toBe(2);
  });
});

describe("a file from git", () => {
  const repository = join(folder, "repository");
  const git = (...args: string[]) => execFileSync("git", args, { cwd: repository, stdio: "pipe" });

  it.each<[what: string, content: Buffer]>([
    ["is not UTF-8", Buffer.from("advise: 1\ntitle: caf\u00e9\nanswers: {facts: yes}\n", "latin1")],
    ["is binary", Buffer.from("advise: 1\0\n")],
    ["is too large", Buffer.from(`advise: 1\n${"#".repeat(400_000)}\n`)],
    ["is cut in a character", Buffer.from([0x61, 0x3a, 0x20, 0xe2, 0x82])],
  ])("that %s is refused like a file", async (_, content) => {
    mkdirSync(repository, { recursive: true });
    git("init", "-q");
    writeFileSync(join(repository, "good.yaml"), "advise: 1\nanswers: {facts: yes}\n");
    writeFileSync(join(repository, "bad.yaml"), content);
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x", "--allow-empty");
    const said = async (name: string): Promise<unknown[]> => {
      const { code, stdout, stderr } = await runCli(["diff", name, "good.yaml", ...rules], { cwd: repository });
      return [
        code,
        stdout,
        stderr.replaceAll("HEAD:", "").replace(/(cannot be read from git: it is over|is too large).*/s, "large"),
      ];
    };
    expect(await said("HEAD:bad.yaml")).toEqual(await said("bad.yaml"));
    expect((await said("HEAD:bad.yaml"))[0]).toBe(2);
  });

  it("may begin with a byte order mark", async () => {
    writeFileSync(join(repository, "bad.yaml"), "\ufeffadvise: 1\nanswers: {facts: yes}\n");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x");
    expect((await runCli(["diff", "HEAD:bad.yaml", "good.yaml", ...rules], { cwd: repository })).code).toBe(0);
  });
});

describe("a rulebook that extends another with the names that every object has", () => {
  const names = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "__proto__");

  it.each(names)("%s", async (name) => {
    const file = join(folder, "extends.yaml");
    const lines = [
      "extends: default",
      "id: ours",
      'version: "1"',
      "date: 2026-01-01",
      "why: so",
      `sources: {${name}: {title: T, where: W, finding: F}}`,
      `claims: {${name}: {source: ${name}, says: S, placed: here}}`,
      `next-steps: {${name}: [{do: this}]}`,
    ];
    writeFileSync(file, lines.join("\n"));
    const ran = await runCli(["--knowledge", "core", "--rules", file, "--format", "json"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const { rulebook } = JSON.parse(ran.stdout) as { rulebook: { changes: { id: string; did: string }[] } };
    expect(rulebook.changes.map(({ id, did }) => [id, did])).toEqual([[name, "added"]]);

    // An id has no underscore, and those that do are no ids to be removed.
    const removed = name.includes("_") ? "nothing-there" : name;
    const wrong = `settings: {${name}: 1}\nrules: [{id: new, ${name}: 1}]\nremove: [${removed}]\n`;
    writeFileSync(file, `${lines.slice(0, 5).join("\n")}\n${wrong}`);
    const refused = await runCli(["--knowledge", "core", "--rules", file]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`"${name}" is not a key that can stand here`);
    expect(refused.stderr).toContain(`"${removed}" is nothing in the rulebook that is extended`);
  });
});
