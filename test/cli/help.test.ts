import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { shipped } from "../shipped.ts";
import { helpsOf } from "./helps.ts";
import { runCli } from "./run-cli.ts";

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
  return (help.split("\nExamples:\n")[1] ?? "")
    .split("\n\n")[0]!
    .split("\n")
    .filter((line) => line !== "");
}

const helps = await helpsOf();

describe.each(helps)("the help of advise %s", (path, help) => {
  const examples = examplesIn(help);

  it("has two to four examples of it", () => {
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

const manyQuestions = {
  id: "many",
  version: "1",
  date: "2026-11-01",
  extends: "default",
  questions: Array.from({ length: 90 }, (_, at) => ({
    id: `a-question-of-our-own-${at}`,
    ask: "Ours?",
    why: "We ask it",
    choices: ["yes", "no", "perhaps"].map((id) => ({ id, label: id })),
  })),
};

describe("the help of the program", () => {
  it.each<[string, string[]]>([
    ["the shipped rulebook", []],
    ["a rulebook of one's own with 90 questions more", ["--rules", "many.json"]],
  ])("is 60 lines of 80 columns at most with %s", async (_, flags) => {
    writeFileSync(join(home, "many.json"), JSON.stringify(manyQuestions));
    const { code, stdout } = await runCli(["--help", ...flags], { cwd: home });
    const lines = stdout.trimEnd().split("\n");
    expect([code, lines.length <= 60, lines.filter((line) => line.length > 80)]).toEqual([0, true, []]);
    if (flags.length > 0) expect(stdout).toMatch(/and \d+ more: `advise help answers`/);
    else for (const { id } of shipped.questions) expect(stdout).toContain(` --${id}  `);
  });

  it.each(helps.map(([path]) => path))("is one by -h, --help and help: advise %s", async (path) => {
    const words = path.split(" ").filter((word) => word !== "");
    const [short, long, word] = await Promise.all(
      [
        [...words, "-h"],
        [...words, "--help"],
        ["help", ...words],
      ].map((args) => runCli(args)),
    );
    expect(short).toEqual(long);
    expect(word).toEqual(long);
  });

  it("has every question with its choices, and every flag, on a page of its own", async () => {
    const { stdout: answers } = await runCli(["help", "answers"]);
    const { stdout: flags } = await runCli(["help", "flags"]);
    const read = answers.replace(/\s+/g, " ");
    for (const { id, ask, choices } of shipped.questions)
      for (const text of [`--${id} `, ask, ...choices.map((choice) => choice.label)]) expect(read).toContain(text);
    for (const flag of ["--version", "--fail-on", "--what-next", "--help"]) expect(flags).toContain(flag);
    for (const text of [answers, flags]) expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});

/** Puts in place what the examples name; the file that one of `init` is to write is not there yet. */
function prepare(example: string): void {
  rmSync(join(home, "answers.yaml"), { force: true });
  if (!example.includes(" init ")) cpSync(aCase, join(home, "answers.yaml"));
}
