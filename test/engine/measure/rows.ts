import { addRow, newTally, type Tally } from "../../../src/engine/measure/tally.ts";
import type { EvalCondition, EvaluationRow } from "../../../src/model/measure.ts";

/** `count` questions from `from` on under a condition: q0, q1 and so on. */
export function rows(
  condition: EvalCondition,
  from: number,
  count: number,
  right: boolean | null,
  more: Partial<EvaluationRow> = {},
): EvaluationRow[] {
  return Array.from({ length: count }, (_, at) => ({
    question: `q${from + at}`,
    labels: [condition],
    provider: null,
    right,
    failed: right === false ? ["facts"] : [],
    shape: null,
    passage: null,
    judgedByModel: false,
    ...more,
  }));
}

/** Rows as they are tallied, and what a person named for the conditions. */
export function tallied(all: readonly EvaluationRow[], named: Tally["named"] = {}): Tally {
  const tally = newTally(named);
  for (const row of all) addRow(tally, row);
  return tally;
}
