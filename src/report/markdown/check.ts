import { outcomeNames } from "../../model/approach.ts";
import type { CheckedFile, CheckReport } from "../../model/check.ts";
import { statusOf, summary } from "../../words/check.ts";
import { md, mdCode, mdTable } from "./escape.ts";
import { pointsChangesMarkdown } from "../terminal/points-changes.ts";

/** The report for the page of a job or a comment on a pull request. */
export function checkMarkdown(report: CheckReport): string {
  const rows = report.files.map((file) => [
    mdCode(file.file),
    file.recorded ? outcomeNames[file.recorded.outcome] : "–",
    outcomeNames[file.now.outcome],
    file.changed ? `**${statusOf(file)}**` : statusOf(file),
  ]);
  const parts = [
    ["## Recorded decisions"],
    [summary(report)],
    ...(rows.length > 0 ? [mdTable(["File", "Recorded", "Now", "Status"], rows)] : []),
    ...report.files.flatMap(details),
    ...(report.problems.length > 0 ? [["### Files that could not be read"], problems(report)] : []),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function details(file: CheckedFile): string[][] {
  if (file.findings.length === 0) return [];
  const points = pointsChangesMarkdown(file.points, ["recorded", "now"]);
  return [
    [`### ${mdCode(file.file)}`],
    file.findings.map(({ level, line, message }) => `- ${level}, line ${line}: ${md(message)}`),
    ...(points.length > 0 ? [points] : []),
  ];
}

function problems(report: CheckReport): string[] {
  return report.problems.map(
    ({ file, line, message }) => `- ${mdCode(file)}${line === null ? "" : `, line ${line}`}: ${md(message)}`,
  );
}
