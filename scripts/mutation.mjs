// Mutation testing: each small fault that is put into the rooms of stryker.config.mjs must turn a test red. All of it takes
// a day and more; a sample is windows of ten lines drawn from all lines, the same for the same seed.
// `npm run mutation -- [SHARE [SEED]]`, 100 in a hundred lines and seed 1 unless given.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { globSync } from "tinyglobby";
import stryker from "../stryker.config.mjs";
import { generator } from "./bench/generated-rulebook.mjs";

const [share = "100", seed = "1"] = process.argv.slice(2);
const window = 10;
// Of what is found, in a hundred: of the room that decides, and of every other.
const least = { engine: 85, other: 80 };

const pick = generator(Number(seed));
const windows = globSync(stryker.mutate)
  .sort()
  .flatMap((file) => {
    const lines = readFileSync(file, "utf8").split("\n").length;
    return Array.from({ length: Math.ceil(lines / window) }, (_, at) => ({ file, from: at * window + 1 }));
  })
  .filter(() => pick() < Number(share) / 100);
console.log(`${windows.length} windows of ${window} lines`);

const report = stryker.jsonReporter.fileName;
rmSync(report, { force: true });
const ranges = windows.map(({ file, from }) => `${file}:${from}-${from + window - 1}`);
spawnSync("npx", ["stryker", "run", ...(share === "100" ? [] : ["--mutate", ranges.join()])], { stdio: "inherit" });
// It has said why.
if (!existsSync(report)) process.exit(1);

const { files } = JSON.parse(readFileSync(report, "utf8"));
const rooms = {};
for (const [file, { mutants }] of Object.entries(files)) {
  const room = (rooms[file.split("/")[1]] ??= {});
  for (const { status } of mutants) room[status] = (room[status] ?? 0) + 1;
}
for (const [room, { Killed = 0, Timeout = 0, Survived = 0, NoCoverage = 0 }] of Object.entries(rooms)) {
  const [found, all] = [Killed + Timeout, Killed + Timeout + Survived + NoCoverage];
  const bound = least[room] ?? least.other;
  console.log(`${room}: ${found} of ${all} found, ${((100 * found) / all).toFixed(1)}%, bound ${bound}%`);
  if (found < (all * bound) / 100) process.exitCode = 1;
}
