import type { CostColumn } from "../../model/cost-column.ts";
import type { Cost } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { type Bill, billOf, sumUsd } from "./bill.ts";
import { crossoverOf, type ColumnPair } from "./crossover.ts";
import type { Curve } from "./curve.ts";
import { modelBehind } from "./served.ts";

type Priced = { bills: Record<CostColumn, Bill>; curves: Record<CostColumn, Curve> };

/**
 * What a call saves with the second of a pair, by its cause. The first's model is held fixed while only the prompt changes,
 * then the model changes: that is no merit of the prompt.
 */
export function savingOf(
  inputs: CostInputs,
  { from, to }: ColumnPair,
  { bills, curves }: Priced,
): NonNullable<Cost["saving"]> {
  const [first, second] = [inputs[modelBehind[from]], inputs[modelBehind[to]]];
  const sameModelPerCall = sumUsd(billOf(to, withModelOf(inputs, from, to)).perCall);
  const [fromPerCall, toPerCall] = [sumUsd(bills[from].perCall), sumUsd(bills[to].perCall)];
  const sameHosting = first.hosting_usd_per_hour === second.hosting_usd_per_hour;
  return {
    perCallUsd: fromPerCall - toPerCall,
    shorterPromptUsd: fromPerCall - sameModelPerCall,
    cheaperModelUsd: sameModelPerCall - toPerCall,
    // By the token on one side and by the hour on the other there is no one model to hold fixed.
    sameModel: sameHosting
      ? crossoverOf(curves[from], { ...curves[to], perCall: sameModelPerCall }, { from, to })
      : null,
  };
}

/** The inputs with the second column's calls answered by the first one's model. */
function withModelOf(inputs: CostInputs, from: CostColumn, to: CostColumn): CostInputs {
  const [source, target] = [inputs[modelBehind[from]], modelBehind[to]];
  const { input_usd_per_mtok, output_usd_per_mtok, cached_input_usd_per_mtok, cache_write_usd_per_mtok } = source;
  const { cache_min_prefix_tokens, cache_hit_share } = source;
  return {
    ...inputs,
    [target]: {
      ...inputs[target],
      input_usd_per_mtok,
      output_usd_per_mtok,
      cached_input_usd_per_mtok,
      cache_write_usd_per_mtok,
      cache_min_prefix_tokens,
      cache_hit_share,
    },
  };
}
