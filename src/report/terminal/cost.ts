import { approaches, outcomeNames } from "../../model/approach.ts";
import { capital } from "../../text/capital.ts";
import type { ApproachCost, Cost, CostLine, InputRow } from "../../model/cost.ts";
import {
  bandRange,
  callsWords,
  savingWords,
  standIn,
  crossoverCell,
  crossoverWords,
  disagreement,
  floorNote,
  paybackWords,
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

function bill(cost: Cost, paper: TextStyle): string[] {
  const row = (label: string, cells: readonly string[]): string[] => tableRow(label, cells, paper);
  const group = (title: string, lines: Lines, total: (one: ApproachCost) => number, times: number): string[] => [
    ...row(
      title,
      each(cost, (one) => money(total(one) * times)),
    ).map((line) => paper.chalk.bold(line)),
    ...itemsOf(cost, lines).flatMap((item) =>
      row(
        `  ${item}`,
        each(cost, (one) => cell(lines(one), item, times)),
      ),
    ),
  ];
  const totals = cost.volume
    ? [
        ...row(
          "A month, set-up spread",
          each(cost, ({ monthlyUsd }) => money(monthlyUsd ?? 0)),
        ),
        ...row(
          `Over ${figure(cost.horizonMonths)} months`,
          each(cost, ({ totalUsd }) => money(totalUsd ?? 0)),
        ),
      ].map((line) => paper.chalk.bold(line))
    : [];
  return [
    ...row(
      "USD",
      approaches.map((approach) => outcomeNames[approach]),
    ).map((line) => paper.chalk.bold(line)),
    ...group(
      "Once",
      ({ setup }) => setup,
      ({ setupUsd }) => setupUsd,
      1,
    ),
    ...group(
      "Each month",
      ({ perMonth }) => perMonth,
      ({ perMonthUsd }) => perMonthUsd,
      1,
    ),
    ...group(
      "Each 1,000 calls",
      ({ perCall }) => perCall,
      ({ perCallUsd }) => perCallUsd,
      1000,
    ),
    ...totals,
    ...amortisation(cost, paper),
  ];
}

type Lines = (cost: ApproachCost) => CostLine[];

function each(cost: Cost, text: (cost: ApproachCost) => string): string[] {
  return approaches.map((approach) => {
    const one = cost.approaches[approach];
    return one ? text(one) : "";
  });
}

function itemsOf(cost: Cost, lines: Lines): string[] {
  return [
    ...new Set(
      approaches.flatMap((approach) =>
        (cost.approaches[approach] ? lines(cost.approaches[approach]) : []).map(({ item }) => item),
      ),
    ),
  ];
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
  const { crossover, band, saving } = cost;
  const many = crossover.changes.length > 1;
  const jump = crossover.changes.at(-1)?.atStep ? "There one side needs one more machine, and its cost jumps." : null;
  const changes = crossover.changes.map(
    ({ callsPerMonth, cheaper }) => `${outcomeNames[cheaper]} from ${shortCount(callsPerMonth)}`,
  );
  const range = bandRange(cost);
  const sameModel =
    saving.sameModel && Math.abs(saving.cheaperModelUsd) > 1e-12 ? crossoverWords(saving.sameModel) : null;
  return [
    paper.chalk.bold("Where it turns"),
    ...(many
      ? block(`The cheaper one changes with each step of the prices: ${changes.join(", ")}.`, paper.width, "  ")
      : []),
    ...(jump === null ? [] : block(jump, paper.width, "  ")),
    ...block(savingWords(saving), paper.width, "  "),
    ...(sameModel ? block(`If only the shorter prompt counted, ${sameModel}.`, paper.width, "  ") : []),
    ...[paybackWords(cost)].flatMap((text) => (text === null ? [] : block(text, paper.width, "  "))),
    ...block(`These assumptions move it${range ? `, from ${range} calls a month` : ""}:`, paper.width, "  "),
    ...tableRow("  assumption", ["halved", "doubled"], paper),
    ...[...new Set(band.map(({ key }) => key))].flatMap((key) =>
      tableRow(
        `  ${key}`,
        [0.5, 2].map((factor) => {
          const one = band.find((entry) => entry.key === key && entry.factor === factor);
          return one ? crossoverCell(one.crossover) : "";
        }),
        paper,
      ),
    ),
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
