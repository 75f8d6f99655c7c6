import { type PriceRow, tableNames } from "../../model/cost-inputs.ts";
import { failure, type Problem, type Result, success } from "../../model/diagnostic.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { type PriceList, priceListSchema } from "../../model/price-list.ts";
import { quote } from "../../text/quote.ts";
import { checkShape } from "../shape.ts";
import { readTextFile, type Text } from "../files/text-file.ts";
import { parseYaml } from "../yaml/yaml.ts";
import { inputKeys } from "./keys.ts";

/** Reads the price list. Every problem of shape or reference is a diagnostic at its place. */
export async function loadPriceList(path: string, file: string = path): Promise<Result<PriceList>> {
  const text = await readTextFile(path, file);
  return text.ok ? parsePriceList(text.value) : text;
}

export function parsePriceList(text: Text): Result<PriceList> {
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

function assumptionKeys({ assumptions }: PriceList): Problem[] {
  return Object.keys(assumptions).flatMap((key) =>
    unknown(["assumptions", key], "an input of the cost model", key, inputKeys),
  );
}

function sensitivityKeys({ sensitivity }: PriceList): Problem[] {
  return sensitivity.flatMap((key, index) =>
    unknown(["sensitivity", index], "an input of the cost model", key, inputKeys),
  );
}

function answerKeys({ "from-answers": from }: PriceList): Problem[] {
  return Object.entries(from).flatMap(([question, key]) =>
    unknown(["from-answers", question], "an input of the cost model", key, ["calls_per_month", ...inputKeys]),
  );
}

/** Rows of a table that name rows of another. */
function rowReferences({ models = {}, training = {}, hosting = {} }: PriceList): Problem[] {
  return Object.entries(models).flatMap(([id, row]) => [
    ...(row.base ? unknown(["models", id, "base"], "a row of models", row.base, Object.keys(models)) : []),
    ...(row.training
      ? unknown(["models", id, "training"], "a row of training", row.training, Object.keys(training))
      : []),
    ...(row.hosting ? unknown(["models", id, "hosting"], "a row of hosting", row.hosting, Object.keys(hosting)) : []),
  ]);
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

const checks: Check[] = [assumptionKeys, sensitivityKeys, answerKeys, rowReferences, rowSources];
