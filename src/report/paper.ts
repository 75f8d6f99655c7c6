import type { ChalkInstance } from "chalk";

/** What a text is written on: its width in columns, and the colours, which may be none. */
export type Paper = { width: number; chalk: ChalkInstance };

export type TextOptions = Paper & { verbose: boolean };
