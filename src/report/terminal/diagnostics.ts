import type { Diagnostic } from "../../model/diagnostic.ts";
import { asCalled } from "../../text/called-as.ts";
import { plain, plainLine } from "../../text/escape.ts";
import { block } from "../../text/layout.ts";
import { columnsOf } from "../../text/width.ts";
import type { TextStyle } from "./text-style.ts";

/** One slip can break every line after it, and nobody reads on for ever. */
const shownProblems = 100;

/** Problems as text: `file:line:col message [code]`, the line with a caret under the place, and what would be right. */
export function renderDiagnostics(problems: readonly Diagnostic[], paper: TextStyle): string {
  const shown = problems.slice(0, shownProblems).map((problem) => renderDiagnostic(problem, paper));
  const left = problems.length - shown.length;
  if (left > 0) shown.push(`and ${left} more ${left === 1 ? "problem" : "problems"}`);
  return `${shown.join("\n")}\n`;
}

function renderDiagnostic({ file, line, column, code, message, hint, source }: Diagnostic, paper: TextStyle): string {
  const { chalk, width, program } = paper;
  const place = line === null ? `${plainLine(file)}:` : `${plainLine(file)}:${line}:${column}`;
  const lines = [`${chalk.bold(place)} ${plainLine(message)} ${chalk.dim(`[${code}]`)}`];
  if (source !== undefined && source.trim() !== "" && column !== null) lines.push(...excerpt(source, column, paper));
  if (hint) lines.push(...block(asCalled(plainLine(hint), program), width, "  "));
  return lines.join("\n");
}

/** The source line, cut to the width around the place, with a caret under it. */
function excerpt(source: string, column: number, { chalk, width }: TextStyle): string[] {
  const room = Math.max(10, width - 4);
  const start = Math.max(0, Math.min(column - 1 - Math.floor(room / 2), source.length - room));
  const before = plain(source.slice(start, column - 1));
  const shown = before + plain(source.slice(column - 1, start + room));
  return [`    ${shown.slice(0, room)}`, `    ${" ".repeat(columnsOf(before))}${chalk.red("^")}`];
}
