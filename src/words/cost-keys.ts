import { type CostColumn, columnNames, costColumns } from "../model/cost-column.ts";
import type { Cost, InputRow } from "../model/cost.ts";

/** An input, and what in the comparison follows from it. */
export type CostKey = InputRow & { changes: string[] };

/** What follows from an input beside the lines of a bill. */
const elsewhere: [RegExp, string][] = [
  [/^calls_per_month$/, "every sum for a month"],
  [/^horizon_months$/, "set-up a month, totals"],
  [/^calls_per_question$/, "what a question costs, how often is searched"],
  [/^hardware$/, "rent or electricity"],
  [/^read_tokens_per_second$|search_seconds$/, "how long before an answer starts"],
  [/first_version$/, "how long until a first version"],
  [/cache_(hit_share|min_prefix_tokens)$|cached_input|cache_write/, "the static start of the prompt"],
  [/context_window_tokens$/, "whether the long prompt fits"],
  [/retires$/, "the months that set-up is spread over"],
];

/** Every input of a comparison with the lines and sums that it changes, in the order of the model. */
export function costKeys({ inputs, approaches }: Pick<Cost, "inputs" | "approaches">): CostKey[] {
  const items = new Map<string, Map<string, CostColumn[]>>();
  for (const column of costColumns) {
    const { setup, perMonth, perCall } = approaches[column];
    for (const { item, keys } of [...setup, ...perMonth, ...perCall]) {
      for (const key of keys) {
        const of = items.get(key) ?? new Map<string, CostColumn[]>();
        items.set(key, of.set(item, [...(of.get(item) ?? []), column]));
      }
    }
  }
  return inputs.map((row) => {
    const lines = [...(items.get(row.key) ?? [])].map(
      ([item, columns]) => `${item} (${[...new Set(columns)].map((column) => columnNames[column]).join(", ")})`,
    );
    const other = elsewhere.filter(([pattern]) => pattern.test(row.key)).map(([, text]) => text);
    return { ...row, changes: [...lines, ...other] };
  });
}

/** The keys behind some line of these columns; of all where there are none. */
export function keysBehind({ approaches }: Pick<Cost, "approaches">, race: readonly CostColumn[]): Set<string> {
  const columns = race.length === 0 ? costColumns : race;
  const lines = columns.flatMap((column) => {
    const { setup, perMonth, perCall } = approaches[column];
    return [...setup, ...perMonth, ...perCall];
  });
  return new Set([...columns.map((column) => `${column}.retires`), ...lines.flatMap(({ keys }) => keys)]);
}
