import { columnsOf, cut } from "./width.ts";
import { wrap } from "./wrap.ts";

export { wrap };

/** Wrapped text, every line behind `indent`; the first behind `first` where it is given. */
export function block(text: string, width: number, indent: string, first: string = indent): string[] {
  return wrap(text, width - indent.length).map((line, index) => `${index === 0 ? first : indent}${line}`);
}

/** A text on one line of words, in at most so many lines; what is cut off ends with "…". Nothing is wider than `width`. */
export function clipped(text: string, width: number, most: number, indent = "", first = indent): string[] {
  const room = Math.max(1, width - indent.length);
  const lines = wrap(text.replace(/\s+/g, " ").trim(), room).flatMap((line) => cut(line, room));
  const end = lines.length > most ? [shortened(lines.slice(most - 1).join(" "), room)] : lines.slice(most - 1);
  return [...lines.slice(0, most - 1), ...end].map((line, index) => `${index === 0 ? first : indent}${line}`);
}

/**
 * A line that is as wide as may be at most; what is cut off is "…". It is cut where a clause ends, unless that leaves little:
 * half a clause says less, or another thing. Else after a whole word, where there is one.
 */
export function shortened(line: string, width: number): string {
  if (columnsOf(line) <= width) return line;
  const room = cut(line, Math.max(1, width - 2))[0]!;
  const clause = Math.max(...[". ", "; ", ", "].map((mark) => room.lastIndexOf(mark)));
  const end = clause < room.length * 0.4 ? room.lastIndexOf(" ") : clause;
  return end > 0 ? `${room.slice(0, end)} …` : `${room}…`;
}

/** A bar for a value between two ends of a scale, as a share of `width` blocks; empty for nothing. */
export function bar(share: number, width: number): string {
  return "█".repeat(Math.round(Math.max(0, Math.min(1, share)) * width));
}
