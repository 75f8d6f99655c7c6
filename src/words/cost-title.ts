import { type CostColumn, columnNames } from "../model/cost-column.ts";
import type { Cost } from "../model/cost.ts";
import { listOf } from "../text/list.ts";

/** The models that are compared: those of the columns in the race and no others. */
export function costTitle(models: Cost["models"], race: readonly CostColumn[]): string {
  const names = [...new Set(race.map((column) => models[column].name))];
  const [base = "", tuned] = names;
  if (tuned === undefined) return base;
  if (names.length === 2 && tuned === `tuned ${base}`) return `${base}, as it is and tuned`;
  const parts = names.map((name) => {
    const columns = race.filter((column) => models[column].name === name).map((column) => columnNames[column]);
    return `${name} (${columns.join(", ")})`;
  });
  return listOf(parts, "and");
}

/** Whether nobody named the model of any column in the race. */
export function isExample({ models, race }: Pick<Cost, "models" | "race">): boolean {
  return race.every((column) => models[column].example);
}
