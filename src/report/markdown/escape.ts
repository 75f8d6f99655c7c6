import type { Decision } from "../../model/decision.ts";
import { plain } from "../../text/escape.ts";
import { sourcesOf } from "../../words/sources.ts";

const signs = /[&<>\\`*_[\]|~$#]|@(?=\w)|:(?=\/\/|[\w+-]+:)|\bwww\./gi;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A space of no width. */
const noWidth = "&#8203;";

/**
 * Text from a file as Markdown that shows it and does nothing else: on one line, with every sign of Markdown and HTML
 * made plain. GitHub also turns @names, #numbers and bare addresses into links; a space of no width breaks those.
 */
export function md(text: string): string {
  return plain(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(signs, (sign, at: number, whole: string) => {
      const shown = entities[sign] ?? (/^[@:w]/i.test(sign) ? sign : `\\${sign}`);
      return /^[@:w#]/i.test(sign) && /\S/.test(whole[at + sign.length] ?? "") ? shown + noWidth : shown;
    })
    .replace(/^([-+=](?=[-+=\s]|$)|\d+(?=[.)](?:\s|$)))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}

const ownCommand = /(?<!`)\\`(advise[ a-z\d./=-]*)\\`(?!\\`)/gi;

/**
 * A sentence of ours as Markdown: the commands in its backquotes are code. A text from a file that stands in it does nothing
 * either: what reads as such a command, in plain letters, is shown as one.
 */
export function mdSaid(sentence: string): string {
  return md(sentence).replace(ownCommand, "`$1`");
}

/** A link whose address was checked to be one; else the bare text. */
export function mdLink(text: string, address: string): string {
  return /^https?:\/\/[^\s<>()[\]\\`|\"']+$/.test(address) ? `[${md(text)}](${address})` : md(text);
}

/** A list of what the verdict rests on: each source once, as a link. */
export function mdSources({ verdict, trace, excluded, gates }: Decision, bullet: "-" | "*"): string[] {
  return sourcesOf([trace, excluded, gates, verdict.form ?? []].flat()).map(
    ({ title, where }) => `${bullet} ${mdLink(title, where)}`,
  );
}

/** A row of a table. Its cells are Markdown already. */
export function mdRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** A table: the head, then how each column stands, then the rows. Columns from the second on are numbers where so said. */
export function mdTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string[] {
  return [mdRow(head), mdRow(head.map((_, at) => (numbers.includes(at) ? "---:" : "---"))), ...rows.map(mdRow)];
}

/** A value as code, with a fence longer than any run of backticks in it. */
export function mdCode(text: string): string {
  const inner = plain(text).replace(/\s+/g, " ").replaceAll("|", "\\|");
  const fence = "`".repeat(Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return inner.includes("`") ? `${fence} ${inner} ${fence}` : `${fence}${inner}${fence}`;
}
