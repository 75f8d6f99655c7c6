import type { Measurement } from "../../model/measure.ts";
import { shareText } from "../../words/measure.ts";
import { type MeasureSection, measureSections } from "../../words/measure-sections.ts";
import { md, mdSaid, mdTable } from "./escape.ts";

/** What was measured, for a pull request. */
export function measureMarkdown(measurement: Measurement): string {
  const parts = measureSections(measurement).flatMap(sectionParts);
  return `${[["## Measured"], ...parts].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function sectionParts({ title, shares, lines }: MeasureSection): string[][] {
  const table = shares.map(({ label, share, note }) => [md(label), md(shareText(share)), md(note)]);
  return [
    [`### ${md(title)}`],
    ...(table.length > 0 ? [mdTable(["", "Right", "Note"], table)] : []),
    ...(lines.length > 0 ? [lines.map((line) => `- ${mdSaid(line)}`)] : []),
  ];
}
