import type { Cited } from "../../model/decision.ts";
import type { TextOptions } from "./text-style.ts";

/** The ids of sources in brackets, with --verbose; else nothing. */
export function ids(cited: readonly Cited[], { verbose }: TextOptions): string {
  return verbose && cited.length > 0 ? ` [${cited.map(({ id }) => id).join(" ")}]` : "";
}

/** The answers behind something: "volatility daily, knowledge core". */
export function answersText(answers: Readonly<Record<string, string>>): string {
  return Object.entries(answers)
    .map(([question, choice]) => `${question} ${choice}`)
    .join(", ");
}
