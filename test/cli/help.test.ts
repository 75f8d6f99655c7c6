import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { helpsOf } from "./helps.ts";

const root = join(import.meta.dirname, "../..");
const home = ownFolder();

const sheets = '{"id": 7, "answers": {"knowledge": "core"}}\n';
const aCase = join(root, "rules/cases/support-assistant.yaml");

/** A project in git, with advise installed. */
beforeAll(() => {
  mkdirSync(join(home, ".config/fish/completions"), { recursive: true });
  mkdirSync(join(home, "bin"));
  symlinkSync(join(root, "dist/cli.js"), join(home, "bin/advise"));
  for (const file of ["answers.yaml", "decisions/support.yaml", "cases/support.yaml"]) cpSync(aCase, join(home, file));
  writeFileSync(join(home, "mine.yaml"), `extends: default\nid: mine\nversion: "1"\ndate: 2026-11-01\n`);
  writeFileSync(join(home, "sheets.ndjson"), sheets);
  const measured = join(root, "docs/measure");
  for (const file of ["questions.jsonl", "results.csv", "train.jsonl", "usage.csv"])
    cpSync(join(measured, file), join(home, file));
  cpSync(join(measured, "train.jsonl"), join(home, "test.jsonl"));
  cpSync(join(measured, "handbook"), join(home, "docs"), { recursive: true });
  git("init", "-q");
  for (const message of ["first", "second"]) {
    writeFileSync(join(home, "log"), message);
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }
});

function git(...args: string[]) {
  return execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], { cwd: home });
}

function examplesIn(help: string): string[] {
  return (help.split("\nExamples:\n")[1] ?? "").split("\n").filter((line) => line !== "");
}

describe.each(await helpsOf())("the help of advise %s", (path, help) => {
  const examples = examplesIn(help);

  it("ends with two to four examples of it", () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(examples.length).toBeLessThanOrEqual(4);
    expect(examples.filter((line) => !line.startsWith("  ") || !line.includes(`advise ${path}`))).toEqual([]);
  });

  it("is no wider than 80 columns", () => {
    expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(examples)("has an example that works: %s", (example) => {
    prepare(example);
    const path = `${join(home, "bin")}:${process.env.PATH ?? ""}`;
    const ran = spawnSync("bash", ["-c", example], {
      cwd: home,
      encoding: "utf8",
      input: sheets,
      env: { ...process.env, PATH: path, HOME: home },
    });
    expect({ ran, ok: ran.status === 0 || ran.status === 1 }).toMatchObject({ ok: true });
  });
});

/** Puts in place what the examples name; the file that one of `init` is to write is not there yet. */
function prepare(example: string): void {
  rmSync(join(home, "answers.yaml"), { force: true });
  if (!example.includes(" init ")) cpSync(aCase, join(home, "answers.yaml"));
}
