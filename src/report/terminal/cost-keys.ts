import type { Cost } from "../../model/cost.ts";
import { plainDeep } from "../../text/escape.ts";
import { block, wrap } from "../../text/layout.ts";
import { figure } from "../../text/numbers.ts";
import { costKeys } from "../../words/cost-keys.ts";
import type { TextStyle } from "./text-style.ts";

/** Every input of the cost model: its value, where that came from, and what it changes. */
export function renderCostKeys(raw: Cost, { width, chalk }: TextStyle): string {
  const lines = costKeys(plainDeep(raw)).flatMap(({ key, value, unit, source, date, from, changes }) => [
    ...block(
      `${chalk.bold(key)}: ${figure(value)}${unit === "count" || unit === "" ? "" : ` ${unit}`}`,
      width,
      "  ",
      "",
    ),
    ...block(`${from}: ${source}${date === null ? "" : `, ${date}`}`, width, "    "),
    ...block(`changes: ${changes.length === 0 ? "nothing on these answers" : changes.join("; ")}`, width, "    "),
  ]);
  const more = "Set one with --price key=value; models and tables of prices with --prices FILE.";
  return `${[...lines, "", ...wrap(more, width)].join("\n")}\n`;
}
