import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";

const bin = join(import.meta.dirname, "../../dist/cli.js");
const killAt = pathToFileURL(join(import.meta.dirname, "kill-at.mjs")).href;

const recorded = "# ours\nadvise: 1\nanswers:\n  facts: yes # sure\n";
const old = "what was there before\n";

/** Questions that a passage answers: enough for an answer that is measured. */
const results = `id,condition,pass\n${Array.from({ length: 40 }, (_, id) => `${id},bare,0\n${id},given,1\n`).join("")}`;

type Saving = { args: string[]; result: string; before: Record<string, string>; shipped?: boolean };

/** Each way to write a file: the command, the file that it writes, and the files that are there before. */
const savings: [name: string, saving: Saving][] = [
  [
    "--save into the file that was read",
    {
      args: ["answers.yaml", "--voice", "own", "--save", "answers.yaml"],
      result: "answers.yaml",
      before: { "answers.yaml": recorded },
    },
  ],
  ["--save into a new file", { args: ["--facts", "yes", "--save", "new.yaml"], result: "new.yaml", before: {} }],
  [
    "check --update",
    { args: ["check", "answers.yaml", "--update"], result: "answers.yaml", before: { "answers.yaml": recorded } },
  ],
  [
    "-o over a file",
    {
      args: ["--facts", "yes", "--format", "markdown", "-o", "result.md"],
      result: "result.md",
      before: { "result.md": old },
    },
  ],
  [
    "-o into a new file",
    { args: ["--facts", "yes", "--format", "markdown", "-o", "result.md"], result: "result.md", before: {} },
  ],
  [
    "measure --save",
    {
      args: ["measure", "eval", "results.csv", "--save", "answers.yaml"],
      result: "answers.yaml",
      before: { "answers.yaml": "# ours\nadvise: 1\nanswers: {tests: good} # sure\n", "results.csv": results },
      shipped: true,
    },
  ],
  ["init", { args: ["init", "blank.yaml"], result: "blank.yaml", before: {} }],
];

/** Puts a folder back as it was before a run. */
function restore(folder: string, { before }: Saving): void {
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  for (const [file, text] of Object.entries(before)) {
    writeFileSync(join(folder, file), text);
    // Only who may do anything can give a file away; for others there is no owner to lose.
    if (process.getuid?.() === 0) chownSync(join(folder, file), 1234, 4321);
  }
}

/** Whose the file is that was there before: null for one that was not. */
function ownerOf(folder: string, { result, before }: Saving): [number, number] | null {
  if (before[result] === undefined) return null;
  const { uid, gid } = statSync(join(folder, result));
  return [uid, gid];
}

function read(folder: string, file: string): string | null {
  return existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : null;
}

/** Runs the bin until its nth step; with 0 to its end. */
function runUntil(step: number, { args, shipped }: Saving, cwd: string) {
  const call = ["--import", `${killAt}?step=${step}`, bin, ...args, ...(shipped ? [] : ["--rules", tinyFile])];
  return spawnSync(process.execPath, call, { cwd, encoding: "utf8" });
}

describe.each(savings)("a kill at each step of %s", (_, saving) => {
  const folder = ownFolder();

  it("leaves the old file or the new one", () => {
    restore(folder, saving);
    const before = read(folder, saving.result);
    const owner = ownerOf(folder, saving);
    expect(runUntil(0, saving, folder)).toMatchObject({ status: 0 });
    const after = read(folder, saving.result);
    expect(after).not.toBe(before);

    const seen: (string | null)[] = [];
    const leftBehind: string[] = [];
    for (let step = 1; ; step++) {
      expect(step).toBeLessThan(100);
      restore(folder, saving);
      const { status, signal, stderr } = runUntil(step, saving, folder);
      seen.push(read(folder, saving.result));
      expect(ownerOf(folder, saving)).toEqual(owner);
      const left = readdirSync(folder).filter((file) => file !== saving.result && !(file in saving.before));
      expect(left.filter((file) => !/^\.[\w.]+\.1\.tmp$/.test(file))).toEqual([]);
      leftBehind.push(...left.map((file) => readFileSync(join(folder, file), "utf8")));
      if (signal === null) {
        expect(status, stderr).toBe(0);
        break;
      }
    }
    // Once the new file is there it stays.
    const turned = seen.indexOf(after);
    expect(seen).toEqual(seen.map((__, at) => (at < turned ? before : after)));
    // The kills came before the writing, in the middle of it, and after it.
    expect(turned).toBeGreaterThan(2);
    expect(seen.length - turned).toBeGreaterThan(2);
    expect(leftBehind).toContain(after?.slice(0, Math.ceil(after.length / 2)));
  });

  it("leaves nothing that is in the way of the next run", () => {
    restore(folder, saving);
    writeFileSync(join(folder, `.${saving.result}.1.tmp`), "half of");
    expect(runUntil(0, saving, folder)).toMatchObject({ status: 0 });
    expect(read(folder, saving.result)).not.toBe(saving.before[saving.result] ?? null);
  });
});

/** Runs the bin and kills it after some milliseconds; says whether it was still running. */
function killAfter(milliseconds: number, { args, shipped }: Saving, cwd: string): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [bin, ...args, ...(shipped ? [] : ["--rules", tinyFile])], {
      cwd,
      stdio: "ignore",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("exit", (_, signal) => {
      clearTimeout(timer);
      done(signal === "SIGKILL");
    });
  });
}

// Not at a step but at any time, also where Node itself is at work: many are needed, so that only the long counts do it.
const kills = Number(process.env.KILLS ?? 500);

describe.runIf(process.env.FULL).each(savings)(`${kills} kills at any time of %s`, (_, saving) => {
  const folder = ownFolder();

  it("leave the old file or the new one", async () => {
    restore(folder, saving);
    const before = read(folder, saving.result);
    const owner = ownerOf(folder, saving);
    const start = performance.now();
    await killAfter(60_000, saving, folder);
    const whole = performance.now() - start;
    const after = read(folder, saving.result);
    let killed = 0;
    for (let at = 0; at < kills; at++) {
      restore(folder, saving);
      // The last third of a run is when files are written: most kills are aimed there.
      const share = at % 4 === 0 ? at / kills : 0.6 + (0.5 * at) / kills;
      if (await killAfter(whole * share, saving, folder)) killed += 1;
      expect([before, after]).toContain(read(folder, saving.result));
      expect(ownerOf(folder, saving)).toEqual(owner);
    }
    console.log(`${killed} of ${kills} were killed`);
    expect(killed).toBeGreaterThan(kills / 10);
  }, 600_000);
});
