import type { Decision } from "../../model/decision.ts";
import { asCalled } from "../../text/called-as.ts";
import { clipped, wrap } from "../../text/layout.ts";
import { countShown, thoseFirst } from "../../text/list.ts";
import { columnsOf, padEnd } from "../../text/width.ts";
import { notWorkedOutSentence } from "../../words/not-worked-out.ts";
import { exclusionNotes, idleNotes, optionTable } from "../../words/options.ts";
import {
  closing,
  priceNotes,
  restsOn,
  secondOpinion,
  summaryLead,
  summaryParts,
  type SummaryPart,
  summaryReasons,
  whereTheRestIs,
} from "../../words/summary.ts";
import type { TextStyle } from "./text-style.ts";

/** What a summary is written on, and the file of the answers, by which it names them in a command. */
type SummaryStyle = TextStyle & { file: string | null };

/** So many lines at most, and the verdict and why in the first of them, where a line has 80 columns or more. */
const room = { all: 45, head: 12, columns: 80 };

/** On a terminal of fewer lines the verdict and why have fewer too; a lower one cannot hold all parts. */
const terminal = { head: 10, lowest: 34 };

/** The decision on one screen: what, why, how firm, what next and what would change it. What is left out is counted. */
export function summaryLines(decision: Decision, style: SummaryStyle): string[] {
  const scale = Math.max(1, room.columns / style.width);
  const all = Math.min(Math.floor(room.all * scale), linesInSight(style));
  const head = headLines(decision, style, all < room.all ? terminal.head : Math.floor(room.head * scale));
  const tail = tailLines(decision, style);
  const parts = [optionsPart(decision, style), ...partsOf(decision, style)];
  return [...head, ...fitted(parts, all - head.length - tail.length, style), ...tail];
}

/** How many lines may be in sight at once; on a terminal that is too low for that, the end of the text is. */
function linesInSight({ rows = 0 }: TextStyle): number {
  return rows < terminal.lowest ? Infinity : rows;
}

function headLines(decision: Decision, style: TextStyle, most: number): string[] {
  const { chalk, width } = style;
  const { verdict, firmness, advice } = summaryLead(decision);
  const { kind } = decision.verdict;
  const colour = kind === "recommend" ? chalk.green.bold : chalk.yellow.bold;
  const [first = "", ...others] = clipped(`Verdict: ${verdict}. ${firmness}`, width, 2);
  const name = `Verdict: ${verdict}.`;
  const lines = [
    ...(decision.title ? clipped(decision.title, width, 1) : []),
    first.startsWith(name) ? colour(name) + first.slice(name.length) : first,
    ...others,
    ...clipped(advice, width, kind === "neither-yet" ? 4 : 2),
  ];
  return [...lines, ...whyLines(decision, style, most - lines.length - 2)];
}

/** The reasons, in a few words or whole where lines are left, and how many there are besides: in so many lines under their title. */
function whyLines(decision: Decision, { chalk, width, hasKeys }: TextStyle, most: number): string[] {
  const reasons = summaryReasons(decision, most - 1);
  if (!reasons) return [];
  const { lead, shown, rest } = reasons;
  let left = Math.max(0, most - shown.length - (rest === null ? 0 : 1));
  const told = ({ mark, text, short }: (typeof shown)[number]): string[] => {
    const put = (said: string, lines: number): string[] =>
      clipped(said, width, lines, " ".repeat(8), `${mark.padStart(6)}  `);
    const whole = put(text, Infinity);
    const lines = whole.length - 1 > left ? put(short, 1 + left) : whole;
    left -= lines.length - 1;
    return lines;
  };
  return [
    "",
    ...clipped(lead === "" ? "Why" : `Why: ${lead}`, width, 1).map((line) => chalk.bold(line)),
    ...shown.flatMap(told),
    ...(rest === null
      ? []
      : clipped(columnsOf(rest) + 10 <= width ? `${rest}: ${hasKeys ? "d" : "--full"}` : rest, width, 1, "  ")),
  ];
}

/** A part with its items; how many of them are told at most, and how many before more of other parts; `total` where they are counted. */
type Part = {
  title: string;
  form: SummaryPart["form"];
  items: Item[];
  most: number;
  before: number;
  total: number | null;
};

/** An item as lines: in brief, and whole where the screen has lines left. */
type Item = { brief: string[]; whole: string[] };

function asItem(lines: string[]): Item {
  return { brief: lines, whole: lines };
}

function optionsPart(decision: Decision, style: SummaryStyle): Part {
  const { file, program, width } = style;
  const [head = "", ...rows] = tableLines(decision, style);
  const [prices = [], ...own] = priceNotes(decision, file).map((note) =>
    clipped(asCalled(note, program), width, 3, "  "),
  );
  const note = (text: string): string[] => clipped(text, width, 2, "    ", "  ");
  const excluded = exclusionNotes(decision).map(note);
  return {
    title: head,
    form: "list",
    items: [[...rows, ...prices], ...excluded, ...own, ...idleNotes(decision).map(note)].map(asItem),
    most: Infinity,
    before: 1 + excluded.length,
    total: null,
  };
}

/** The options side by side; one under the other where that is too wide. */
function tableLines(decision: Decision, { width }: TextStyle): string[] {
  const { head, rows } = optionTable(decision);
  const title = "Your options";
  const sizes = head.map((name, column) => Math.max(name.length, ...rows.map(({ cells }) => cells[column]!.length)));
  const gap = Math.floor((width - title.length - sizes.reduce((sum, size) => sum + size, 0)) / sizes.length);
  const line = (label: string, cells: readonly string[], space: number): string =>
    padEnd(label, title.length) + cells.map((cell, column) => cell.padStart(sizes[column]! + space)).join("");
  if (gap >= 1) {
    const space = Math.min(gap, 4);
    return [line(title, head, space), ...rows.map(({ label, cells }) => line(`  ${label}`, cells, space))];
  }
  return [
    title,
    ...head.flatMap((name, column) =>
      clipped(
        `${name}: ${rows.map(({ label, cells }) => `${label} ${cells[column]}`).join(", ")}`,
        width,
        4,
        "    ",
        "  ",
      ),
    ),
  ];
}

function partsOf(decision: Decision, { width }: TextStyle): Part[] {
  const told = (item: string): Item => asItem(clipped(item, width, 2, "    ", "  - "));
  const isWhole = (item: string): boolean => wrap(item, width - 4).length <= 2;
  return summaryParts(decision).map(({ title, form, items, most }) => {
    // Steps are told in brief: five of them say what the way is like.
    const step = (item: string, index: number): Item => {
      const lines = (most: number): string[] => clipped(item, width, most, "    ", `  ${index + 1} `);
      return { brief: lines(1), whole: lines(3) };
    };
    // A condition that is cut may read as another: those stand first that stand whole.
    const first = (form === "ways" ? thoseFirst(items, isWhole) : items).slice(0, most);
    const before = form === "turns" ? most : 1;
    return { title, form, items: first.map(form === "steps" ? step : told), most, before, total: items.length };
  });
}

/**
 * The parts in so many lines: each with its first item, then what is ruled out and what is open, then by turns one more of
 * each that still fits, of steps two, first of those that may tell most and last of the options; what is then left of the
 * lines goes to items told in brief.
 */
function fitted(parts: readonly Part[], lines: number, { chalk }: TextStyle): string[] {
  const shown = new Map(parts.map((part): [Part, Item[]] => [part, []]));
  // A blank line before the options and before what follows them; a title before each part.
  let left = lines - parts.length - Math.min(2, parts.length);
  const grow = (part: Part): boolean => {
    const told = shown.get(part)!;
    const next = part.items[told.length];
    if (!next || told.length >= part.most || (told.length > 0 && next.brief.length > left)) return false;
    told.push(next);
    left -= next.brief.length;
    return true;
  };
  const order = [...parts.slice(1).toSorted((a, b) => b.most - a.most), ...parts.slice(0, 1)].flatMap((part) =>
    part.form === "steps" ? [part, part] : part,
  );
  parts.forEach(grow);
  for (const part of parts) while (shown.get(part)!.length < part.before && grow(part)) continue;
  while (order.map(grow).includes(true)) continue;
  const linesOf = ({ brief, whole }: Item): string[] => {
    const more = whole.length - brief.length;
    if (more > left) return brief;
    left -= more;
    return whole;
  };
  return [...shown].flatMap(([{ title, total }, items], index) => {
    const count = total === null ? "" : countShown(items.length, total);
    return [...(index < 2 ? [""] : []), chalk.bold(`${title}${count}`), ...items.flatMap(linesOf)];
  });
}

/** What stands last. Where the verdict is still in sight there, it is not said again; keys say where the rest is. */
function tailLines(decision: Decision, style: TextStyle): string[] {
  const { chalk, width, hasKeys } = style;
  const missing = notWorkedOutSentence(decision);
  const others = secondOpinion(decision);
  return [
    ...(others === null ? [] : clipped(others, width, 2)),
    ...(missing === null ? [] : clipped(missing, width, 1)),
    ...(linesInSight(style) === Infinity
      ? [
          "",
          ...clipped(closing(decision), width, 1).map((line) => chalk.bold(line)),
          ...clipped(whereTheRestIs, width, 2),
        ]
      : clipped(`On ${restsOn(decision)}${hasKeys ? "" : ` ${whereTheRestIs}`}`, width, 2)),
  ];
}
