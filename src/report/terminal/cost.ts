import { approaches, outcomeNames } from "../../model/approach.ts";
import { capital } from "../../text/capital.ts";
import type { ApproachCost, Cost, CostLine, InputRow } from "../../model/cost.ts";
import {
  callsWords,
  crossoverCell,
  crossoverWords,
  disagreement,
  floorNote,
  standIn,
  turningWords,
} from "../../words/cost.ts";
import { figure, grouped, money, shortCount } from "../../text/numbers.ts";
import { block, wrap } from "../../text/layout.ts";
import { padEnd } from "../../text/width.ts";
import type { TextStyle } from "./text-style.ts";
import { plainDeep } from "../../text/escape.ts";
import { logPlot } from "./plot.ts";

/** The cost comparison for a person to read: the crossover first, then every line of it and what it rests on. */
export function renderCost(raw: Cost, paper: TextStyle): string {
  const cost = plainDeep(raw);
  const parts = sections.map((section) => section(cost, paper)).filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

type Section = (cost: Cost, paper: TextStyle) => string[];

function headline(cost: Cost, { width, chalk }: TextStyle): string[] {
  const { crossover, preset, asOf, horizonMonths, volume } = cost;
  const about = `${preset.title} (preset ${preset.id}), over ${figure(horizonMonths)} months from ${asOf}.`;
  const at = volume
    ? `Your volume: ${callsWords(Math.round(volume.callsPerMonth), grouped)} a month${standIn(cost)}.`
    : "Your volume is not known: answer it with --volume to see totals.";
  return [
    ...wrap(`${capital(crossoverWords(crossover))}.`, width).map((line) => chalk.bold(line)),
    ...[about, at, floorNote(cost), disagreement(cost)].flatMap((text) => (text === null ? [] : wrap(text, width))),
  ];
}

/** What a bill is grouped by: the lines, their sum, and how many calls it is shown for. */
const groups = [
  { title: "Once", lines: "setup", total: "setupUsd", times: 1 },
  { title: "Each month", lines: "perMonth", total: "perMonthUsd", times: 1 },
  { title: "Each 1,000 calls", lines: "perCall", total: "perCallUsd", times: 1000 },
] as const;

function bill(cost: Cost, paper: TextStyle): string[] {
  const row = (label: string, cells: readonly string[]) => tableRow(label, cells, paper);
  const bold = (label: string, cells: readonly string[]) => row(label, cells).map((line) => paper.chalk.bold(line));
  const names = approaches.map((approach) => outcomeNames[approach]);
  const monthly = each(cost, ({ monthlyUsd }) => money(monthlyUsd ?? 0));
  const whole = each(cost, ({ totalUsd }) => money(totalUsd ?? 0));
  return [
    ...bold("USD", names),
    ...groups.flatMap(({ title, lines, total, times }) => [
      ...bold(
        title,
        each(cost, (one) => money(one[total] * times)),
      ),
      ...itemsOf(cost, lines).flatMap((item) =>
        row(
          `  ${item}`,
          each(cost, (one) => cell(one[lines], item, times)),
        ),
      ),
    ]),
    ...(cost.volume ? bold("A month, set-up spread", monthly) : []),
    ...(cost.volume ? bold(`Over ${figure(cost.horizonMonths)} months`, whole) : []),
    ...amortisation(cost, paper),
  ];
}

function each(cost: Cost, text: (cost: ApproachCost) => string): string[] {
  return approaches.map((approach) => {
    const one = cost.approaches[approach];
    return one ? text(one) : "";
  });
}

function itemsOf(cost: Cost, lines: (typeof groups)[number]["lines"]): string[] {
  return [...new Set(approaches.flatMap((one) => cost.approaches[one]?.[lines] ?? []).map(({ item }) => item))];
}

function cell(lines: readonly CostLine[], item: string, times: number): string {
  const line = lines.find((one) => one.item === item);
  return line ? money(line.usd * times) : "-";
}

const column = 13;

/** A label and a number for each approach. A label that is too long goes on. */
function tableRow(label: string, cells: readonly string[], { width }: TextStyle): string[] {
  const room = Math.max(12, width - column * cells.length);
  const indent = label.startsWith("  ") ? "    " : "  ";
  const [first = "", ...rest] = block(label.trimStart(), room, indent, label.startsWith("  ") ? "  " : "");
  return [`${padEnd(first, room)}${cells.map((text) => text.padStart(column)).join("")}`, ...rest];
}

function amortisation({ approaches: { "fine-tuning": tuning }, horizonMonths }: Cost, { width }: TextStyle): string[] {
  return tuning && tuning.amortisedOverMonths < horizonMonths
    ? wrap(
        `The tuned model's base goes away before the end: its set-up is spread over ${tuning.amortisedOverMonths.toFixed(1)} months, and done again after.`,
        width,
      )
    : [];
}

function crossing(cost: Cost, paper: TextStyle): string[] {
  const { band } = cost;
  const cellOf = (key: string, factor: number): string => {
    const one = band.find((entry) => entry.key === key && entry.factor === factor);
    return one ? crossoverCell(one.crossover) : "";
  };
  const keys = [...new Set(band.map(({ key }) => key))];
  return [
    paper.chalk.bold("Where it turns"),
    ...turningWords(cost).flatMap((text) => block(text, paper.width, "  ")),
    ...tableRow("  assumption", ["halved", "doubled"], paper),
    ...keys.flatMap((key) => tableRow(`  ${key}`, [cellOf(key, 0.5), cellOf(key, 2)], paper)),
  ];
}

function plot(cost: Cost, { width, chalk }: TextStyle): string[] {
  const { curve, crossover, volume } = cost;
  const at = crossover.callsPerMonth;
  const on = (approach: "rag" | "fine-tuning" | "hybrid") =>
    curve.map((point) => [point.callsPerMonth, point[approach]] as const);
  const nearest = at === null ? undefined : curve.find(({ callsPerMonth }) => callsPerMonth >= at);
  const last = curve.at(-1)?.callsPerMonth ?? 0;
  const marks = ["R RAG", "F fine-tuning", "H hybrid", "* more than one"];
  if (nearest && at !== null && at >= 1000) marks.push(`X crossover at ${shortCount(at)}`);
  if (volume && volume.callsPerMonth >= 1000 && volume.callsPerMonth <= last) marks.push("^ your volume");
  return [
    ...heading("USD a month by calls a month, set-up spread, both logarithmic", { width, chalk }),
    ...logPlot(
      [
        { letter: "H", points: on("hybrid") },
        { letter: "R", points: on("rag") },
        { letter: "F", points: on("fine-tuning") },
      ],
      {
        width: Math.min(width, 76),
        height: 15,
        xLabel: shortCount,
        yLabel: (usd) => `$${shortCount(usd)}`,
        cross: at !== null && at >= 1000 && nearest ? [at, nearest.rag] : null,
        mark: volume?.callsPerMonth ?? null,
      },
    ),
    // A mark and its name stay on one line.
    ...wrap(marks.map((mark) => mark.replaceAll(" ", "\u00a0")).join("  "), width).map((line) =>
      line.replaceAll("\u00a0", " ").trimEnd(),
    ),
  ];
}

function inputs(cost: Cost, paper: TextStyle): string[] {
  const used = new Set([
    "calls_per_month",
    "horizon_months",
    ...approaches.flatMap((approach) => {
      const one = cost.approaches[approach];
      return one ? [...one.setup, ...one.perMonth, ...one.perCall].flatMap(({ keys }) => keys) : [];
    }),
  ]);
  const shown = cost.inputs.filter(({ key, value }) => value !== null && (used.has(key) || key.endsWith(".retires")));
  const guessed = shown.filter(({ from }) => from === "assumption");
  const found = shown.filter(({ from }) => from !== "assumption");
  return [
    ...heading("Prices and answers (confidence A best to D; --price key=value changes one)", paper),
    ...found.flatMap((row) => inputLines(row, paper)),
    ...heading("Assumptions (change them in the same way)", paper),
    ...guessed.flatMap((row) => inputLines(row, paper)),
  ];
}

function inputLines({ key, value, unit, source, date, confidence }: InputRow, { width, chalk }: TextStyle): string[] {
  const dated = date === null ? source : `${source}, ${date}`;
  const origin = confidence.length === 1 ? `${dated}, confidence ${confidence}` : `${confidence}: ${dated}`;
  return [
    ...block(`${key}: ${figure(value)}${unit === "count" ? "" : ` ${unit}`}`, width, "    ", "  "),
    ...block(origin, width, "      ").map((line) => chalk.dim(line)),
  ];
}

function heading(text: string, { width, chalk }: TextStyle): string[] {
  return wrap(text, width).map((line) => chalk.bold(line));
}

function footer(_: Cost, { width, chalk }: TextStyle): string[] {
  return wrap(
    "Examples, not quotes: put in your own prices before you rely on a figure. Scores never depend on them.",
    width,
  ).map((line) => chalk.dim(line));
}

const sections: Section[] = [headline, bill, crossing, plot, inputs, footer];
