import type { Diagnostic } from "../../model/diagnostic.ts";
import { asCalled } from "../../text/called-as.ts";
import { plain, plainLine } from "../../text/escape.ts";
import { block } from "../../text/layout.ts";
import { columnsOf, cut } from "../../text/width.ts";
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

/** The source line, cut to the columns there are around the place, with a caret under it. */
function excerpt(source: string, column: number, { chalk, width }: TextStyle): string[] {
  const room = Math.max(10, width - 4);
  const at = column - 1;
  // A line may be as long as a file: no more of it is looked at than can be shown.
  const rest = plain(wholeSigns(source.slice(at, at + room)));
  const lead = plain(wholeSigns(source.slice(Math.max(0, at - room), at)));
  const before = lastColumns(lead, Math.max(Math.floor(room / 2), room - columnsOf(rest)));
  const [after = ""] = cut(rest, room - columnsOf(before));
  return [`    ${before}${after}`, `    ${" ".repeat(columnsOf(before))}${chalk.red("^")}`];
}

/** Without the half of a sign that a cut leaves at an end. */
function wholeSigns(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}

/** The end of a text that takes so many columns at most. */
function lastColumns(text: string, columns: number): string {
  let end = wholeSigns(text.slice(-columns));
  while (columnsOf(end) > columns) end = wholeSigns(end.slice(1));
  return end.replace(/^\p{M}+/u, "");
}
