// How long a start takes, beside that of node itself.
import { bin, median, once, row } from "./process.mjs";
import { sheetWith } from "./sheet.mjs";

const pairs = 20;

/** Prints, for a run of the bin, the median of the ratios of pairs of runs, by turns with `node -e 0`. */
export function benchStart(folder, questions) {
  const sheet = sheetWith(folder, questions, 0);
  const rows = [
    ["advise --version", ["--version"], 1.25],
    ["advise on a complete sheet", [sheet], 2.5],
    ["advise on a complete sheet, one word", [sheet, "--format", "outcome"], 1.7],
  ];
  console.log(`\nStart, whole process beside node -e 0, median of ${pairs} pairs`);
  row("", ["ms", "node ms", "× node", "bound"]);
  for (const [what, args, bound] of rows) {
    const runs = Array.from({ length: pairs }, () => [once(folder, ["-e", "0"]).ms, once(folder, [bin, ...args]).ms]);
    const ratio = median(runs.map(([node, advise]) => advise / node));
    const [node, advise] = [0, 1].map((side) => median(runs.map((run) => run[side])).toFixed(0));
    row(what, [advise, node, ratio.toFixed(2), bound?.toFixed(2) ?? ""], bound !== null && ratio > bound);
  }
}
