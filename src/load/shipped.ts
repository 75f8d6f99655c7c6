import { dirname, join } from "node:path";
import { compiledOf } from "../engine/rulebook/compile.ts";
import type { Cost } from "../model/cost.ts";
import { type Result, success } from "../model/diagnostic.ts";
import type { Precedents } from "../model/precedent.ts";
import type { PriceList } from "../model/price-list.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { loadCompiled, loadCompiledRulebook } from "./compiled.ts";
import type { ComparisonRequest, ShippedPrices } from "./prices/comparison.ts";
import type { ResolvedCosts } from "../engine/cost/inputs/resolve.ts";
import type { LoadedRulebook, ParsedRulebook } from "./rulebook/rulebook.ts";

/** What the package ships, for the command line and the library alike. */
export type Shipment = {
  /** The folder with the rulebook and the prices. */
  rulesFolder: string;
  /** What the build made of them; null outside a build. */
  compiledFolder: string | null;
  /** Told the name of a file that has changed since the build, and is read anew. */
  changed?: (name: string) => Promise<void>;
};

const rulebookName = "rag-or-fine-tuning.yaml";

/** The shipped rulebook's file, which others may extend. */
export function shippedRulebookFile({ rulesFolder }: Shipment): string {
  return join(rulesFolder, rulebookName);
}

/** A file of precedents, what it is called in messages, and whether the rulebook that names it is the shipped one. */
type PrecedentsFile = { path: string; name: string; isShipped: boolean };

/** A rulebook in use, with the file of the precedents that it is compared with; null where there is none. */
export type RulebookInUse = LoadedRulebook & { precedentsFile: PrecedentsFile | null };

/** The rulebook of a file, which may extend the shipped one; or, where none is named, the shipped one. */
export async function loadRulebookInUse(shipment: Shipment, own?: Named): Promise<Result<RulebookInUse>> {
  const loaded = own
    ? await readRulebook(shipment, own.path, own.name)
    : await compiledOr(shipment, rulebookName, {
        compiled: loadCompiledRulebook,
        read: (path, name) => readRulebook(shipment, path, name),
      });
  if (!loaded.ok) return loaded;
  const { precedentsOf = "own", ...rest }: LoadedRulebook & Partial<Pick<ParsedRulebook, "precedentsOf">> =
    loaded.value;
  return success({ ...rest, precedentsFile: precedentsFileOf(shipment, rest.rulebook, precedentsOf === "own" && own) });
}

type Named = { path: string; name: string };

async function readRulebook(shipment: Shipment, path: string, name: string) {
  const { loadRulebookFile } = await import("./rulebook/rulebook.ts");
  const loaded = await loadRulebookFile(path, name, shippedRulebookFile(shipment));
  if (!loaded.ok) return loaded;
  const { rulebook, digest, changes, precedentsOf } = loaded.value;
  return success({ rulebook, digest, changes, precedentsOf });
}

/** Where a rulebook's precedents are: beside it, or where it takes over ours, or is ours, beside that. */
function precedentsFileOf(
  { rulesFolder }: Shipment,
  { precedents }: Rulebook,
  own: Named | false | undefined,
): PrecedentsFile | null {
  if (precedents === undefined) return null;
  if (!own) return { path: join(rulesFolder, precedents), name: `rules/${precedents}`, isShipped: true };
  return { path: join(dirname(own.path), precedents), name: join(dirname(own.name), precedents), isShipped: false };
}

/** The precedents of a rulebook, ready to be compared with: as the build compiled them, else read and compiled now. */
export async function loadPrecedents(
  { compiledFolder }: Shipment,
  { rulebook, digest, precedentsFile }: RulebookInUse,
): Promise<Result<Precedents | null>> {
  if (precedentsFile === null) return success(null);
  const { path, name, isShipped } = precedentsFile;
  if (isShipped && compiledFolder !== null) {
    const { loadCompiledPrecedents } = await import("./besides.ts");
    const saved = loadCompiledPrecedents(compiledFolder, path, digest);
    if (saved) return success(saved);
  }
  const { readPrecedents } = await import("./rulebook/precedents.ts");
  return readPrecedents(path, name, { compiled: compiledOf(rulebook), isOwn: !isShipped });
}

/** The shipped prices. Those that a run looks up most are compiled with them. */
function loadShippedPrices(shipment: Shipment): Promise<Result<ShippedPrices>> {
  const read = async (file: string, name: string): Promise<Result<ShippedPrices>> => {
    const { readShippedPrices } = await import("./prices/price-list.ts");
    return readShippedPrices(file, name);
  };
  return compiledOr(shipment, "prices.yaml", { compiled: loadCompiled<ShippedPrices>, read });
}

/** A shipped file as the build compiled it. Reading one takes code that a run does without where it need not. */
async function compiledOr<T>(
  { rulesFolder, compiledFolder, changed }: Shipment,
  base: string,
  from: {
    compiled: (folder: string, file: string) => T | null;
    read: (file: string, name: string) => Promise<Result<T>>;
  },
): Promise<Result<T>> {
  const [file, name] = [join(rulesFolder, base), `rules/${base}`];
  if (compiledFolder === null) return from.read(file, name);
  const compiled = from.compiled(compiledFolder, file);
  if (compiled !== null) return success(compiled);
  await changed?.(name);
  return from.read(file, name);
}

/** A cost comparison, the inputs it was computed from, and the shipped prices among those. */
export type ShippedComparison = { cost: Cost; resolved: ResolvedCosts; list: PriceList };

/** Compares the costs on the answers of a decision, from the shipped prices and the layers that go before them. */
export async function compareShippedCosts(
  shipment: Shipment,
  rulebook: Rulebook,
  request: Pick<ComparisonRequest, "decision" | "layers" | "asOf">,
): Promise<Result<ShippedComparison>> {
  const prices = await loadShippedPrices(shipment);
  if (!prices.ok) return prices;
  const { compareCosts } = await import("./besides.ts");
  const compared = await compareCosts(rulebook, { ...request, ...prices.value });
  return compared.ok ? success({ ...compared.value, list: prices.value.list }) : compared;
}
