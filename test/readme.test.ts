import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { ownFolder } from "./own-folder.ts";
import { batchFields } from "../src/model/batch.ts";
import { consoleBlocks, firstBlock, withOutputs } from "./readme-blocks.ts";

const root = join(import.meta.dirname, "..");
const readme = join(root, "README.md");
const path = ownFolder();

beforeAll(() => symlinkSync(join(root, "dist/cli.js"), join(path, "advise")));

/** Runs a line of shell as a reader would in the clone, with `advise` on the path. */
function shell(command: string): string {
  const env = { ...process.env, PATH: `${path}:${process.env.PATH}`, NO_COLOR: "1" };
  const ran = spawnSync("sh", ["-c", command], { cwd: root, env, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${command} exits ${ran.status}: ${ran.stderr}`);
  return ran.stdout;
}

it("shows what its console commands and its example print", async () => {
  const text = readFileSync(readme, "utf8");
  expect(consoleBlocks(text)).toHaveLength(text.split("```console\n").length - 1);
  await expect(withOutputs(text, shell)).toMatchFileSnapshot(readme);
});

it("names two commands that set everything up, and a real case", () => {
  const text = readFileSync(readme, "utf8");
  const setUp = [...text.matchAll(/^ {4}npm ci && (npx advise (\S+)|npm test)$/gm)];
  expect(setUp.map(([, command]) => command)).toEqual(["npx advise rules/cases/support-assistant.yaml", "npm test"]);
  expect(shell("npx --no -- advise rules/cases/support-assistant.yaml")).toContain("Verdict: ");
});

it("names every field that a record of a batch may hold", () => {
  const [, table = ""] = /\| field \| is \|\n([\s\S]*?)\n\n/.exec(readFileSync(readme, "utf8")) ?? [];
  const named = table.split("\n").flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\w+)`/g)]);
  expect(named.map(([, field]) => field).sort()).toEqual([...batchFields].sort());
});

it("branches in shell as it says", () => {
  const block = firstBlock(readFileSync(readme, "utf8"), "sh");
  expect(["build the index\n", "no index needed\n"]).toContain(shell(block));
});

it("shows an answers file that is valid", () => {
  const block = firstBlock(readFileSync(readme, "utf8"), "yaml");
  expect(shell(`advise - --format outcome <<'END'\n${block}END`)).toMatch(/^(rag|fine-tuning|hybrid|neither-yet)\n$/);
});
