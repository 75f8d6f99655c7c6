import { join } from "node:path";
import type { Cost } from "../model/cost.ts";
import { type Result, success } from "../model/diagnostic.ts";
import type { PriceList } from "../model/price-list.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { loadCompiled, loadCompiledRulebook } from "./compiled.ts";
import type { ComparisonRequest, ShippedPrices } from "./prices/comparison.ts";
import type { ResolvedCosts } from "../engine/cost/inputs/resolve.ts";
import type { LoadedRulebook } from "./rulebook/rulebook.ts";

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

/** The rulebook of a file, which may extend the shipped one; or, where none is named, the shipped one. */
export async function loadRulebookInUse(
  shipment: Shipment,
  own?: { path: string; name: string },
): Promise<Result<LoadedRulebook>> {
  const read = async (path: string, name: string): Promise<Result<LoadedRulebook>> => {
    const { loadRulebookFile } = await import("./rulebook/rulebook.ts");
    const loaded = await loadRulebookFile(path, name, shippedRulebookFile(shipment));
    if (!loaded.ok) return loaded;
    const { rulebook, digest, changes } = loaded.value;
    return success({ rulebook, digest, changes });
  };
  return own ? read(own.path, own.name) : compiledOr(shipment, rulebookName, { compiled: loadCompiledRulebook, read });
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
    compiled: (folder: string, file: string) => Promise<T | null>;
    read: (file: string, name: string) => Promise<Result<T>>;
  },
): Promise<Result<T>> {
  const [file, name] = [join(rulesFolder, base), `rules/${base}`];
  if (compiledFolder === null) return from.read(file, name);
  const compiled = await from.compiled(compiledFolder, file);
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
  const { compareCosts } = await import("./prices/comparison.ts");
  const compared = await compareCosts(rulebook, { ...request, ...prices.value });
  return compared.ok ? success({ ...compared.value, list: prices.value.list }) : compared;
}
