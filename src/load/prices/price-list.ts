import { withValue } from "../../engine/cost/inputs/dotted.ts";
import { costSettingsSchema, type PriceRow, tableNames } from "../../model/cost-inputs.ts";
import { failure, type Problem, type Result, success } from "../../model/diagnostic.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { type PriceList, priceListSchema } from "../../model/price-list.ts";
import { quote } from "../../text/quote.ts";
import { checkShape } from "../shape.ts";
import { readTextFile, type Text } from "../files/text-file.ts";
import { parseYaml } from "../yaml/yaml.ts";
import type { ShippedPrices } from "./comparison.ts";
import { inputKeys } from "./keys.ts";

/** Reads the shipped price list from its file. Every problem of shape or reference is a diagnostic at its place. */
export async function readShippedPrices(path: string, file: string = path): Promise<Result<ShippedPrices>> {
  const text = await readTextFile(path, file);
  const list = text.ok ? parsePriceList(text.value) : text;
  return list.ok ? success({ list: list.value, keys: inputKeys, steady: {} }) : list;
}

function parsePriceList(text: Text): Result<PriceList> {
  const source = parseYaml(text);
  if (!source.ok) return source;
  const { locate, value } = source.value;
  const shaped = checkShape(priceListSchema, value);
  if (!shaped.ok) return failure(locate(shaped.problems));
  const problems = checks.flatMap((check) => check(shaped.value));
  return problems.length > 0 ? failure(locate(problems)) : success(shaped.value);
}

type Check = (list: PriceList) => Problem[];

function unknown(path: Problem["path"], what: string, id: string, known: readonly string[]): Problem[] {
  if (known.includes(id)) return [];
  const hint = didYouMean(id, known);
  const message = `${quote(id)} is not ${what}`;
  return [{ path, code: "unknown-id", message, ...(hint && { hint }) }];
}

type PlacedInput = [path: string[], key: string, value: unknown];

/** The inputs that choices give. */
function saidByChoices({ "from-choices": choices }: PriceList): PlacedInput[] {
  return Object.entries(choices).flatMap(([question, said]) =>
    Object.entries(said).flatMap(([choice, { inputs }]) =>
      Object.entries(inputs).map(([key, value]): PlacedInput => {
        return [["from-choices", question, choice, "inputs", key], key, value];
      }),
    ),
  );
}

/** What names an input: an assumption, what is halved and doubled, and what an answer gives. */
function inputNames(list: PriceList): Problem[] {
  const { assumptions, sensitivity, "from-answers": from } = list;
  const named: [path: Problem["path"], key: string][] = [
    ...Object.keys(assumptions).map((key): [string[], string] => [["assumptions", key], key]),
    ...sensitivity.map((key, index): [Problem["path"], string] => [["sensitivity", index], key]),
    ...Object.entries(from).flatMap(([question, given]) =>
      given.map(({ key }, index): [Problem["path"], string] => [["from-answers", question, index], key]),
    ),
    ...saidByChoices(list).map(([path, key]): [string[], string] => [path, key]),
  ];
  return named.flatMap(([path, key]) => {
    const known = path[0] === "from-answers" ? ["calls_per_month", "budget_usd", ...inputKeys] : inputKeys;
    return unknown(path, "an input of the cost model", key, known);
  });
}

/** An assumption, and what a choice says, is held to what a person may give for the same input. */
function assumptionValues(list: PriceList): Problem[] {
  const named: PlacedInput[] = [
    ...Object.entries(list.assumptions).map(([key, { value }]): PlacedInput => {
      return [["assumptions", key, "value"], key, value];
    }),
    ...saidByChoices(list),
  ];
  return named.flatMap(([path, key, value]) => {
    const shaped = checkShape(costSettingsSchema, withValue({}, key, value));
    return shaped.ok || !inputKeys.includes(key) ? [] : shaped.problems.map((problem) => ({ ...problem, path }));
  });
}

/** Rows of a table that name rows of another. */
function rowReferences(list: PriceList): Problem[] {
  const tables = { base: "models", training: "training", hosting: "hosting" } as const;
  return Object.entries(list.models ?? {}).flatMap(([id, row]) =>
    Object.entries(tables).flatMap(([name, table]) => {
      const other = row[name as keyof typeof tables];
      return other ? unknown(["models", id, name], `a row of ${table}`, other, Object.keys(list[table] ?? {})) : [];
    }),
  );
}

/** Each row of the shipped list that holds a price names its source. */
function rowSources(list: PriceList): Problem[] {
  return tableNames.flatMap((table) => {
    const rows: Readonly<Record<string, PriceRow>> = list[table] ?? {};
    return Object.entries(rows).flatMap(([id, row]): Problem[] => {
      if (row.source !== undefined) {
        return unknown([table, id, "source"], "a key of sources", row.source, Object.keys(list.sources));
      }
      const priced = Object.keys(row).some((key) => key.includes("usd"));
      return priced ? [{ path: [table, id], code: "shape", message: `${quote(id)} gives a price and no source` }] : [];
    });
  });
}

const checks: Check[] = [inputNames, assumptionValues, rowReferences, rowSources];
