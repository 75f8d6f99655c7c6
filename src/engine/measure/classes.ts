import type { BestCondition, CheckKind, EvalCondition, FailureClass } from "../../model/measure.ts";
import { isRight, type Rows, type Tally } from "./tally.ts";

/**
 * Why a question fails under the best condition so far: the first line that holds. Null where it does not fail. What a
 * check says of itself goes before what the conditions say by comparison.
 */
export function classOf(question: Partial<Record<EvalCondition, Rows>>, best: BestCondition): FailureClass | null {
  const rows = question[best];
  const right = isRight(rows);
  if (rows === undefined || right === null) return "not judged";
  if (right) return null;
  if (onlyOf(rows.failed, ["cost"])) return "cost";
  if (onlyOf(rows.failed, ["manner", "shape"])) return "manner";
  const given = isRight(question.given);
  if (given === false) return "skill";
  if (best !== "found") return given === true ? "facts" : "open";
  if (rows.passages === 0) return "open";
  return rows.passagesFound * 2 > rows.passages ? "using" : "finding";
}

function onlyOf(failed: ReadonlySet<CheckKind>, kinds: readonly CheckKind[]): boolean {
  return failed.size > 0 && [...failed].every((kind) => kinds.includes(kind));
}

/** The failing questions under the best condition, by why they fail, each list in the order of the file. */
export function failuresOf({ questions }: Tally, best: BestCondition): Partial<Record<FailureClass, string[]>> {
  const failures: Partial<Record<FailureClass, string[]>> = {};
  for (const [id, question] of questions) {
    // A question that was never put under the best condition says nothing of it.
    const found = question[best] === undefined ? null : classOf(question, best);
    if (found !== null) (failures[found] ??= []).push(id);
  }
  return failures;
}
