// How many sheets a second, beside a loop that only parses and stringifies the same lines.
import { join } from "node:path";
import { bin, median, once, row } from "./process.mjs";
import { writeSheets } from "./sheets.mjs";

const lines = 200_000;
const pairs = 5;
const million = 1_000_000;
// Of the loop's rate; what a line costs beside being read and written is then less than that.
const least = 0.6;

/** Prints the rates of whole processes on one file, by turns, and the memory over a million lines. */
export function benchBatch(folder, questions) {
  const file = join(folder, "many.ndjson");
  writeSheets(file, questions, lines);
  const runs = Array.from({ length: pairs }, () => [
    once(folder, [bin, "batch", "--strict", file]).ms,
    once(folder, ["--input-type=module", "--eval", loop, file]).ms,
  ]);
  const [batch, peer] = [0, 1].map((side) => median(runs.map((run) => run[side])));
  const ratio = median(runs.map(([own, other]) => other / own));
  console.log(
    `\nBatch, whole process on ${lines} lines beside a loop that parses and stringifies them, ${pairs} pairs`,
  );
  row("", ["lines/s", "loop", "ratio", "bound"]);
  const rate = (ms) => ((1000 * lines) / ms).toFixed(0);
  row("advise batch", [rate(batch), rate(peer), ratio.toFixed(2), least.toFixed(2)], ratio < least);

  const many = join(folder, "million.ndjson");
  writeSheets(many, questions, million);
  const { ms, mb } = once(folder, [bin, "batch", "--strict", many]);
  row("", ["s", "", "MB", "bound"]);
  row("a million lines", [(ms / 1000).toFixed(1), "", mb.toFixed(0), "150"], mb > 150);
}

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
