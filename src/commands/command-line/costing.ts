import { noticesOf } from "../../engine/cost/notices.ts";
import type { SettingsLayer } from "../../engine/cost/inputs/rows.ts";
import { compareShippedCosts } from "../../load/shipped.ts";
import type { ResolvedCosts } from "../../engine/cost/inputs/resolve.ts";
import type { Cost } from "../../model/cost.ts";
import type { CostSettings } from "../../model/cost-inputs.ts";
import type { Decision } from "../../model/decision.ts";
import { failure, type Result, success } from "../../model/diagnostic.ts";
import type { PriceList } from "../../model/price-list.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { OwnFlags } from "../../load/prices/layers.ts";
import { keysBehind } from "../../words/cost-keys.ts";
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

/** A cost comparison, and what is to be said on stderr: old prices, models that go away, a price that is another model's. */
export type Costing = { cost: Cost; notices: string[] };

/** Compares the costs: reads the prices, finds every input, computes. Imported only when it is needed. */
export async function costing(context: Context, rulebook: Rulebook, options: CostingOptions): Promise<Result<Costing>> {
  const layers = await readLayers(context, options);
  if (!layers.ok) return layers;
  const { decision, asOf } = options;
  const compared = await compareShippedCosts(context.shipment, rulebook, { decision, layers: layers.value, asOf });
  if (!compared.ok) return compared;
  const { cost, resolved, list } = compared.value;
  return success({ cost, notices: noticesFor({ resolved, list, cost }, asOf ?? context.io.today) });
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

/** Of what is in the race: an old price of a column that is no option moves nothing. */
function noticesFor(
  { resolved: { inputs, context, notices }, list, cost }: { resolved: ResolvedCosts; list: PriceList; cost: Cost },
  today: string,
): string[] {
  const behind = keysBehind(cost, cost.race);
  return [
    ...notices,
    ...noticesOf(
      context.rows.filter(({ key }) => behind.has(key)),
      { today, staleAfterDays: list["stale-after-days"], horizonMonths: inputs.horizon_months },
    ),
  ];
}
