import { outcomeNames } from "../../model/approach.ts";
import type { CheckedFile, CheckReport, Finding } from "../../model/check.ts";
import { plain, plainDeep, plainJson } from "../../text/escape.ts";
import { annotations } from "../github.ts";
import { checkMarkdown } from "../markdown/check.ts";
import { statusOf, summary } from "../../words/check.ts";
import { block } from "../../text/layout.ts";
import { columnsOf, padEnd } from "../../text/width.ts";
import type { TextStyle } from "./text-style.ts";
import { pointsChangesText } from "./points-changes.ts";

/** A line for each file, what is to be said of each, and a count. */
function text(raw: CheckReport, paper: TextStyle): string {
  const report = plainDeep(raw);
  const details = report.files.flatMap((file) => detail(file, paper));
  return `${[table(report.files, paper), details, [summary(report)]]
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n")}\n`;
}

export const checkReporters = {
  text,
  json: (report) => `${plainJson(report)}\n`,
  markdown: checkMarkdown,
  github: annotations,
} satisfies Record<string, (report: CheckReport, paper: TextStyle) => string>;

export type CheckFormat = keyof typeof checkReporters;
export const checkFormats = Object.keys(checkReporters) as CheckFormat[];

function table(files: readonly CheckedFile[], { width, chalk }: TextStyle): string[] {
  if (files.length === 0) return [];
  const rows = files.map((file) => ({
    file,
    cells: [file.recorded ? outcomeNames[file.recorded.outcome] : "-", outcomeNames[file.now.outcome], statusOf(file)],
  }));
  const status = Math.max(...rows.map(({ cells }) => cells.at(-1)?.length ?? 0));
  const room = Math.min(Math.max(4, ...files.map(({ file }) => columnsOf(file))) + 2, Math.max(6, width - 26 - status));
  const line = (name: string, [before = "", now = "", last = ""]: readonly string[]): string[] => {
    const rest = `${before.padEnd(13)}${now.padEnd(13)}${last}`;
    return columnsOf(name) < room ? [padEnd(name, room) + rest] : [name, " ".repeat(room) + rest];
  };
  return [
    ...line("File", ["Recorded", "Now", "Status"]).map((one) => chalk.bold(one)),
    ...rows.flatMap(({ file, cells }) => line(file.file, cells).map((one) => (file.changed ? chalk.yellow(one) : one))),
  ];
}

function detail(file: CheckedFile, paper: TextStyle): string[] {
  const said = file.findings.flatMap((finding) => findingLines(file, finding, paper));
  return [...said, ...pointsChangesText(file.points, paper)];
}

function findingLines({ file }: CheckedFile, { level, line, message }: Finding, { width, chalk }: TextStyle): string[] {
  const colour = level === "error" ? chalk.red : level === "warning" ? chalk.yellow : chalk.dim;
  const said = level === "notice" ? message : `${level}: ${message}`;
  return block(`${file}:${line} ${said}`, width, "  ", "").map((one) => colour(plain(one)));
}
