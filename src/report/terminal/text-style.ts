import type { ChalkInstance } from "chalk";

/** What a text is written on: its width in columns, and the colours, which may be none. */
export type TextStyle = { width: number; chalk: ChalkInstance };

export type TextOptions = TextStyle & { verbose: boolean };

/** What a format may use besides the decision: the day it is made on, if it may say so, and the answers file's name. */
export type ReportOptions = TextOptions & { asOf: string | null; file: string | null };
