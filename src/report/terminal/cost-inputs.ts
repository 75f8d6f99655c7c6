import { servedFields } from "../../model/cost-figures.ts";
import type { Cost, InputRow } from "../../model/cost.ts";
import { block } from "../../text/layout.ts";
import { figure } from "../../text/numbers.ts";
import { keysBehind } from "../../words/cost-keys.ts";
import { heading, type TextStyle } from "./text-style.ts";

/** What the figures in the race rest on: each input once, with its source. */
export function costInputs(cost: Cost, paper: TextStyle): string[] {
  const used = usedKeys(cost);
  const shown = cost.inputs.filter(({ key, value }) => value !== null && used.has(key));
  const guessed = shown.filter(({ from }) => from === "assumption");
  const found = shown.filter(({ from }) => from !== "assumption");
  return [
    ...heading("Prices and answers (confidence A best to D; --price key=value changes one)", paper),
    ...found.flatMap((row) => inputLines(row, cost, paper)),
    ...heading("Assumptions (change them in the same way)", paper),
    ...guessed.flatMap((row) => inputLines(row, cost, paper)),
  ];
}

/** The keys behind some line of a column in the race. A prompt that shares RAG's model shows its prices once. */
function usedKeys(cost: Cost): Set<string> {
  const keys = new Set(["calls_per_month", "horizon_months", ...keysBehind(cost, cost.race)]);
  if (cost.race.includes("rag") && cost.models.prompt.name === cost.models.rag.name) {
    for (const field of servedFields) keys.delete(`prompt.${field}`);
  }
  return keys;
}

function inputLines(row: InputRow, cost: Cost, { width, chalk }: TextStyle): string[] {
  const { key, value, unit, source, date, confidence } = row;
  const dated = date === null ? source : `${source}, ${date}`;
  const old = cost.old.some(({ keys }) => keys.includes(key)) ? ", old" : "";
  const origin = confidence.length === 1 ? `${dated}, confidence ${confidence}${old}` : `${confidence}: ${dated}${old}`;
  return [
    ...block(`${key}: ${figure(value)}${unit === "count" ? "" : ` ${unit}`}`, width, "    ", "  "),
    ...block(origin, width, "      ").map((line) => chalk.dim(line)),
  ];
}
