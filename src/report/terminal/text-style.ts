import { Chalk, type ChalkInstance } from "chalk";
import { wrap } from "../../text/layout.ts";

/**
 * What a text is written on: its width in columns, and the colours, which may be none; how the program was called, which a
 * text for all machines leaves out; and on a terminal, how many lines are in sight at once, and whether keys stand below them.
 */
export type TextStyle = { width: number; chalk: ChalkInstance; program?: string; rows?: number; hasKeys?: boolean };

/** Whether points come with their sources. */
export type TextOptions = TextStyle & { verbose: boolean };

/**
 * What a format may use besides the decision: whether a text has every point, the day it is made on, if it may say so, and
 * the answers file's name.
 */
export type ReportOptions = TextOptions & { full: boolean; asOf: string | null; file: string | null };

/** Text that is written nowhere in particular: so wide, without colours. */
export function onPaper(width: number): TextStyle {
  return { width, chalk: new Chalk({ level: 0 }) };
}

/** A title over what follows it. */
export function heading(text: string, { width, chalk }: TextStyle): string[] {
  return wrap(text, width).map((line) => chalk.bold(line));
}
