import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownFolder } from "./own-folder.ts";
import { tiny, tinyFile } from "./tiny-rulebook.ts";
import { parseAnswersFile } from "../src/load/answers/file.ts";

const bin = join(import.meta.dirname, "../dist/cli.js");
const folder = ownFolder();
const file = join(folder, "answers.yaml");

// The whole count takes minutes; the suite takes a sample.
const kills = process.env.FULL ? 500 : 25;

/** Runs the bin and kills it after some milliseconds; says whether it was still running. */
function runAndKill(args: string[], after: number): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [bin, ...args, "--rules", tinyFile], { cwd: folder, stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), after);
    child.on("exit", (_, signal) => {
      clearTimeout(timer);
      done(signal === "SIGKILL");
    });
  });
}

/** How long a run takes from start to end when nobody kills it. */
async function durationOf(args: string[]): Promise<number> {
  const start = performance.now();
  await runAndKill(args, 60_000);
  return performance.now() - start;
}

const before = "# ours\nadvise: 1\nanswers:\n  facts: yes # sure\n";

const commands: [name: string, args: string[]][] = [
  ["--save", ["answers.yaml", "--voice", "own", "--save", "answers.yaml"]],
  ["check --update", ["check", "answers.yaml", "--update"]],
];

describe.each(commands)("a kill at any moment of %s", (_, args) => {
  it(`leaves the old file or the new one, ${kills} times`, async () => {
    writeFileSync(file, before);
    const whole = await durationOf(args);
    const after = readFileSync(file, "utf8");
    expect(after).not.toBe(before);
    expect(await parseAnswersFile({ file, text: after }, tiny)).toMatchObject({ ok: true });

    let killed = 0;
    for (let at = 0; at < kills; at++) {
      writeFileSync(file, before);
      // The last third of a run is when files are written: most kills are aimed there.
      const share = at % 4 === 0 ? at / kills : 0.6 + (0.5 * at) / kills;
      if (await runAndKill(args, whole * share)) killed += 1;
      expect([before, after]).toContain(readFileSync(file, "utf8"));
    }
    expect(killed).toBeGreaterThan(kills / 10);
  }, 600_000);
});
