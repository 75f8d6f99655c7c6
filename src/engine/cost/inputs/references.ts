import { fires } from "../../rulebook/condition.ts";
import type { PriceTables } from "../../../model/cost-inputs.ts";
import { failure, type Problem, type Result, success } from "../../../model/diagnostic.ts";
import type { PriceList } from "../../../model/price-list.ts";
import { didYouMean, meant, nearest } from "../../../text/did-you-mean.ts";
import { listOf } from "../../../text/list.ts";
import { quote } from "../../../text/quote.ts";
import { valueAt } from "./dotted.ts";
import { generalModel, lastPart, modelId, tunedModelId, tunedVersionOf } from "./models.ts";
import { modelPricesOf, modelsBeside, packageName, type PackagePrices } from "./package.ts";
import { type Candidate, candidatesOf, firstSet, idsOf, type SettingsLayer } from "./rows.ts";

export type Preset = PriceList["presets"][string] & { id: string };

/**
 * The preset that is named; else the first whose condition the answers meet; else the first without a condition. One for
 * owned hardware is taken where hardware is said to be owned, and only there.
 */
export function choosePreset(
  { presets }: PriceList,
  layers: readonly SettingsLayer[],
  choices: Readonly<Record<string, string>>,
): Result<Preset, Problem> {
  const all = Object.entries(presets).map(([id, preset]) => ({ id, ...preset }));
  const named = firstSet(layers, ({ preset }) => preset);
  const hardware = firstSet(layers, (settings) => settings.hardware);
  const fitting = all.filter((preset) => hardware === undefined || (preset.hardware ?? "rented") === hardware);
  const chosen =
    named === undefined
      ? (fitting.find(({ when }) => when && fires({ when }, (question) => choices[question])) ??
        (hardware === "owned" ? fitting[0] : fitting.find(({ when }) => !when)))
      : all.find(({ id }) => id === named);
  if (chosen) return success(chosen);
  const ids = all.map(({ id }) => id);
  const hint = didYouMean(named ?? "", ids, `presets: ${ids.join(", ")}`);
  return failure([{ path: ["preset"], code: "unknown-id", message: `${quote(named)} is not a preset`, hint }]);
}

/** The blocks of inputs that refer to rows; `today` is the model that runs now. */
export const blocks = ["prompt", "rag", "fine-tuning", "today"] as const;
export type Block = (typeof blocks)[number];

/** What the references of an approach lead to. */
export type ReferencedRows = {
  /** By rank. */
  candidates: Candidate[];
  /** `provider/model` to ask the package for, by the inputs it can fill. */
  packaged: { id: string; keys: readonly string[] }[];
  /** References to what is in no table. Whether the package has it is not known yet. */
  unlisted: Reference[];
};

/** Where a row is looked for. */
export type Tables = { list: PriceList; layers: readonly SettingsLayer[]; preset: Preset };

/** Follows the references of an approach (model, training, hosting, …) to the rows they name. */
export function referencedRows(tables: Tables, block: Block): ReferencedRows {
  const model = referenced(tables, block, "model");
  const chain = model ? modelChain(tables, model) : joined([]);
  const own = chain.candidates[0]?.fields ?? {};
  const rest = (["training", "hosting", "embedding", "reranker", "vector-db"] as const).map((name) => {
    const reference = referenced(tables, block, name) ?? inherited(own, name);
    return reference ? rowsOf(tables, reference) : joined([]);
  });
  return joined([chain, ...rest]);
}

/** The models that the package is to be asked for. */
export function askedOfPackage({ packaged, unlisted }: ReferencedRows): string[] {
  return [...packaged, ...unlisted.filter(mayBePackaged)].map(({ id }) => id);
}

/** A problem for each reference to what is neither in a table nor in the package. */
export function unknownReferences(
  { layers, list }: Tables,
  { unlisted }: ReferencedRows,
  prices: PackagePrices,
): Problem[] {
  return unlisted.flatMap((reference) => {
    const { table, id, path } = reference;
    const packaged = mayBePackaged(reference);
    if (packaged && modelPricesOf(prices, id)) return [];
    const known = [...idsOf(layers, list, table), ...(packaged ? modelsBeside(prices, id) : [])];
    // A name without a provider is one that was mistyped in its name.
    const near = nearest(id, id.includes("/") ? known : known.map(lastPart));
    const where = packaged ? `in neither the price list nor ${packageName}` : "not in the price list";
    const such = near ? "or " : `names are as ${listOf(known.slice(0, 2), "and")}; or `;
    const hint = meant(near, `${such}describe it under ${table}: in a --prices file`);
    return [{ path, code: "unknown-id" as const, message: `${quote(id)} is ${where}`, hint }];
  });
}

const modelPriceKeys = [
  "input_usd_per_mtok",
  "output_usd_per_mtok",
  "cached_input_usd_per_mtok",
  "cache_write_usd_per_mtok",
  "context_window_tokens",
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

/** What a person named, else what the preset does. A prompt that names nothing of its own runs on the model of RAG. */
function referenced(tables: Tables, block: Block, name: keyof typeof tableOf): Reference | undefined {
  const { layers, preset } = tables;
  if (name === "model") return modelOf(tables, block);
  const path = [block, name];
  const key = path.join(".");
  const given = firstSet(layers, (settings) => valueAt(settings, key));
  const id = given ?? valueAt(preset, key);
  if (typeof id === "string") return { table: tableOf[name], id, named: given !== undefined, path };
  return block === "prompt" && !ownPromptModel(tables) ? referenced(tables, "rag", name) : undefined;
}

/** Whether the prompt runs on a model of its own, rather than on that of RAG. */
export function ownPromptModel({ layers }: Pick<Tables, "layers">): boolean {
  return layers.some(({ settings }) => settings.prompt?.model !== undefined);
}

/** The model of a block: its own, what is named for all, a tuned version of that, or the preset's. */
export function modelOf(tables: Tables, block: Block): Reference | undefined {
  const { layers, preset } = tables;
  const table = "models";
  if (block === "today") {
    const name = firstSet(layers, ({ today }) => today?.model);
    return name === undefined ? undefined : { table, id: modelId(tables, name), named: true, path: ["today", "model"] };
  }
  if (block === "prompt" && !ownPromptModel(tables)) return modelOf(tables, "rag");
  const idOf = block === "fine-tuning" ? tunedModelId : modelId;
  for (const { settings } of layers) {
    const own = settings[block]?.model;
    if (own !== undefined) return { table, id: idOf(tables, own), named: true, path: [block, "model"] };
    const general = settings[generalModel[block]];
    if (general !== undefined) return { table, id: idOf(tables, general), named: true, path: [generalModel[block]] };
  }
  const base = block === "fine-tuning" ? modelOf(tables, "rag") : undefined;
  const tuned = base?.named ? tunedVersionOf(tables, base.id) : undefined;
  if (tuned !== undefined) return { table, id: tuned, named: true, path: ["model"] };
  const id = valueAt(preset, `${block}.model`);
  return typeof id === "string" ? { table, id, named: false, path: [block, "model"] } : undefined;
}

/** What a model's own row refers to: how it is trained and where it runs. */
function inherited(own: Candidate["fields"], name: keyof typeof tableOf): Reference | undefined {
  const id = own[name];
  return typeof id === "string" ? { table: tableOf[name], id, named: false, path: [name] } : undefined;
}

/** A model's rows, and behind them those of the model it is built on: its prices where it has none, and its retirement. */
function modelChain(tables: Tables, reference: Reference, above: readonly string[] = []): ReferencedRows {
  const { candidates, packaged, unlisted } = rowsOf(tables, reference);
  const base = candidates.map(({ fields }) => fields.base).find((id) => typeof id === "string");
  const ownInput = candidates.some(({ fields }) => fields.input_usd_per_mtok !== undefined);
  if (typeof base !== "string") return { candidates, packaged: ownInput ? [] : packaged, unlisted };
  const chain = [...above, reference.id];
  // A file can call a model the base of its own base: that leads to no price, and is not followed for ever.
  const behind = chain.includes(base) ? joined([]) : modelChain(tables, { ...reference, id: base }, chain);
  // A cached rate of the base model is no discount on a price of its own.
  const shared = ownInput ? ["retires"] : [...modelPriceKeys, "retires"];
  return {
    candidates: [
      ...candidates,
      ...behind.candidates.map((candidate) => ({ ...candidate, fields: pick(candidate.fields, shared) })),
    ],
    packaged: ownInput ? [] : behind.packaged,
    unlisted: [...unlisted, ...behind.unlisted],
  };
}

function rowsOf({ layers, list }: Tables, reference: Reference): ReferencedRows {
  const { table, id, named } = reference;
  const candidates = candidatesOf(layers, list, table, id).map(({ weak, ...candidate }): Candidate =>
    named || weak === undefined ? candidate : { ...candidate, weak },
  );
  const alias = candidates.map(({ fields }) => fields.package).find((name) => typeof name === "string");
  const keys = table === "models" ? modelPriceKeys : table === "embeddings" ? ["embed_usd_per_mtok"] : [];
  // What a row says in full need not be asked for: the package is slow to load.
  const told = table === "embeddings" && candidates.some(({ fields }) => fields.embed_usd_per_mtok !== undefined);
  return {
    candidates,
    packaged: keys.length > 0 && !told ? [{ id: typeof alias === "string" ? alias : id, keys }] : [],
    unlisted: candidates.length === 0 ? [reference] : [],
  };
}

function mayBePackaged({ table }: Reference): boolean {
  return table === "models" || table === "embeddings";
}

function pick(fields: Candidate["fields"], keys: readonly string[]): Candidate["fields"] {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));
}

function joined(parts: readonly ReferencedRows[]): ReferencedRows {
  return {
    candidates: parts.flatMap(({ candidates }) => candidates),
    packaged: parts.flatMap(({ packaged }) => packaged),
    unlisted: parts.flatMap(({ unlisted }) => unlisted),
  };
}
