import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ownFolder } from "./own-folder.ts";
import { firstBlock } from "./readme-blocks.ts";

const root = join(import.meta.dirname, "..");
const skill = readFileSync(join(root, "skills/advise/SKILL.md"), "utf8");
const [, head = "", body = ""] = /^---\n([^]*?)\n---\n([^]*)$/.exec(skill) ?? [];

describe("the skill for agents", () => {
  it("has the head that the open format asks for", () => {
    const { name, description, license, compatibility, ...more } = parse(head) as Record<string, string>;
    // The name of a skill is that of its folder.
    expect({ name, license, more }).toEqual({ name: "advise", license: "MIT", more: {} });
    expect(description!.length).toBeLessThanOrEqual(1024);
    expect(compatibility!.length).toBeLessThanOrEqual(500);
    expect(body.split("\n").length).toBeLessThan(500);
  });

  it("never runs a bare npx, which would fetch another package of that name", () => {
    expect(body.match(/npx(?! --no -- advise )/g)).toBeNull();
  });

  it("names only questions and choices that there are", () => {
    const folder = ownFolder();
    writeFileSync(join(folder, "answers.yaml"), firstBlock(body, "yaml"));
    const ran = spawnSync(join(root, "dist/cli.js"), ["answers.yaml", "--format", "outcome"], { cwd: folder });
    expect(ran).toMatchObject({ status: 0, stderr: Buffer.from("") });
  });
});

const shells = [...body.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = ""]) => block.trim().split("\n"));
const inline = [...body.matchAll(/`(npx [^`]+)`/g)].map(([, command = ""]) => command.replace("ID", "knowledge"));

describe("a project in which the skill is followed", () => {
  const folder = ownFolder();
  const answers = join(folder, "answers.yaml");
  const run = (command: string) => spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });

  beforeAll(() => {
    mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(root, "dist/cli.js"), join(folder, "node_modules/.bin/advise"));
    writeFileSync(join(folder, "package.json"), '{"name": "a-project", "private": true}');
  });

  it("has something to follow", () => {
    expect(shells).toHaveLength(6);
    expect(inline).toHaveLength(2);
  });

  it.each([...shells, ...inline])("runs, one after the other: %s", (command) => {
    // What the skill has an agent write stands between a blank file and the first decision.
    if (existsSync(answers) && readFileSync(answers, "utf8").startsWith("# yaml-language-server")) {
      writeFileSync(answers, firstBlock(body, "yaml"));
    }
    const ran = run(command);
    expect(ran, ran.stderr).toMatchObject({ status: 0 });
    if (command.includes("--what-next")) expect(ran.stdout).toContain("What to ask next");
  });

  it("says at the end that the decision holds, and has left each answer as it was", () => {
    expect(run("npx --no -- advise check answers.yaml").stdout).toMatch(/answers\.yaml .* holds\n/);
    expect(readFileSync(answers, "utf8").startsWith(firstBlock(body, "yaml"))).toBe(true);
    expect(run("npx --no -- advise init answers.yaml").stderr).toContain("is not overwritten");
  });
});
