import type { CostColumn } from "../../model/cost-column.ts";
import type { Pace } from "../../model/cost-figures.ts";
import type { ColumnCost } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { contextTokens, modelBehind, promptTokens } from "./served.ts";

const order = ["days", "weeks", "months"];

/** Whether a first version can be there in time: surely, perhaps, or not. */
export function paceFits(range: Pace, limit: string | null): ColumnCost["firstVersion"]["fits"] {
  if (limit === null) return null;
  const [least = "", most = least] = range.split(" to ");
  const allowed = order.indexOf(limit);
  if (order.indexOf(most) <= allowed) return "yes";
  return order.indexOf(least) <= allowed ? "perhaps" : "no";
}

/** What a column adds before an answer starts: its search, and reading its prompt. The model's own pause comes on top. */
export function startOf(inputs: CostInputs, column: CostColumn, limit: number | null): ColumnCost["start"] {
  const searches = column === "rag" || column === "hybrid";
  const context = searches ? contextTokens(inputs) : 0;
  const tokens = promptTokens(inputs, modelBehind[column], context);
  const seconds = (searches ? inputs.rag.search_seconds : 0) + tokens / inputs.read_tokens_per_second;
  return { seconds, fits: limit === null ? null : seconds > limit ? "no" : seconds > limit / 2 ? "perhaps" : "yes" };
}
