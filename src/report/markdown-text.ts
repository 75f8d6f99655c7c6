import { plain } from "../model/plain.ts";

/**
 * Text from a file as Markdown that shows it and does nothing else: on one line, with every sign of Markdown and HTML
 * made plain. GitHub also turns @names, #numbers and bare addresses into links; a space of no width breaks those.
 */
export const md = (text: string): string =>
  plain(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_{}[\]()|~!$]/g, "\\$&")
    .replace(/^(#{1,6}(?= |$)|[-+=](?=[-+= ]|$))/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/(^|[^\w`])([@#])(?=\w)/g, "$1$2&#8203;")
    .replace(/\b(https?|ftp|mailto)(:)/gi, "$1&#8203;$2")
    .replace(/\bwww(\.)/gi, "www&#8203;$1");

/** A link whose address was checked to be one; else the bare text. */
export const mdLink = (text: string, address: string): string =>
  /^https?:\/\/[^\s<>()\\]+$/.test(address) ? `[${md(text)}](<${address}>)` : md(text);

/** A row of a table. Its cells are Markdown already. */
export const mdRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A table: the head, then how each column stands, then the rows. Columns from the second on are numbers where so said. */
export const mdTable = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string[] => [mdRow(head), mdRow(head.map((_, at) => (numbers.includes(at) ? "---:" : "---"))), ...rows.map(mdRow)];

/** A value as code, with a fence longer than any run of backticks in it. */
export const mdCode = (text: string): string => {
  const inner = plain(text).replace(/\s+/g, " ").replaceAll("|", "\\|");
  const fence = "`".repeat(Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return inner.includes("`") ? `${fence} ${inner} ${fence}` : `${fence}${inner}${fence}`;
};
