import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ownFolder } from "./own-folder.ts";

const root = join(import.meta.dirname, "..");
const folder = ownFolder();
const million = 1_000_000;

function write(name: string, first: string, line: (at: number) => string): void {
  const file = openSync(join(folder, name), "w");
  writeSync(file, first);
  for (let at = 0; at < million; at += 10_000) {
    writeSync(file, Array.from({ length: 10_000 }, (_, inside) => `${line(at + inside)}\n`).join(""));
  }
  closeSync(file);
}

const files: [command: string, name: string, first: string, line: (at: number) => string, said: string][] = [
  [
    "eval",
    "results.csv",
    "id,condition,pass\n",
    (at) => `q${at >> 1},${at % 2 ? "given" : "bare"},1`,
    "500000 of 500000",
  ],
  [
    "examples",
    "train.jsonl",
    "",
    (at) => JSON.stringify({ prompt: `What costs item ${at % 900_000}?`, completion: `${at % 900_000}` }),
    "examples is 900,000",
  ],
  [
    "usage",
    "calls.jsonl",
    "",
    (at) => JSON.stringify({ id: `c${at}`, startTime: 1_785_542_400 + at * 8, prompt_tokens: 5, completion_tokens: 2 }),
    "1,000,000 calls",
  ],
];

it.skipIf(!process.env.FULL).each(files)(
  "measure %s reads a million lines of %s",
  (command, name, first, line, said) => {
    write(name, first, line);
    const ran = spawnSync("node", ["--max-old-space-size=900", join(root, "dist/cli.js"), "measure", command, name], {
      cwd: folder,
      encoding: "utf8",
    });
    expect([ran.status, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain(said);
  },
);
