// Runs every command over every hostile file that the project keeps, those of the folders that are named, and generated
// ones: `npm run sweep -- [COUNT [SEED [FOLDER …]]]` after a build, 200 files and seed 1 unless given. Each run ends in an
// answer or a refusal, takes at most 20 seconds of work and 1 GB, and is no bug; what is not is printed, and fails.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { globSync } from "tinyglobby";
import { generatedFiles } from "./sweep/files.ts";

const most = { seconds: 20, megabytes: 1000 };
const [count = "200", seed = "1", ...folders] = process.argv.slice(2);

type Run = { command: string; code: number | string; seconds: number; megabytes: number; said: string };
type Swept = { runs: Run[]; killed: boolean };

/** Every command over the one file of a folder. */
function sweep(folder: string, file: string): Swept {
  const { stdout, signal } = spawnSync(
    process.execPath,
    [join(process.cwd(), "scripts/sweep/commands.mjs"), process.cwd(), file],
    {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
      // Of the clock, and only against a run without an end: what counts is the work.
      timeout: 1_200_000,
      killSignal: "SIGKILL",
    },
  );
  const runs = stdout.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Run] : []));
  return { runs, killed: signal !== null };
}

const kept = ["test/hostile", ...folders].flatMap((folder) =>
  globSync("**/*.{yaml,json,ndjson}", { cwd: folder, absolute: true }).sort(),
);
const files: [name: string, put: (path: string) => void][] = [
  ...kept.map((path): [string, (to: string) => void] => [basename(path), (to) => copyFileSync(path, to)]),
  ...generatedFiles(Number(count), Number(seed)).map((bytes, at): [string, (to: string) => void] => [
    `generated-${at}.yaml`,
    (to) => writeFileSync(to, bytes),
  ]),
];

let [total, refused, wrong] = [0, 0, 0];
const worst = { seconds: { seconds: 0 } as Partial<Run>, megabytes: { megabytes: 0 } as Partial<Run> };
for (const [name, put] of files) {
  const folder = mkdtempSync(join(tmpdir(), "advise-sweep-"));
  put(join(folder, name));
  const { runs, killed } = sweep(folder, name);
  const complain = (why: string): void => {
    wrong += 1;
    console.log(`${name}: ${why}`);
  };
  if (killed || runs.length === 0) complain(`ended after ${runs.at(-1)?.command ?? "nothing"}`);
  for (const run of runs) {
    total += 1;
    if (run.code === 2) refused += 1;
    if (![0, 1, 2].includes(Number(run.code))) complain(`${run.command}: ${run.code}`);
    if (run.seconds > most.seconds) complain(`${run.command}: ${run.seconds.toFixed(1)} s`);
    if (run.seconds > worst.seconds.seconds!) worst.seconds = { ...run, command: `${run.command} on ${name}` };
    if (run.megabytes > worst.megabytes.megabytes!) worst.megabytes = { ...run, command: `${run.command} on ${name}` };
  }
  if ((runs.at(-1)?.megabytes ?? 0) > most.megabytes) complain(`held ${runs.at(-1)!.megabytes.toFixed(0)} MB`);
  rmSync(folder, { recursive: true });
}
console.log(`${files.length} files, ${total} runs, ${refused} refused, ${wrong} beyond the bounds`);
console.log(`most work: ${worst.seconds.seconds!.toFixed(1)} s, ${worst.seconds.command}`);
console.log(`most memory: ${worst.megabytes.megabytes!.toFixed(0)} MB, ${worst.megabytes.command}`);
process.exitCode = wrong === 0 ? 0 : 1;
