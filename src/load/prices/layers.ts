import * as z from "zod/mini";
import { nested, withValue } from "../../engine/cost/inputs/dotted.ts";
import type { SettingsLayer } from "../../engine/cost/inputs/rows.ts";
import { costSettingsSchema } from "../../model/cost-inputs.ts";
import {
  type Diagnostic,
  failure,
  named,
  type Problem,
  type Result,
  success,
  unplaced,
} from "../../model/diagnostic.ts";
import { meant, nearest } from "../../text/did-you-mean.ts";
import { readNumber } from "../../text/read-number.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { quote } from "../../text/quote.ts";
import { checkShape } from "../shape.ts";
import type { Text } from "../files/text-file.ts";
import { parseYaml } from "../yaml/yaml.ts";
import { inDollars, moneyOfSettings } from "./own-currency.ts";
import { settingKeys } from "./keys.ts";
import { twoWays, twoWaysIn } from "./two-ways.ts";

/** Settings that have a flag of their own, by that flag's name. */
export type OwnFlags = Readonly<Partial<Record<"model" | "tuned-model" | "currency" | "rate", string>>>;

/**
 * Reads `--price key=value` flags and those that are settings themselves. The last one of a key counts. Amounts in another
 * currency are read by the rate among them, or the one that is given.
 */
export function parsePriceFlags(
  flags: readonly string[],
  own: OwnFlags = {},
  money?: MoneyRate,
): Result<SettingsLayer> {
  const problems = flags.flatMap((flag): Diagnostic[] => {
    const problem = keyProblem(flag) ?? twoWays(flag.slice(flag.indexOf("=") + 1));
    return problem ? [unplaced(`--price ${flag}`, problem.code, problem.message, problem.hint)] : [];
  });
  const rate = twoWays(own.rate ?? "");
  if (rate) problems.push(unplaced("--rate", rate.code, rate.message, rate.hint));
  if (problems.length > 0) return failure(problems);
  const given = Object.entries(own).map(([key, text]): [string, unknown] => [
    key,
    key === "rate" ? scalarOf(text) : text,
  ]);
  const settings = nested([...flags.map(keyAndValue), ...given]);
  const shaped = checkShape(costSettingsSchema, inDollars(settings, moneyOfSettings(settings) ?? money));
  if (shaped.ok) return success({ from: "flag", name: "--price", settings: shaped.value });
  const nameOf = (path: string): string => (Object.hasOwn(own, path) ? `--${path}` : `--price ${path}`);
  return failure(shaped.problems.map((problem) => named(problem, nameOf)));
}

/** Reads a price file: settings like those of `costs:`, or the JSON that `advise cost` wrote, to run it again. */
export function parsePriceFile(text: Text): Result<SettingsLayer> {
  const source = parseYaml(text);
  if (!source.ok) return source;
  const { value, locate } = source.value;
  const settings = settingsIn(value);
  if (!settings.ok) return failure(locate(settings.problems));
  const shaped = checkShape(costSettingsSchema, settings.value);
  const problems = [...(shaped.ok ? [] : shaped.problems), ...twoWaysIn(value, source.value)];
  if (!shaped.ok || problems.length > 0) return failure(locate(problems));
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
  const hint = meant(near, "`advise cost --keys` lists every key");
  return { code: "unknown-key", message: `${quote(key)} is not a key of the cost model`, hint };
}

function keyAndValue(flag: string): [key: string, value: unknown] {
  const equals = flag.indexOf("=");
  return [flag.slice(0, equals), scalarOf(flag.slice(equals + 1))];
}

/** A number where it reads as one, also a negative one, so that it is refused for what it is. */
function scalarOf(text: string): unknown {
  if (text === "null") return null;
  const reading = readNumber(text);
  if (reading && "number" in reading) return reading.number;
  const number = /^[-+]/.test(text) ? Number(text) : NaN;
  return Number.isNaN(number) ? text : number;
}

/** The settings of a file as they are, or those of a run of `advise cost`, which says so. */
function settingsIn(value: unknown): Result<unknown, Problem> {
  const isRun = typeof value === "object" && value !== null && "schema" in value && value.schema === "advise/cost/1";
  if (!isRun) return success(inDollars(value));
  const run = checkShape(runSchema, value);
  return run.ok ? success(settingsOfRun(run.value)) : run;
}

const modelOfRun = z.object({ id: z.nullable(z.string()) });

/** What is read of a run. What its settings hold is checked with those of every file. */
const runSchema = z.object({
  preset: z.object({ id: z.string() }),
  asOf: z.string(),
  inputs: z.array(z.object({ key: z.string(), value: z.unknown() })),
  models: z.object({ prompt: modelOfRun, rag: modelOfRun, "fine-tuning": modelOfRun }),
  currency: z.nullish(z.object({ code: z.string(), perUsd: z.number(), date: z.nullish(z.string()) })),
  today: z.nullish(z.object({ perMonthUsd: z.nullish(z.number()) })),
  budgetUsd: z.nullish(z.number()),
});
type Run = z.infer<typeof runSchema>;

/** The settings that lead to the same result: every input of the run, its models, its preset and its day. */
function settingsOfRun({ preset, asOf, inputs, models, currency, today, budgetUsd }: Run): unknown {
  const settings = {
    preset: preset.id,
    "as-of": asOf,
    ...(typeof budgetUsd === "number" && { budget_usd: budgetUsd }),
    ...(currency && { currency: currency.code, rate: currency.perUsd }),
    ...(currency?.date && { "rate-date": currency.date }),
    ...(typeof today?.perMonthUsd === "number" && { today: { usd_per_month: today.perMonthUsd } }),
    ...nested(inputs.map(({ key, value }) => [key, value])),
  };
  const named = (["prompt", "rag", "fine-tuning"] as const).filter((block) => models[block].id !== null);
  return named.reduce((all, block) => withValue(all, `${block}.model`, models[block].id), settings);
}
