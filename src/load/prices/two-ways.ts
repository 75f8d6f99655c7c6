import { type Path, type Problem, problem } from "../../model/diagnostic.ts";
import { listOf } from "../../text/list.ts";
import { quote } from "../../text/quote.ts";
import { readNumber } from "../../text/read-number.ts";
import type { Source } from "../yaml/yaml.ts";
import { deepest } from "./own-currency.ts";

/** What is wrong with a price that could be two numbers, as everywhere else; null for any other. */
export function twoWays(text: string): Pick<Problem, "code" | "message" | "hint"> | null {
  const reading = readNumber(text);
  if (!reading || !("readings" in reading)) return null;
  const { readings } = reading;
  // In YAML a number has no commas.
  const plain = readings.map((one) => one.replaceAll(",", ""));
  return {
    code: "bad-number",
    message: `${quote(text)} reads two ways: ${listOf(readings, "or")}`,
    hint: `write ${listOf(plain, "or")}`,
  };
}

/** The settings at a path of a file whose numbers, as they are written in it, could be two. */
export function twoWaysIn(settings: unknown, { numberText }: Pick<Source, "numberText">, path: Path = []): Problem[] {
  if (typeof settings === "number") {
    const trouble = twoWays(numberText(path) ?? "");
    return trouble ? [problem(path, trouble.code, trouble.message, trouble.hint)] : [];
  }
  if (typeof settings !== "object" || settings === null || path.length > deepest + 1) return [];
  return Object.entries(settings).flatMap(([key, inner]) => twoWaysIn(inner, { numberText }, [...path, key]));
}
