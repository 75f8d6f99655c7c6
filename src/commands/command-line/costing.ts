import type { SettingsLayer } from "../../engine/cost/inputs/rows.ts";
import { compareShippedCosts, type ShippedComparison } from "../../load/shipped.ts";
import type { CostSettings } from "../../model/cost-inputs.ts";
import type { Decision } from "../../model/decision.ts";
import { failure, type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { OwnFlags } from "../../load/prices/layers.ts";
import { moneyOfSettings } from "../../load/prices/own-currency.ts";
import { readInput, type Context } from "./context.ts";

/** What the cost comparison is made from, besides the rulebook and the shipped price list. */
export type CostingOptions = {
  decision: Decision;
  /** costs: of the answers file, and that file's name. */
  costs: { settings: CostSettings; file: string } | null;
  /** --price, --prices, and --as-of. */
  price: readonly string[];
  prices: string | undefined;
  /** --model, --tuned-model, --currency and --rate. */
  own: OwnFlags;
  asOf: string | undefined;
};

/** Compares the costs: reads the prices, finds every input, computes. */
export async function costing(
  context: Context,
  rulebook: Rulebook,
  options: CostingOptions,
): Promise<Result<ShippedComparison>> {
  const layers = await readLayers(context, options);
  if (!layers.ok) return layers;
  const { decision, asOf } = options;
  return compareShippedCosts(context.shipment, rulebook, { decision, layers: layers.value, asOf });
}

async function readLayers(
  { io }: Context,
  { price, prices, own, costs }: CostingOptions,
): Promise<Result<SettingsLayer[]>> {
  const inFile: SettingsLayer[] = costs
    ? [{ from: "answers-file", name: `costs: of ${costs.file}`, settings: costs.settings }]
    : [];
  if (price.length + Object.keys(own).length === 0 && prices === undefined) return success(inFile);
  const { parsePriceFile, parsePriceFlags } = await import("../../load/prices/layers.ts");
  const flags = parsePriceFlags(price, own, moneyOfSettings(costs?.settings));
  const text = prices === undefined ? undefined : await readInput(io, prices);
  const file = text?.ok ? parsePriceFile(text.value) : text;
  const problems = [flags, file].flatMap((one) => (one && !one.ok ? one.problems : []));
  if (problems.length > 0 || !flags.ok) return failure(problems);
  return success([flags.value, ...(file?.ok ? [file.value] : []), ...inFile]);
}
