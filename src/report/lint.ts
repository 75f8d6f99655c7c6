import type { Diagnostic } from "../model/diagnostic.ts";
import { renderDiagnostics } from "./diagnostics.ts";
import type { Paper } from "./paper.ts";
import { plain, plainJson } from "../model/plain.ts";

/** What lint found in a file. */
export type LintReport = { file: string; problems: readonly Diagnostic[] };

const text = ({ file, problems }: LintReport, paper: Paper): string => {
  if (problems.length === 0) return `${plain(file)} has no problems.\n`;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return `${renderDiagnostics(problems, paper)}${paper.chalk.bold(`${plain(file)} has ${count}.`)}\n`;
};

export const lintReporters = {
  text,
  json: (report) => `${plainJson(report)}\n`,
} satisfies Record<string, (report: LintReport, paper: Paper) => string>;
