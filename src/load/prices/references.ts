import type { PriceTables } from "../../model/cost-inputs.ts";
import type { Problem } from "../../model/diagnostic.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { PriceList } from "../../model/price-list.ts";
import { quote } from "../../text/quote.ts";
import type { SettingsLayer } from "./layers.ts";
import { type PricePackage, packageName } from "./price-package.ts";
import { idsOf, type Candidate, candidatesOf } from "./rows.ts";

export type Block = "rag" | "fine-tuning";

/** What fills an approach's inputs: places by rank, and the package's name of its model and embedding. */
export type FilledRows = {
  places: Candidate[];
  /** `provider/model` to ask the package for, by the inputs it can fill. */
  packaged: { id: string; keys: readonly string[] }[];
  problems: Problem[];
};

/** Whether the package has a model, and which it has of the same provider. */
export type KnownToPackage = { has: (id: string) => boolean; models: PricePackage["models"] };

export type Prices = { list: PriceList; layers: readonly SettingsLayer[]; preset: PriceList["presets"][string] };

/** Follows the references of an approach (model, training, hosting, …) to the rows they name. */
export function filledRows(prices: Prices, block: Block, known: KnownToPackage): FilledRows {
  const model = referenced(prices, block, "model", "models");
  const chain = model ? modelChain(prices, model, known) : noFilling();
  const own = chain.places[0]?.fields ?? {};
  const rest = (["training", "hosting", "embedding", "reranker", "vector-db"] as const).map((name) => {
    const reference = referenced(prices, block, name, tableOf[name]) ?? inherited(own, name);
    return reference ? rowFilling(prices, reference, known) : noFilling();
  });
  return joined([chain, ...rest]);
}

export const modelPriceKeys = [
  "input_usd_per_mtok",
  "output_usd_per_mtok",
  "cached_input_usd_per_mtok",
  "cache_write_usd_per_mtok",
] as const;

type Table = keyof PriceTables;
const tableOf = {
  model: "models",
  training: "training",
  hosting: "hosting",
  embedding: "embeddings",
  reranker: "rerankers",
  "vector-db": "vector-dbs",
} satisfies Record<string, Table>;

/** A row that is referred to, and whether a person named it: then even a weak one counts. */
type Reference = { table: Table; id: string; named: boolean; path: string[] };

function referenced({ layers, preset }: Prices, block: Block, name: string, table: Table): Reference | undefined {
  const path = [block, name];
  const from = (settings: object): unknown =>
    ((settings as Record<string, unknown>)[block] as Record<string, unknown> | undefined)?.[name];
  const given = layers.map(({ settings }) => from(settings)).find((id) => id !== undefined);
  const id = given ?? from(preset);
  return typeof id === "string" ? { table, id, named: given !== undefined, path } : undefined;
}

/** What a model's own row refers to: how it is trained and where it runs. */
function inherited(own: Candidate["fields"], name: string): Reference | undefined {
  const id = own[name];
  if (typeof id !== "string" || (name !== "training" && name !== "hosting")) return undefined;
  return { table: name, id, named: false, path: [name] };
}

/** A model's rows, and behind them those of the model it is built on: its prices where it has none, and its retirement. */
function modelChain(prices: Prices, reference: Reference, known: KnownToPackage): FilledRows {
  const { rows, problems } = rowsFor(prices, reference, known);
  const base = rows.map(({ fields }) => fields.base).find((id) => typeof id === "string");
  const ownInput = rows.some(({ fields }) => fields.input_usd_per_mtok !== undefined);
  if (typeof base !== "string") {
    const id = packageId(rows, reference.id);
    return { places: rows, packaged: ownInput ? [] : [{ id, keys: modelPriceKeys }], problems };
  }
  const behind = modelChain(prices, { ...reference, id: base }, known);
  // A cached rate of the base model is no discount on a price of its own.
  const shared = ownInput ? ["retires"] : [...modelPriceKeys, "retires"];
  const places = behind.places.map((place) => ({ ...place, fields: pick(place.fields, shared) }));
  const packaged = ownInput ? [] : behind.packaged;
  return { places: [...rows, ...places], packaged, problems: [...problems, ...behind.problems] };
}

function rowFilling(prices: Prices, reference: Reference, known: KnownToPackage): FilledRows {
  const { rows, problems } = rowsFor(prices, reference, known);
  const packaged =
    reference.table === "embeddings" ? [{ id: packageId(rows, reference.id), keys: ["embed_usd_per_mtok"] }] : [];
  return { places: rows, packaged, problems };
}

function packageId(rows: readonly Candidate[], id: string): string {
  const named = rows.map(({ fields }) => fields.package).find((name) => typeof name === "string");
  return typeof named === "string" ? named : id;
}

function rowsFor({ layers, list }: Prices, { table, id, named, path }: Reference, known: KnownToPackage) {
  const rows = candidatesOf(layers, list, table, id).map(({ weak, ...place }): Candidate =>
    named || weak === undefined ? place : { ...place, weak },
  );
  const packaged = table === "models" || table === "embeddings";
  if (rows.length > 0 || (packaged && known.has(id))) return { rows, problems: [] };
  const near = didYouMean(id, [...idsOf(layers, list, table), ...(packaged ? known.models(id) : [])]);
  const where = packaged ? `in neither the price list nor ${packageName}` : "not in the price list";
  const problem: Problem = {
    path,
    code: "unknown-id",
    message: `${quote(id)} is ${where}`,
    hint: `${near && `${near} or `}describe it under ${table}: in a --prices file`,
  };
  return { rows, problems: [problem] };
}

function pick(fields: Candidate["fields"], keys: readonly string[]): Candidate["fields"] {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));
}

function noFilling(): FilledRows {
  return { places: [], packaged: [], problems: [] };
}

function joined(fillings: readonly FilledRows[]): FilledRows {
  return {
    places: fillings.flatMap(({ places }) => places),
    packaged: fillings.flatMap(({ packaged }) => packaged),
    problems: fillings.flatMap(({ problems }) => problems),
  };
}
