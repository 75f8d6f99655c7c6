// What the exact analysis costs, whole process, beside its bound and beside `node -e 0`: npm run bench
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { readFileSync } from "node:fs";
import { generatedRulebook } from "./generated-rulebook.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "dist/cli.js");
const folder = mkdtempSync(join(tmpdir(), "advise-bench-"));
const runs = 5;

const shipped = parse(readFileSync(join(root, "rules/rag-or-fine-tuning.yaml"), "utf8")).questions;
const generated = join(folder, "generated.yaml");
writeFileSync(generated, stringify(generatedRulebook()));

/** An answers file with the first choice that is given for all but the last `open` questions, in a fixed variety. */
const sheet = (questions, open, name) => {
  const given = questions.slice(0, questions.length - open);
  const answers = Object.fromEntries(
    given.map(({ id, choices }, index) => [id, choices[(index + 1) % choices.length].id]),
  );
  const file = join(folder, `${name}.yaml`);
  // A file must answer something: with everything open, one question is unsure, which leaves its choice open.
  writeFileSync(
    file,
    stringify({ advise: 1, answers: given.length > 0 ? answers : { [questions.at(-1).id]: "unsure" } }),
  );
  return file;
};

/** Runs node once; gives milliseconds and, where the system tells it, megabytes at the peak. */
const once = (args) => {
  const peak = join(folder, "peak");
  const report = `process.on("exit", () => require("fs").writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)))`;
  const preload = join(folder, "peak.cjs");
  writeFileSync(preload, report);
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ["--require", preload, ...args], { encoding: "utf8" });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  return { ms, mb: Number(readFileSync(peak, "utf8")) / 1024 };
};

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const measure = (args, times = runs) => {
  const results = Array.from({ length: times }, () => once(args));
  return { ms: median(results.map(({ ms }) => ms)), mb: Math.max(...results.map(({ mb }) => mb)) };
};

const whatNext = (file, ...more) => [bin, file, "--what-next", "--format", "json", ...more];
const bare = measure(["-e", "0"]);
const plain = measure([bin, sheet(shipped, 0, "complete"), "--format", "outcome"]);

// A bound marked "over" is for the analysis alone: the time over that of a run that prints one word.
const rows = [
  ["advise on a complete sheet, one word", [bin, sheet(shipped, 0, "complete"), "--format", "outcome"], null, runs],
  ["shares and what to ask, 24 open", whatNext(sheet(shipped, shipped.length, "open24")), 4000, runs],
  ["shares and what to ask, 16 open", whatNext(sheet(shipped, 16, "open16")), 300, runs],
  ["shares and what to ask, 8 open", whatNext(sheet(shipped, 8, "open8")), 50, runs],
  ["rules verify, shipped", [bin, "rules", "verify"], 2500, runs],
  ["rules verify, generated (30 × 4, 80 rules)", [bin, "rules", "verify", generated], 15000, 1],
];

console.log(`node -e 0: ${bare.ms.toFixed(0)} ms; median of ${runs} runs, whole process\n`);
console.log(`${"what".padEnd(46)}${"ms".padStart(8)}${"bound".padStart(8)}${"MB".padStart(7)}${"× node".padStart(9)}`);
for (const [what, args, bound, times] of rows) {
  const { ms, mb } = measure(args, times);
  const over = bound !== null && ms > bound + plain.ms ? "  over" : "";
  const cells = [ms.toFixed(0).padStart(8), `${bound ?? ""}`.padStart(8), mb.toFixed(0).padStart(7)];
  console.log(`${what.padEnd(46)}${cells.join("")}${(ms / bare.ms).toFixed(1).padStart(9)}${over}`);
}
rmSync(folder, { recursive: true });
