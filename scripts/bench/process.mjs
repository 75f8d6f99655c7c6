// Whole processes, and what they take.
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const bin = join(root, "dist/cli.js");

/** Runs node once, its result into a file of the folder; gives milliseconds, and megabytes at the peak. */
export function once(folder, args) {
  const [peak, preload] = [join(folder, "peak"), join(folder, "peak.cjs")];
  const report = `require("fs").writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(preload, `process.on("exit", () => ${report})`);
  const out = openSync(join(folder, "out"), "w");
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ["--require", preload, ...args], {
    stdio: ["ignore", out, "pipe"],
    encoding: "utf8",
  });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  closeSync(out);
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  return { ms, mb: Number(readFileSync(peak, "utf8")) / 1024 };
}

export function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}

/** One line of a table: what, its figures, and whether a bound is broken. */
export function row(what, figures, over) {
  return console.log(
    `${what.padEnd(46)}${figures.map((figure) => figure.padStart(12)).join("")}${over ? "  over" : ""}`,
  );
}
