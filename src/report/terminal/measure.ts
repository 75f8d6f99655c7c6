import type { Measurement } from "../../model/measure.ts";
import { plainDeep, plainJson } from "../../text/escape.ts";
import { block } from "../../text/layout.ts";
import { padEnd } from "../../text/width.ts";
import { shareText } from "../../words/measure.ts";
import { type MeasureSection, measureSections } from "../../words/measure-sections.ts";
import { measureMarkdown } from "../markdown/measure.ts";
import type { TextStyle } from "./text-style.ts";

/** What was measured, for a person to read: a bar for each share, with its interval as a lighter end. */
function text(raw: Measurement, style: TextStyle): string {
  const parts = measureSections(plainDeep(raw)).map((section) => sectionLines(section, style));
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

export const measureReporters = {
  text,
  json: (measurement) => `${plainJson(measurement)}\n`,
  markdown: measureMarkdown,
} satisfies Record<string, (measurement: Measurement, style: TextStyle) => string>;

export type MeasureFormat = keyof typeof measureReporters;
export const measureFormats = Object.keys(measureReporters) as MeasureFormat[];

function sectionLines({ title, shares, lines }: MeasureSection, style: TextStyle): string[] {
  const label = Math.max(0, ...shares.map((one) => one.label.length)) + 2;
  const figures = shares.map(({ share, note }) => shareText(share) + (note === "" ? "" : `, ${note}`));
  const room = style.width - label - Math.max(0, ...figures.map((one) => one.length)) - 4;
  return [
    style.chalk.bold(title),
    ...shares.map((one, at) => {
      const drawn = room >= 10 ? `${interval(one.share, Math.min(30, room))}  ` : "";
      return `  ${padEnd(one.label, label)}${drawn}${figures[at] ?? ""}`;
    }),
    ...lines.flatMap((line) => block(line, style.width, "    ", "  ")),
  ];
}

/** What is sure to be right, what may be, and what is not, on a scale from nothing to all. */
function interval({ low, high }: { low: number; high: number }, width: number): string {
  const [from, to] = [Math.round(low * width), Math.round(high * width)];
  return "█".repeat(from) + "▒".repeat(to - from) + "·".repeat(width - to);
}
