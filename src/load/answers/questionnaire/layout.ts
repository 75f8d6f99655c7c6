import type { ChalkInstance } from "chalk";
import { cut } from "../../../text/width.ts";
import { wrap } from "../../../text/wrap.ts";

/** What a screen is drawn on: at most so many columns and lines, in colours that may be none. */
export type Viewport = { width: number; height: number; chalk: ChalkInstance };

/** A screen before it is cut to size. */
export type ScreenLayout = {
  top: string[];
  /** The lines of each row that can be picked, and which row is highlighted. */
  rows: string[][];
  at: number;
  /** What stands under the rows: what is typed, an explanation that is left out when lines are short, and the keys. */
  input: string[];
  note: string[];
  foot: string[];
};

/** The screen as lines, no more than fit: with blank lines between its parts and the note as far as there is room. */
export function fitLayout({ top, rows, at, input, note, foot }: ScreenLayout, viewport: Viewport): string[] {
  const airy = joined([top, rows.flat(), input, note, foot]);
  if (airy.length <= viewport.height) return airy;
  const around: Halves = { above: [...top, ""], below: ["", ...joined([input, note, foot])] };
  const tight: Halves = { above: top, below: [...input, ...note, ...foot] };
  const bare: Halves = { above: top, below: [...input, ...foot] };
  const room = (halves: Halves): number => viewport.height - halves.above.length - halves.below.length;
  const halves = room(around) >= 8 ? around : room(tight) >= 5 ? tight : bare;
  const { above, below } = halves;
  const window = windowOf(rows, at, Math.max(rows[at]?.length ?? 1, room(halves)), viewport);
  // On a very small screen what can be picked matters more than the end of a long question.
  const kept = Math.max(1, viewport.height - window.length - below.length);
  return [...above.slice(0, kept), ...window, ...below].slice(0, viewport.height);
}

/** What stands above and below the rows. */
type Halves = { above: string[]; below: string[] };

function joined(parts: string[][]): string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ["", ...part]));
}

/** The rows around the highlighted one that fit, and how many there are above and below them. */
function windowOf(rows: string[][], at: number, room: number, { width, chalk }: Viewport): string[] {
  if (rows.flat().length <= room) return rows.flat();
  let [first, last] = [at, at];
  // Two lines say how many rows are out of sight.
  const fits = (from: number, to: number): boolean => rows.slice(from, to + 1).flat().length <= room - 2;
  for (let grown = true; grown;) {
    const before = [first, last].join();
    if (last + 1 < rows.length && fits(first, last + 1)) last++;
    if (first > 0 && fits(first - 1, last)) first--;
    grown = before !== [first, last].join();
  }
  const above = first > 0 ? [chalk.dim(`  ↑ ${first} more`.slice(0, width))] : [];
  const below = last < rows.length - 1 ? [chalk.dim(`  ↓ ${rows.length - 1 - last} more`.slice(0, width))] : [];
  return [...above, ...rows.slice(first, last + 1).flat(), ...below];
}

/** Text in lines of at most `width` columns; a word that is longer is cut, so that the terminal never breaks a line. */
export function fold(text: string, width: number): string[] {
  return wrap(text, width).flatMap((line) => cut(line, width));
}

/** Folded text behind an indent; the first line behind `first`, which is as wide. */
export function indented(text: string, width: number, indent: string, first: string = indent): string[] {
  return fold(text, width - indent.length).map((line, index) => `${index === 0 ? first : indent}${line}`);
}

/** One row: the pointer when it is highlighted, its number or name, and its text. */
export function choiceLine(
  lead: string,
  text: string,
  { on, viewport }: { on: boolean; viewport: Viewport },
): string[] {
  const indent = " ".repeat(lead.length + 2);
  const lines = indented(text, viewport.width, indent, `${on ? "❯ " : "  "}${lead}`);
  return on ? lines.map((line) => viewport.chalk.cyan(line)) : lines;
}

/** The keys that do something, on as few lines as they fit. */
export function legend(keys: readonly string[], { width, chalk }: Viewport): string[] {
  const lines: string[] = [];
  for (const key of keys) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 3 + key.length <= width) lines[lines.length - 1] = `${line} · ${key}`;
    else lines.push(key);
  }
  return lines.flatMap((line) => fold(line, width)).map((line) => chalk.dim(line));
}
