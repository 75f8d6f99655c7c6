// Runs every command over every hostile file that the project keeps, those of the folders that are named, and generated
// ones: `npm run sweep -- [COUNT [SEED [FOLDER …]]]` after a build, 200 files and seed 1 unless given. Each run ends in an
// answer or a refusal, takes at most 20 seconds of work and 1 GB, and is no bug; what is not is printed, and fails.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { globSync } from "tinyglobby";
import { commandsOver, type Run, runHere } from "./sweep/commands.ts";
import { generatedFiles } from "./sweep/files.ts";

const most = { seconds: 20, megabytes: 1000 };

type Swept = { runs: Run[]; killed: boolean };

/** Commands over the one file of a folder, all in a process of their own: this program once more, as `--run PROJECT COMMANDS`. */
function sweep(folder: string, commands: readonly string[][]): Swept {
  const args = [import.meta.filename, "--run", process.cwd(), JSON.stringify(commands)];
  const { stdout, signal } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    // Of the clock, and only against a run without an end: what counts is the work.
    timeout: 1_200_000,
    killSignal: "SIGKILL",
  });
  const runs = stdout.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Run] : []));
  return { runs, killed: signal !== null };
}

/** Every command over a file: one after the other, and one that may hold too much once more by itself. */
function sweepFile(folder: string, file: string): Swept {
  const commands = commandsOver(file);
  const { runs, killed } = sweep(folder, commands);
  const isOver = ({ megabytes }: Run): boolean => megabytes > most.megabytes;
  const alone = runs.map((run, at) => (isOver(run) ? (sweep(folder, [commands[at]!]).runs[0] ?? run) : run));
  return { runs: alone, killed };
}

type File = { name: string; put: (path: string) => void };

/** The hostile files of the project and of folders, and as many generated ones. */
function filesOf(count: number, seed: number, folders: readonly string[]): File[] {
  const kept = ["test/hostile", ...folders].flatMap((folder) =>
    globSync("**/*.{yaml,json,ndjson}", { cwd: folder, absolute: true }).sort(),
  );
  return [
    ...kept.map((path): File => ({ name: basename(path), put: (to) => copyFileSync(path, to) })),
    ...generatedFiles(count, seed).map((bytes, at): File => ({
      name: `generated-${at}.yaml`,
      put: (to) => writeFileSync(to, bytes),
    })),
  ];
}

/** Why a run is beyond the bounds. */
function complaintsOf({ code, seconds, megabytes }: Run): string[] {
  return [
    ...([0, 1, 2].includes(Number(code)) ? [] : [String(code)]),
    ...(seconds > most.seconds ? [`${seconds.toFixed(1)} s`] : []),
    ...(megabytes > most.megabytes ? [`held ${megabytes.toFixed(0)} MB`] : []),
  ];
}

function sweepAll(files: readonly File[]): boolean {
  const all: (Run & { name: string })[] = [];
  let wrong = 0;
  for (const { name, put } of files) {
    const folder = mkdtempSync(join(tmpdir(), "advise-sweep-"));
    put(join(folder, name));
    const { runs, killed } = sweepFile(folder, name);
    rmSync(folder, { recursive: true });
    const complaints = [
      ...(killed || runs.length === 0 ? [`ended after ${runs.at(-1)?.command ?? "nothing"}`] : []),
      ...runs.flatMap((run) => complaintsOf(run).map((why) => `${run.command}: ${why}`)),
    ];
    for (const why of complaints) console.log(`${name}: ${why}`);
    wrong += complaints.length;
    all.push(...runs.map((run) => ({ ...run, name })));
  }
  const refused = all.filter(({ code }) => code === 2).length;
  const [slowest] = all.toSorted((a, b) => b.seconds - a.seconds);
  const [largest] = all.toSorted((a, b) => b.megabytes - a.megabytes);
  console.log(`${files.length} files, ${all.length} runs, ${refused} refused, ${wrong} beyond the bounds`);
  console.log(`most work: ${slowest?.seconds.toFixed(1)} s, ${slowest?.command} on ${slowest?.name}`);
  console.log(`most memory: ${largest?.megabytes.toFixed(0)} MB, ${largest?.command} on ${largest?.name}`);
  return wrong === 0;
}

const [first = "200", second = "1", ...rest] = process.argv.slice(2);
if (first === "--run") await runHere(second, JSON.parse(rest[0] ?? "[]") as string[][]);
else process.exitCode = sweepAll(filesOf(Number(first), Number(second), rest)) ? 0 : 1;
