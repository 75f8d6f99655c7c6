import { saidOf } from "../../../src/load/measure/rows.ts";
import type { Problem, Result } from "../../../src/model/diagnostic.ts";
import type { EvaluationRow } from "../../../src/model/measure.ts";

/** The row, or what is wrong with it. */
export function rowOf(read: Result<EvaluationRow, Pick<Problem, "message" | "hint">>): EvaluationRow | string {
  return read.ok ? read.value : read.problems.map(saidOf).join(" + ");
}
