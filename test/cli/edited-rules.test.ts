import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { folderOfEachTest } from "../own-folder.ts";

const root = join(import.meta.dirname, "../..");
const at = folderOfEachTest();

beforeEach(() => {
  for (const part of ["dist", "rules", "package.json"]) cpSync(join(root, part), at(part), { recursive: true });
});

function advise(...args: string[]) {
  const ran = spawnSync(process.execPath, ["dist/cli.js", ...args], { cwd: at(), encoding: "utf8" });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}
function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(at(`rules/${file}`), "utf8");
  expect(text).toMatch(from);
  writeFileSync(at(`rules/${file}`), text.replace(from, to));
}

function said(file: string): string {
  return `rules/${file} has changed since the build; reading it anew.\n`;
}

it("a comment in the shipped rulebook is noticed, and decides nothing", () => {
  const built = advise("rules/cases/support-assistant.yaml", "--format", "json");
  expect(built).toMatchObject({ status: 0, stderr: "" });
  appendFileSync(at("rules/rag-or-fine-tuning.yaml"), "# ours\n");
  expect(advise("rules/cases/support-assistant.yaml", "--format", "json")).toEqual({
    ...built,
    stderr: said("rag-or-fine-tuning.yaml"),
  });
});

it("a weight in the shipped rulebook that is edited after the build counts", () => {
  const scores = (): unknown => {
    const ran = advise("--knowledge", "core", "--format", "json");
    expect(ran.status).toBe(0);
    return (JSON.parse(ran.stdout) as { scores: unknown }).scores;
  };
  const before = scores() as { rag: number };
  edit("rag-or-fine-tuning.yaml", /(- id: know-core\n {2}when: .*\n {2}weight: )\d+/, "$1 1");
  const after = scores() as { rag: number };
  expect(after.rag).toBeLessThan(before.rag);
  expect(after.rag).toBeGreaterThan(0);
});

it("a mistake in the shipped rulebook that is made after the build is refused at its place", () => {
  edit("rag-or-fine-tuning.yaml", /weight: \d+/, "weight: heavy");
  const ran = advise("--knowledge", "core");
  expect(ran).toMatchObject({ status: 2, stdout: "" });
  expect(ran.stderr).toMatch(
    /^rules\/rag-or-fine-tuning\.yaml has changed since the build[^]+\n.*yaml:\d+:\d+ .*weight/,
  );
});

it("a price in the shipped list that is edited after the build counts, and a comment does not", () => {
  const cost = () => advise("cost", "rules/cases/support-assistant.yaml");
  const built = cost();
  expect(built.status).toBe(0);
  appendFileSync(at("rules/prices.yaml"), "# ours\n");
  expect(cost()).toEqual({ ...built, stderr: said("prices.yaml") + built.stderr });
  edit("prices.yaml", "rag.setup_hours: {value: 40,", "rag.setup_hours: {value: 41,");
  expect(cost().stdout).not.toBe(built.stdout);
});

it("a file that the build made nothing of is read as it is", () => {
  rmSync(at("dist/compiled"), { recursive: true });
  expect(advise("--knowledge", "core", "--format", "outcome")).toMatchObject({ status: 0, stdout: "rag\n" });
});
