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
import { readInput, type Context } from "./context.ts";

/** What the cost comparison is made from, besides the rulebook and the shipped price list. */
export type CostingOptions = {
  decision: Decision;
  /** costs: of the answers file, and that file's name. */
  costs: { settings: CostSettings; file: string } | null;
  /** --price, --prices and --as-of. */
  price: readonly string[];
  prices: string | undefined;
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
  return success({ cost, notices: noticesFor(resolved, list, asOf ?? context.io.today) });
}

async function readLayers({ io }: Context, { price, prices, costs }: CostingOptions): Promise<Result<SettingsLayer[]>> {
  const own: SettingsLayer[] = costs
    ? [{ from: "answers-file", name: `costs: of ${costs.file}`, settings: costs.settings }]
    : [];
  if (price.length === 0 && prices === undefined) return success(own);
  const { parsePriceFile, parsePriceFlags } = await import("../../load/prices/layers.ts");
  const flags = parsePriceFlags(price);
  const text = prices === undefined ? undefined : await readInput(io, prices);
  const file = text?.ok ? parsePriceFile(text.value) : text;
  const problems = [flags, file].flatMap((one) => (one && !one.ok ? one.problems : []));
  if (problems.length > 0 || !flags.ok) return failure(problems);
  return success([flags.value, ...(file?.ok ? [file.value] : []), ...own]);
}

function noticesFor({ inputs, context, notices }: ResolvedCosts, list: PriceList, today: string): string[] {
  return [
    ...notices,
    ...noticesOf(context.rows, {
      today,
      staleAfterDays: list["stale-after-days"],
      horizonMonths: inputs.horizon_months,
    }),
  ];
}
