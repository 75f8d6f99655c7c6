// What the exact analysis takes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { generatedRulebook } from "./generated-rulebook.mjs";
import { bin, median, once, row } from "./process.mjs";
import { sheetWith } from "./sheet.mjs";

const runs = 5;

/** Prints the time and memory of whole processes. A bound is for the analysis: the time over that of a run that prints one word. */
export function benchAnalysis(folder, questions) {
  const generated = join(folder, "generated.yaml");
  writeFileSync(generated, stringify(generatedRulebook()));
  const sheet = (open) => sheetWith(folder, questions, open);
  const whatNext = (open) => [sheet(open), "--what-next", "--format", "json"];
  const rows = [
    ["shares and what to ask, all open", whatNext(questions.length), 1500, null],
    ["shares and what to ask, 16 open", whatNext(16), 300, null],
    ["shares and what to ask, 8 open", whatNext(8), 50, null],
    ["rules verify, shipped", ["rules", "verify"], 2500, 400],
    ["rules verify, generated (30 × 4, 80 rules)", ["rules", "verify", generated], 15000, null],
  ];
  const measure = (args, times) => {
    const results = Array.from({ length: times }, () => once(folder, [bin, ...args]));
    return { ms: median(results.map(({ ms }) => ms)), mb: Math.max(...results.map(({ mb }) => mb)) };
  };
  const plain = measure([sheet(0), "--format", "outcome"], runs).ms;
  console.log(
    `\nExact analysis, whole process less the ${plain.toFixed(0)} ms of a run that prints one word, median of ${runs}`,
  );
  row("", ["ms", "bound", "MB", "bound"]);
  for (const [what, args, most, room] of rows) {
    const { ms, mb } = measure(args, most > 10_000 ? 1 : runs);
    const own = Math.max(0, ms - plain);
    const figures = [own.toFixed(0), `${most}`, mb.toFixed(0), room === null ? "" : `${room}`];
    row(what, figures, own > most || (room !== null && mb > room));
  }
}
