import type { Cost, InputRow } from "../../model/cost.ts";
import { type CostSettings, costSettingsSchema } from "../../model/cost-inputs.ts";
import {
  type Diagnostic,
  failure,
  named,
  type Problem,
  type Result,
  success,
  unplaced,
} from "../../model/diagnostic.ts";
import { nearest } from "../../text/nearest.ts";
import { parseNumber } from "../../engine/decision/read-answer.ts";
import { quote } from "../../text/quote.ts";
import { checkShape } from "../shape.ts";
import type { Text } from "../files/text-file.ts";
import { parseYaml } from "../yaml/yaml.ts";
import { settingKeys } from "./keys.ts";

/** What one place sets: the flags, a price file, or the answers file. Earlier layers win. */
export type SettingsLayer = {
  from: Extract<InputRow["from"], "flag" | "prices-file" | "answers-file">;
  /** How it is called where a value's source is shown. */
  name: string;
  settings: CostSettings;
};

/** Reads `--price key=value` flags. The last one of a key counts. */
export function parsePriceFlags(flags: readonly string[]): Result<SettingsLayer> {
  const settings: Record<string, unknown> = {};
  const problems: Diagnostic[] = [];
  for (const flag of flags) {
    const problem = keyProblem(flag);
    if (problem) problems.push(unplaced(`--price ${flag}`, problem.code, problem.message, problem.hint));
    else put(settings, flag.slice(0, flag.indexOf("=")), scalarOf(flag.slice(flag.indexOf("=") + 1)));
  }
  if (problems.length > 0) return failure(problems);
  const shaped = checkShape(costSettingsSchema, settings);
  if (shaped.ok) return success({ from: "flag", name: "--price", settings: shaped.value });
  return failure(shaped.problems.map((problem) => named(problem, (path) => `--price ${path}`)));
}

/** Reads a price file: settings like those of `costs:`, or the JSON that `advise cost` wrote, to run it again. */
export function parsePriceFile(text: Text): Result<SettingsLayer> {
  const source = parseYaml(text);
  if (!source.ok) return source;
  const { value, locate } = source.value;
  const shaped = checkShape(costSettingsSchema, isRun(value) ? settingsOfRun(value) : value);
  if (!shaped.ok) return failure(locate(shaped.problems));
  return success({ from: "prices-file", name: text.file, settings: shaped.value });
}

function keyProblem(flag: string): Pick<Problem, "code" | "message" | "hint"> | undefined {
  const equals = flag.indexOf("=");
  if (equals < 0) {
    return { code: "usage", message: "has no value", hint: "write it as --price key=value" };
  }
  const key = flag.slice(0, equals);
  if (settingKeys.includes(key)) return undefined;
  const ending = settingKeys.filter((known) => known.endsWith(`.${key}`));
  const near = ending.length > 0 ? ending.join(" or ") : nearest(key, settingKeys);
  const hint = `${near ? `did you mean ${near}? ` : ""}\`advise cost --format json\` lists every key under inputs`;
  return { code: "unknown-key", message: `${quote(key)} is not a key of the cost model`, hint };
}

/** A number where it reads as one, also a negative or broken one, so that it is refused for what it is. */
function scalarOf(text: string): unknown {
  if (text === "null") return null;
  const number = parseNumber(text) ?? (/^(-|\+|nan|inf)/i.test(text) ? Number(text) : null);
  return number ?? text;
}

function put(settings: Record<string, unknown>, key: string, value: unknown): void {
  const dot = key.indexOf(".");
  if (dot < 0) settings[key] = value;
  else {
    const block = (settings[key.slice(0, dot)] ?? {}) as Record<string, unknown>;
    settings[key.slice(0, dot)] = { ...block, [key.slice(dot + 1)]: value };
  }
}

type Run = Pick<Cost, "preset" | "asOf" | "inputs">;

function isRun(value: unknown): value is Run {
  return typeof value === "object" && value !== null && "schema" in value && value.schema === "advise/cost/1";
}

/** The settings that lead to the same result: every input of the run, its preset and its day. */
function settingsOfRun({ preset, asOf, inputs }: Run): unknown {
  const settings: Record<string, unknown> = { preset: preset.id, "as-of": asOf };
  for (const { key, value } of inputs) put(settings, key, value);
  return settings;
}
