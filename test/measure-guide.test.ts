import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { ownFolder } from "./own-folder.ts";

const root = join(import.meta.dirname, "..");
const folder = ownFolder();
const page = readFileSync(join(root, "docs/measure.md"), "utf8");
const commands = [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = ""]) => block.trim().split("\n"));

beforeAll(() => {
  cpSync(join(root, "docs/measure"), folder, { recursive: true });
  symlinkSync(join(root, "dist/cli.js"), join(folder, "advise"));
});

it("tokens are counted where gpt-tokenizer is installed beside, whatever marks a text has", () => {
  const home = join(folder, "beside");
  for (const part of ["dist", "rules", "package.json"]) cpSync(join(root, part), join(home, part), { recursive: true });
  // Counts words, and throws at marks of a model as the package does unless it is told not to.
  const tokenizer = `exports.countTokens = (text, options = {}) => {
    if (text.includes("<|") && options.disallowedSpecial?.size !== 0) throw new Error("Disallowed special token found");
    return text.split(/\\s+/).length;
  };`;
  mkdirSync(join(home, "node_modules/gpt-tokenizer/encoding"), { recursive: true });
  writeFileSync(join(home, "node_modules/gpt-tokenizer/encoding/o200k_base"), tokenizer);
  writeFileSync(join(home, "marks.jsonl"), '{"prompt": "one <|endoftext|>", "completion": "two three"}');
  const ran = spawnSync("node", ["dist/cli.js", "measure", "examples", "marks.jsonl"], { cwd: home, encoding: "utf8" });
  expect(ran.stdout).toContain("In all 4 tokens;");
  expect(ran.stdout).not.toContain("estimate");
});

it("the guide has commands", () => {
  expect(commands).toHaveLength(7);
});

it.each(commands)("in the guide's folder, one after the other: %s", (command) => {
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  const ran = spawnSync("sh", ["-c", command], { cwd: folder, env, encoding: "utf8" });
  expect([ran.status, ran.stderr.replace(/^(Wrote|note:).*\n( .*\n)*/gm, "")]).toEqual([0, ""]);
  expect(ran.stdout).not.toBe("");
});
