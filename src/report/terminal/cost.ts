import { type CostColumn, columnNames } from "../../model/cost-column.ts";
import type { ColumnCost, Cost, CostLine } from "../../model/cost.ts";
import { asCalled } from "../../text/called-as.ts";
import { plainDeep } from "../../text/escape.ts";
import { block, wrap } from "../../text/layout.ts";
import { listOf } from "../../text/list.ts";
import { countOf, figure, shortCount } from "../../text/numbers.ts";
import { padEnd } from "../../text/width.ts";
import { crossoverCell, pairCrossover, turningWords } from "../../words/cost-crossover.ts";
import { columnsShown, moneyOf } from "../../words/cost-names.ts";
import { costWords, oldPriceWords } from "../../words/cost.ts";
import { costInputs } from "./cost-inputs.ts";
import { logPlot } from "./plot.ts";
import { heading, type TextStyle } from "./text-style.ts";

/** The cost comparison for a person to read: the answer first, then every line of it and what it rests on. */
export function renderCost(raw: Cost, paper: TextStyle): string {
  const cost = plainDeep(raw);
  const parts = sections.map((section) => section(cost, paper)).filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

type Section = (cost: Cost, paper: TextStyle) => string[];

function headline(cost: Cost, { width, chalk, program }: TextStyle): string[] {
  const {
    headline: [first = "", ...rest],
    turn,
    notes,
    doubts,
    prices,
  } = costWords(cost);
  return [
    ...wrap(first, width).map((line) => chalk.bold(line)),
    ...wrap([...rest, ...(turn === null ? [] : [turn]), ...notes].join(" "), width),
    ...[...doubts, asCalled(prices, program)].flatMap((text) => wrap(text, width)),
  ];
}

/** What a bill is grouped by: the lines, their sum, and how many calls it is shown for. */
const groups = [
  { title: "Once", lines: "setup", total: "setupUsd", times: 1 },
  { title: "Each month", lines: "perMonth", total: "perMonthUsd", times: 1 },
  { title: "Each 1,000 calls", lines: "perCall", total: "perCallUsd", times: 1000 },
] as const;

function bill(cost: Cost, paper: TextStyle): string[] {
  const usd = moneyOf(cost);
  const row = (label: string, text: (cost: ColumnCost) => string, mark = (line: string) => line) =>
    tableRow(label, cellsOf(cost, text, paper), paper, mark);
  const narrow = isNarrow(paper);
  const bold = (label: string, text: (cost: ColumnCost) => string) => row(label, text, paper.chalk.bold);
  const names = columnsShown(cost).map((column) =>
    tint(cost, column, columnNames[column].padStart(cellWidth(paper)), paper),
  );
  return [
    ...tableRow(cost.currency?.code ?? "USD", names, paper, paper.chalk.bold),
    ...groups.flatMap(({ title, lines, total, times }) => [
      ...bold(title, (one) => usd(one[total] * times)),
      ...itemsOf(cost, lines).flatMap((item) =>
        row(`  ${item}`, (one) => lineOf(one[lines], item, (sum) => usd(sum * times))),
      ),
    ]),
    ...(cost.callsPerQuestion === 1
      ? []
      : bold("Each 1,000 questions", (one) => usd(one.perCallUsd * 1000 * cost.callsPerQuestion))),
    ...(cost.volume ? bold("A month, without set-up", (one) => usd(one.runningUsd ?? 0)) : []),
    ...(cost.volume ? bold("A month, set-up spread", (one) => usd(one.monthlyUsd ?? 0)) : []),
    ...(cost.volume ? bold(`Over ${countOf(cost.horizonMonths, "month")}`, (one) => usd(one.totalUsd ?? 0)) : []),
    ...(cost.budgetUsd === null
      ? []
      : row("Set-up and budget", ({ overBudgetUsd: over }) => (over ? `over ${usd(over)}` : "fits"))),
    ...row("First version", ({ firstVersion: { range } }) => range.replace(/ to (.*)/, narrow ? "+" : "-$1")),
    ...row("Before an answer starts", ({ start: { seconds } }) => `${figure(Number(seconds.toPrecision(2)))} s`),
    ...outOfRace(cost, paper),
    ...amortisation(cost, paper),
  ];
}

function cellsOf(cost: Cost, text: (cost: ColumnCost) => string, paper: TextStyle): string[] {
  return columnsShown(cost).map((column) =>
    tint(cost, column, text(cost.approaches[column]).padStart(cellWidth(paper)), paper),
  );
}

function tint({ race }: Cost, column: CostColumn, text: string, { chalk }: TextStyle): string {
  return race.includes(column) ? text : chalk.dim(text);
}

function itemsOf(cost: Cost, lines: (typeof groups)[number]["lines"]): string[] {
  return [
    ...new Set(
      columnsShown(cost)
        .flatMap((one) => cost.approaches[one][lines])
        .map(({ item }) => item),
    ),
  ];
}

function lineOf(lines: readonly CostLine[], item: string, usd: (sum: number) => string): string {
  const line = lines.find((one) => one.item === item);
  return line ? usd(line.usd) : "-";
}

/** Four columns and their labels need 80; where there are fewer, both give way. */
function isNarrow({ width }: TextStyle): boolean {
  return width < 78;
}

function cellWidth(paper: TextStyle): number {
  return isNarrow(paper) ? 11 : 13;
}

/** A label and a cell for each column. A label that is too long goes on. */
function tableRow(label: string, cells: readonly string[], paper: TextStyle, mark = (line: string) => line): string[] {
  const room = Math.max(12, paper.width - cellWidth(paper) * cells.length);
  const indent = label.startsWith("  ") ? "    " : "  ";
  const [first = "", ...rest] = block(label.trimStart(), room, indent, label.startsWith("  ") ? "  " : "");
  return [`${padEnd(first, room)}${cells.join("")}`, ...rest].map((line) => mark(line));
}

/** Why the last columns are no options. */
function outOfRace(cost: Cost, { width, chalk }: TextStyle): string[] {
  return columnsShown(cost).flatMap((column) => {
    const { status, because } = cost.approaches[column];
    if (because === null) return [];
    const why = status === "ruled-out" ? "ruled out" : "not in the race";
    return wrap(`${columnNames[column]}, ${why}: ${because}`, width).map((line) => chalk.dim(line));
  });
}

function amortisation({ approaches, horizonMonths, race }: Cost, { width }: TextStyle): string[] {
  const { amortisedOverMonths } = approaches["fine-tuning"];
  const tuned = race.includes("fine-tuning") || race.includes("hybrid");
  return tuned && amortisedOverMonths < horizonMonths
    ? wrap(
        `The tuned model's base goes away before the end: its set-up is spread over ${amortisedOverMonths.toFixed(1)} months, and done again after.`,
        width,
      )
    : [];
}

function crossing(cost: Cost, paper: TextStyle): string[] {
  const { band } = cost;
  const words = turningWords(cost);
  if (words.length === 0) return [];
  const cellOf = (key: string, factor: number): string => {
    const one = band.find((entry) => entry.key === key && entry.factor === factor);
    return (one ? crossoverCell(one.crossover) : "").padStart(cellWidth(paper));
  };
  const keys = [...new Set(band.map(({ key }) => key))];
  const heads = ["halved", "doubled"].map((head) => head.padStart(cellWidth(paper)));
  return [
    paper.chalk.bold("Where it turns"),
    ...words.flatMap((text) => block(text, paper.width, "  ")),
    ...tableRow("  assumption", heads, paper),
    ...keys.flatMap((key) => tableRow(`  ${key}`, [cellOf(key, 0.5), cellOf(key, 2)], paper)),
  ];
}

const letters: Record<CostColumn, string> = { prompt: "P", rag: "R", "fine-tuning": "F", hybrid: "H" };

function plot(cost: Cost, { width, chalk }: TextStyle): string[] {
  const { curve, volume, race, pair } = cost;
  if (race.length === 0) return [];
  const at = pairCrossover(cost)?.at ?? null;
  const on = (column: CostColumn) => curve.map((point) => [point.callsPerMonth, point[column]] as const);
  const nearest = at === null ? undefined : curve.find(({ callsPerMonth }) => callsPerMonth >= at);
  const last = curve.at(-1)?.callsPerMonth ?? 0;
  const marks = [...race.map((column) => `${letters[column]} ${columnNames[column]}`), "* more than one"];
  const crossed = nearest && pair && at !== null && at >= 1000;
  if (crossed) marks.push(`X crossover at ${shortCount(at)}`);
  if (volume && volume.callsPerMonth >= 1000 && volume.callsPerMonth <= last) marks.push("^ your volume");
  return [
    ...heading("USD a month by calls a month, set-up spread, both logarithmic", { width, chalk }),
    ...logPlot(
      race.toReversed().map((column) => ({ letter: letters[column], points: on(column) })),
      {
        width: Math.min(width, 76),
        height: 15,
        xLabel: shortCount,
        yLabel: (usd) => `$${shortCount(usd)}`,
        cross: crossed ? [at, nearest[pair.from]] : null,
        mark: volume?.callsPerMonth ?? null,
      },
    ),
    // A mark and its name stay on one line.
    ...wrap(marks.map((mark) => mark.replaceAll(" ", "\u00a0")).join("  "), width).map((line) =>
      line.replaceAll("\u00a0", " ").trimEnd(),
    ),
  ];
}

function old(cost: Cost, { width, chalk }: TextStyle): string[] {
  const words = oldPriceWords(cost);
  return words.length === 0
    ? []
    : [chalk.bold("Prices that have grown old"), ...words.flatMap((text) => block(text, width, "  "))];
}

function footer({ unused }: Cost, { width, chalk }: TextStyle): string[] {
  const answers =
    unused.length === 0 ? [] : wrap(`Answers that these costs do not use: ${listOf(unused, "and")}.`, width);
  const quotes =
    "Examples, not quotes: put in your own prices before you rely on a figure. Scores never depend on them.";
  return [...wrap(quotes, width), ...answers].map((line) => chalk.dim(line));
}

const sections: Section[] = [headline, bill, crossing, plot, old, costInputs, footer];
