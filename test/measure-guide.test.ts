import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync } from "node:fs";
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

it("the guide has commands", () => {
  expect(commands).toHaveLength(7);
});

it.each(commands)("in the guide's folder, one after the other: %s", (command) => {
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  const ran = spawnSync("sh", ["-c", command], { cwd: folder, env, encoding: "utf8" });
  expect([ran.status, ran.stderr.replace(/^(Wrote|note:).*\n( .*\n)*/gm, "")]).toEqual([0, ""]);
  expect(ran.stdout).not.toBe("");
});
