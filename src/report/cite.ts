import type { Cited } from "../model/decision.ts";
import type { TextOptions } from "./paper.ts";

/** The ids of sources in brackets, with --verbose; else nothing. */
export const ids = (cited: readonly Cited[], { verbose }: TextOptions): string =>
  verbose && cited.length > 0 ? ` [${cited.map(({ id }) => id).join(" ")}]` : "";

/** The answers behind something: "volatility daily, knowledge core". */
export const answersText = (answers: Readonly<Record<string, string>>): string =>
  Object.entries(answers)
    .map(([question, choice]) => `${question} ${choice}`)
    .join(", ");
