// Mutation testing: each small fault that is put into a room must turn a test red, of those that the room is held by.
// `npm run mutation -- [ROOMS [SHARE [SEED]]]`, such as `words`, or `engine,load 1.5 7`: all rooms and all their lines unless
// given; else windows of ten lines, so many in a hundred, the same for the same seed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { globSync } from "tinyglobby";
import stryker from "../stryker.config.mjs";
import { generator } from "./bench/generated-rulebook.mjs";

// What must be found, in a hundred, and the folders of the tests that hold it.
const rooms = {
  engine: { least: 85, tests: "engine" },
  load: { least: 80, tests: "load" },
  save: { least: 80, tests: "save" },
  text: { least: 80, tests: "text,words,load" },
  words: { least: 80, tests: "words" },
};
const window = 10;

const [names = Object.keys(rooms).join(), share = "100", seed = "1"] = process.argv.slice(2);

const pick = generator(Number(seed));

for (const room of names.split(",")) {
  if (!(room in rooms)) throw new Error(`${room} is no room with a bound: there are ${Object.keys(rooms).join(", ")}`);
  const { least, tests } = rooms[room];
  rmSync(stryker.jsonReporter.fileName, { force: true });
  const mutate = placesOf(`src/${room}/**/*.ts`);
  console.log(`${room}: ${mutate.length} ${share === "100" ? "files" : `windows of ${window} lines`}`);
  spawnSync("npx", ["stryker", "run", "--mutate", mutate.join()], {
    stdio: "inherit",
    env: { ...process.env, TESTS: tests },
  });
  // It has said why.
  if (!existsSync(stryker.jsonReporter.fileName)) process.exit(1);
  // Each room keeps its own.
  for (const { fileName } of [stryker.jsonReporter, stryker.htmlReporter])
    renameSync(fileName, fileName.replace("mutation", room));
  const { found, all } = scoreOf(JSON.parse(readFileSync(`coverage/${room}.json`, "utf8")));
  console.log(`${room}: ${found} of ${all} found, ${((100 * found) / all).toFixed(1)}%, bound ${least}%`);
  if (found < (all * least) / 100) process.exitCode = 1;
}

/** The files, or the windows that the seed draws. */
function placesOf(pattern) {
  const files = globSync(pattern).sort();
  if (share === "100") return files;
  return files.flatMap((file) => {
    const lines = readFileSync(file, "utf8").split("\n").length;
    return Array.from({ length: Math.ceil(lines / window) }, (_, at) => at * window + 1)
      .filter(() => pick() < Number(share) / 100)
      .map((from) => `${file}:${from}-${from + window - 1}`);
  });
}

function scoreOf({ files }) {
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...of) => statuses.filter((status) => of.includes(status)).length;
  return { found: count("Killed", "Timeout"), all: count("Killed", "Timeout", "Survived", "NoCoverage") };
}
