import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { CheckReport } from "../../src/model/check.ts";
import type { Difference } from "../../src/model/difference.ts";
import { runCli } from "./run-cli.ts";
import { folderOfEachTest } from "../own-folder.ts";

const at = folderOfEachTest();

function edit(name: string, from: string | RegExp, to: string): void {
  const before = readFileSync(at(name), "utf8");
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${name} has no ${String(from)}`);
  writeFileSync(at(name), after);
}

function git(...args: string[]): void {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...args], { cwd: at(), stdio: "pipe" });
}

function advise(args: string[], version = "1.2.3") {
  return runCli(args, { cwd: at(), version });
}

const own = ["--rules", "ours.yaml"];

/** The exit code of check, and its only file. */
async function check(args: string[] = [], version?: string) {
  const ran = await advise(["check", "answers.yaml", ...own, "--format", "json", ...args], version);
  const { files } = JSON.parse(ran.stdout) as CheckReport;
  if (!files[0]) throw new Error("nothing was checked");
  return { code: ran.code, file: files[0] };
}

const rulebook = `# Our own weights.
extends: default
id: ours
version: "1"
date: 2026-11-01
rules:
  - id: style-beyond
    weight: 6
    why: Customers complain about the tone.
`;

const answers = `# What we know of the assistant.
advise: 1
title: Assistant
answers:
  knowledge: core
  volatility: daily # prices
  volume: 250k
`;

beforeEach(async () => {
  git("init", "--quiet", "--initial-branch=main");
  writeFileSync(at("ours.yaml"), rulebook);
  writeFileSync(at("answers.yaml"), answers);
  await advise(["answers.yaml", ...own, "--save", "answers.yaml"]);
  git("add", ".");
  git("commit", "--quiet", "-m", "decide");
});

describe("a committed decision", () => {
  it("holds while nothing moves", async () => {
    const { code, file } = await check(["--fail-on", "moved,no-decision"]);
    expect(code).toBe(0);
    expect(file).toMatchObject({
      recorded: { outcome: "rag" },
      now: { outcome: "rag" },
      moved: [],
      points: [],
      findings: [],
    });
  });

  it("no longer holds when an answer changes the outcome, which diff with the last commit shows", async () => {
    edit("answers.yaml", "volatility: daily # prices", "volatility: daily # prices\n  style: beyond-prompting");
    const { code, file } = await check();
    expect(code).toBe(1);
    expect(file).toMatchObject({ changed: true, moved: ["answers"], now: { outcome: "hybrid" } });
    expect(file.points.map(({ rule }) => rule)).toContain("style-beyond");

    git("commit", "--quiet", "-am", "the tone matters");
    const ran = await advise(["diff", "HEAD~1:answers.yaml", "answers.yaml", ...own, "--format", "json"]);
    const difference = JSON.parse(ran.stdout) as Difference;
    expect(ran.code).toBe(1);
    expect(difference).toMatchObject({
      a: { outcome: "rag" },
      b: { outcome: "hybrid" },
      answers: [{ question: "style", a: null, b: "beyond-prompting" }],
      decisive: [{ questions: ["style"], outcome: "hybrid" }],
      triedUpTo: null,
    });
  });

  it("no longer holds when a weight changes the outcome, which diff shows of the records", async () => {
    edit("answers.yaml", "volatility: daily # prices", "volatility: daily\n  style: beyond-prompting");
    await advise(["check", "answers.yaml", ...own, "--update"]);
    git("commit", "--quiet", "-am", "the tone matters");
    edit("ours.yaml", "weight: 6", "weight: 0");
    const { code, file } = await check();
    expect(code).toBe(1);
    expect(file).toMatchObject({
      changed: true,
      moved: ["rulebook"],
      recorded: { outcome: "hybrid" },
      now: { outcome: "rag" },
    });
    expect(file.points.map(({ rule }) => rule)).toEqual(["style-beyond"]);

    const updated = await advise(["check", "answers.yaml", ...own, "--update"]);
    expect(updated.code).toBe(0);
    git("commit", "--quiet", "-am", "new weights");
    const ran = await advise(["diff", "HEAD~1:answers.yaml", "answers.yaml", ...own, "--format", "json"]);
    const { records } = JSON.parse(ran.stdout) as Difference;
    expect(records?.moved).toEqual(["rulebook"]);
    expect(records?.points.map(({ rule }) => rule)).toEqual(["style-beyond"]);
  });
});

describe("a change too small to matter is said, and fails only where that is asked for", () => {
  const small: [name: string, change: () => void, moved: string, version?: string][] = [
    ["an answer", () => edit("answers.yaml", "250k", "260k"), "answers"],
    ["a weight", () => edit("ours.yaml", "weight: 6", "weight: 5"), "rulebook"],
    ["the engine", () => undefined, "engine", "1.2.4"],
  ];
  it.each(small)("%s", async (_, change, moved, version) => {
    change();
    const { code, file } = await check([], version);
    expect(code).toBe(0);
    expect(file).toMatchObject({ changed: false, moved: [moved], findings: [{ about: "moved", level: "notice" }] });
    expect((await check(["--fail-on", "moved"], version)).code).toBe(1);
    // Each mention counts, not the last alone.
    expect((await check(["--fail-on", "moved", "--fail-on", "no-decision"], version)).code).toBe(1);
  });

  it("and what decides nothing is not even said: comments, layout, reasons, a new version of the rulebook", async () => {
    edit("answers.yaml", "volatility: daily # prices", "volatility: {value: 'daily', because: Prices move}");
    edit("ours.yaml", 'version: "1"', 'version: "2" # the same');
    edit("ours.yaml", "Customers complain about the tone.", "Sales asked for it.");
    expect((await check(["--fail-on", "moved"])).file.findings).toEqual([]);
  });
});

describe("diff", () => {
  it("reads a revision from a folder inside the repository", async () => {
    mkdirSync(at("inside"));
    const ran = await runCli(["diff", "HEAD:./../answers.yaml", "../answers.yaml", "--format", "json"], {
      cwd: at("inside"),
    });
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
  });

  it.each([
    ["HEAD:nowhere.yaml", "path 'nowhere.yaml' does not exist in 'HEAD'"],
    ["--help:x", "is not one of its flags"],
    ["HEAD~9:answers.yaml", "invalid object name"],
  ])("says what is wrong with %s, and exits 2", async (name, reason) => {
    const ran = await advise(["diff", name, "answers.yaml", ...own]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(reason);
  });
});
