import type { Diagnostic } from "../../model/diagnostic.ts";
import type { RulebookChange } from "../../model/extension.ts";
import { changeLine } from "../../words/rulebook-changes.ts";
import { renderDiagnostics } from "./diagnostics.ts";
import { block } from "../../text/layout.ts";
import type { TextStyle } from "./text-style.ts";
import { plain, plainJson } from "../../text/escape.ts";

/** What lint found in a file. */
export type LintReport = {
  file: string;
  problems: readonly Diagnostic[];
  /** In what it differs from the rulebook it extends. */
  changes: readonly RulebookChange[];
};

function text({ file, problems, changes }: LintReport, paper: TextStyle): string {
  const list = changes.flatMap((change) => block(plain(changeLine(change)), paper.width, "    ", "  - "));
  const extended = list.length > 0 ? `Changes to the rulebook it extends:\n${list.join("\n")}\n` : "";
  return extended + problemsText(file, problems, paper);
}

function problemsText(file: string, problems: readonly Diagnostic[], paper: TextStyle): string {
  if (problems.length === 0) return `${plain(file)} has no problems.\n`;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return `${renderDiagnostics(problems, paper)}${paper.chalk.bold(`${plain(file)} has ${count}.`)}\n`;
}

export const lintReporters = {
  text,
  json: (report) => `${plainJson(report)}\n`,
} satisfies Record<string, (report: LintReport, paper: TextStyle) => string>;
