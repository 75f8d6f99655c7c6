// The rate of `advise batch` beside a loop that only parses and stringifies the same lines, on one core:
// node scripts/bench-batch.mjs; with --million, also the peak of memory over a million lines
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { generator } from "./generated-rulebook.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "dist/cli.js");
const { questions } = parse(readFileSync(join(root, "rules/rag-or-fine-tuning.yaml"), "utf8"));

/** At least this share of the loop's rate, and at most this much memory over a million lines. */
export const bounds = { ratio: 0.5, mb: 150 };

/** The loop: it reads, parses, stringifies and writes as plainly and quickly as we know how, and does nothing else. */
const loop = `
import { createReadStream } from "node:fs";
import { once } from "node:events";
let rest = "";
for await (const chunk of createReadStream(process.argv.at(-1), "utf8")) {
  const lines = (rest + chunk).split("\\n");
  rest = lines.pop();
  let text = "";
  for (const line of lines) text += JSON.stringify(JSON.parse(line)) + "\\n";
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}`;

/** Writes sheets to a file, a line each, no two alike but by chance: nearly every question is answered, as people do. */
export const writeSheets = (file, count) => {
  const pick = generator(20261121);
  const below = (end) => Math.floor(pick() * end);
  const answer = ({ choices }) => {
    const { id, below: top } = choices[below(choices.length)];
    if (below(20) === 0) return "unsure";
    return top !== undefined && below(2) === 0 ? below(top) : id;
  };
  const sheet = (id) => {
    const answered = questions.filter(() => below(20) !== 0);
    return { id, answers: Object.fromEntries(answered.map((question) => [question.id, answer(question)])) };
  };
  const out = openSync(file, "w");
  for (let id = 0; id < count; id += 1000) {
    const lines = Array.from({ length: Math.min(1000, count - id) }, (_, at) => `${JSON.stringify(sheet(id + at))}\n`);
    writeSync(out, lines.join(""));
  }
  closeSync(out);
};

/** Runs node once on a file, its result written to another; gives seconds, and megabytes at the peak. */
const once = (folder, args) => {
  const peak = join(folder, "peak");
  const preload = join(folder, "peak.cjs");
  const report = `require("fs").writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(preload, `process.on("exit", () => ${report})`);
  const out = openSync(join(folder, "out.ndjson"), "w");
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ["--require", preload, ...args], {
    stdio: ["ignore", out, "pipe"],
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  closeSync(out);
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  return { seconds, mb: Number(readFileSync(peak, "utf8")) / 1024 };
};

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/**
 * The seconds that `advise batch` and the loop take for a file of so many lines and for one of a single line, by turns;
 * the ratio is that of the rates, the median of the pairs. Marginal is with the single line's time taken off.
 */
export const measureRate = (folder, { lines = 200_000, pairs = 5 } = {}) => {
  const [many, single] = [join(folder, "many.ndjson"), join(folder, "single.ndjson")];
  writeSheets(many, lines);
  writeSheets(single, 1);
  const runs = Array.from({ length: pairs }, () => {
    const [batch, peer, batchStart, peerStart] = [many, single].flatMap((file) => [
      once(folder, [bin, "batch", "--strict", file]).seconds,
      once(folder, ["--input-type=module", "--eval", loop, file]).seconds,
    ]);
    return { batch, peer, batchStart, peerStart };
  });
  return {
    lines,
    batch: lines / median(runs.map(({ batch }) => batch)),
    peer: lines / median(runs.map(({ peer }) => peer)),
    ratio: median(runs.map(({ batch, peer }) => peer / batch)),
    marginal: median(runs.map((run) => (run.peer - run.peerStart) / (run.batch - run.batchStart))),
  };
};

/** The most megabytes that `advise batch` holds over so many lines. */
export const measureMemory = (folder, lines = 1_000_000) => {
  const file = join(folder, "million.ndjson");
  writeSheets(file, lines);
  return once(folder, [bin, "batch", "--strict", file]);
};

const main = () => {
  const folder = mkdtempSync(join(tmpdir(), "advise-bench-"));
  const { lines, batch, peer, ratio, marginal } = measureRate(folder);
  const over = (is) => (is ? "  over" : "");
  console.log(`${lines} lines, whole processes by turns, medians; lines a second`);
  console.log(`advise batch            ${batch.toFixed(0).padStart(8)}`);
  console.log(`parse and stringify     ${peer.toFixed(0).padStart(8)}`);
  console.log(
    `ratio                   ${ratio.toFixed(2).padStart(8)}  bound ${bounds.ratio}${over(ratio < bounds.ratio)}`,
  );
  console.log(`ratio without start-up  ${marginal.toFixed(2).padStart(8)}`);
  if (process.argv.includes("--million")) {
    const { seconds, mb } = measureMemory(folder);
    console.log(
      `a million lines         ${mb.toFixed(0).padStart(8)}  MB, bound ${bounds.mb}${over(mb > bounds.mb)}; ${seconds.toFixed(1)} s`,
    );
  }
  rmSync(folder, { recursive: true });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
