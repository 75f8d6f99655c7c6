import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { firstBlock } from "./readme-blocks.ts";
import { folderOfEachTest } from "./own-folder.ts";

const root = join(import.meta.dirname, "..");
const at = folderOfEachTest();

/** A project with advise installed, and one decision that was recorded in it. */
beforeEach(() => {
  mkdirSync(at("node_modules/.bin"), { recursive: true });
  symlinkSync(join(root, "dist/cli.js"), at("node_modules/.bin/advise"));
  writeFileSync(at("package.json"), '{"name": "a-project", "private": true}');
  mkdirSync(at("decisions"));
  cpSync(join(root, "rules/cases/support-assistant.yaml"), at("decisions/support.yaml"));
  shell("npx --no -- advise decisions/support.yaml --save decisions/support.yaml");
});

function shell(command: string) {
  const summary = at("summary.md");
  const env = { ...process.env, GITHUB_STEP_SUMMARY: summary, NO_UPDATE_NOTIFIER: "1" };
  return spawnSync("sh", ["-ec", command], { cwd: at(), env, encoding: "utf8" });
}

function breakDecision(): void {
  const file = at("decisions/support.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("style: beyond-prompting", "style: usual"));
}

type Workflow = { jobs: { check: { steps: { run?: string }[] } } };

/** The shell lines of the workflow in the docs, but for the one that installs. */
function workflowLines(): string[] {
  const text = firstBlock(readFileSync(join(root, "docs/commands.md"), "utf8"), "yaml", "npx --no -- advise check");
  const { steps } = (parse(text) as Workflow).jobs.check;
  return steps.flatMap(({ run }) => (run === undefined || run === "npm ci" ? [] : [run]));
}

describe("the workflow in the docs", () => {
  it("passes while the decision holds, and puts the table on the page of the job", () => {
    const ran = workflowLines().map(shell);
    expect(ran.map(({ status }) => status)).toEqual([0, 0]);
    expect(readFileSync(at("summary.md"), "utf8")).toContain("| `decisions/support.yaml` | hybrid | hybrid | holds |");
  });

  it("fails with an annotation when it changed", () => {
    breakDecision();
    const ran = workflowLines().map(shell);
    expect(ran.map(({ status }) => status)).toEqual([0, 1]);
    expect(ran[1]?.stdout).toMatch(/^::error file=decisions\/support\.yaml,line=\d+,/);
    expect(readFileSync(at("summary.md"), "utf8"), ran[0]?.stderr).toContain("**changed: answers**");
  });
});

it("the workflow in the docs names an answer whose review is due at its place", () => {
  const file = at("decisions/support.yaml");
  const text = readFileSync(file, "utf8").replace(
    "citations: required",
    "citations: {value: required, review-by: 2020-01-01}",
  );
  writeFileSync(file, text);
  const [, annotated] = workflowLines().map(shell);
  expect(annotated?.status).toBe(1);
  expect(annotated?.stdout).toMatch(/^::error file=decisions\/support\.yaml,line=\d+,.*review of citations was due/m);
});

describe("the pre-commit hook", () => {
  const [hook] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as {
    entry: string;
    files: string;
  }[];

  it("passes while the decision holds, and fails when it changed", () => {
    expect(shell(hook?.entry ?? "").status).toBe(0);
    breakDecision();
    expect(shell(hook?.entry ?? "").status).toBe(1);
  });

  it("runs when a YAML file changes", () => {
    const files = new RegExp(hook?.files ?? "^$");
    expect(["decisions/a.yaml", "b.yml", "readme.md"].map((name) => files.test(name))).toEqual([true, true, false]);
  });
});

it("the rulebook of one's own in the docs loads, and says why in a decision", () => {
  const text = firstBlock(readFileSync(join(root, "docs/rulebooks.md"), "utf8"), "yaml", "extends:");
  writeFileSync(at("ours.yaml"), text);
  expect(shell("npx --no -- advise --style beyond-prompting --rules ours.yaml --full").stdout).toContain(
    "Our voice matters less than it seems",
  );
});
