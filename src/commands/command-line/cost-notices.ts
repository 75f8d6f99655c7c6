import { noticesOf } from "../../engine/cost/notices.ts";
import type { ShippedComparison } from "../../load/shipped.ts";
import { keysBehind } from "../../words/cost-keys.ts";

/**
 * What is to be said on stderr of a cost comparison: old prices, models that go away, a price that is another model's. Of
 * what is in the race: an old price of a column that is no option moves nothing.
 */
export function costNotices({ resolved, list, cost }: ShippedComparison, today: string): string[] {
  const { inputs, context, notices } = resolved;
  const behind = keysBehind(cost, cost.race);
  return [
    ...notices,
    ...noticesOf(
      context.rows.filter(({ key }) => behind.has(key)),
      { today, staleAfterDays: list["stale-after-days"], horizonMonths: inputs.horizon_months },
    ),
  ];
}
