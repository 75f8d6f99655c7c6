import type { EvaluationRow } from "../../model/measure.ts";
import { resultRowSchema } from "../../model/evaluation-file.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import { quote } from "../../text/quote.ts";
import { type Columns, withColumns } from "./columns.ts";
import { checkRow, noRow, type RowProblem } from "./rows.ts";

/** The columns of a table of results, with the names that other tools give them. */
export const resultColumns: Columns = {
  id: ["id", "question", "query"],
  condition: ["condition"],
  pass: ["pass", "correct", "e2e_correct"],
  class: ["class"],
  passage: ["passage", "retrieval_recall"],
};

/** A row of a plain table of results. Without a column for the condition, the file's own name is the label. */
export function tableRow(value: unknown, file: string): Result<EvaluationRow, RowProblem> {
  const shaped = checkRow(resultRowSchema, withColumns(value, resultColumns));
  if (!shaped.ok) return shaped;
  const { id, condition, pass, class: named, passage } = shaped.value;
  const right = flagOf(pass);
  if (right === null && pass !== "") return notAFlag("pass", pass);
  const found = passage === undefined || passage === null || passage === "" ? null : passageOf(passage);
  if (found === undefined) return notAFlag("passage", passage);
  return success({
    question: String(id),
    labels: condition === undefined ? [file, baseOf(file)] : [condition],
    provider: condition === undefined ? file : null,
    right,
    failed: named === "manner" || named === "cost" ? [named] : [],
    shape: null,
    passage: found,
    judgedByModel: false,
  });
}

function baseOf(file: string): string {
  return file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
}

function notAFlag(column: string, value: unknown): Result<never, RowProblem> {
  return noRow(`${column} is ${quote(value)}`, "it must be true or false, 1 or 0, yes or no, pass or fail");
}

/** A yes or no as tables have it; null where it is neither. */
export function flagOf(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" || typeof value === "number" ? String(value).trim().toLowerCase() : "";
  if (["true", "1", "yes", "pass", "passed"].includes(word)) return true;
  return ["false", "0", "no", "fail", "failed"].includes(word) ? false : null;
}

/** Whether a right passage was found: also by a recall from 0 to 1, of which any is some. */
function passageOf(value: string | number | boolean): boolean | undefined {
  const flag = flagOf(value);
  if (flag !== null) return flag;
  const recall = typeof value === "string" && value.trim() === "" ? NaN : Number(value);
  return recall >= 0 && recall <= 1 ? recall > 0 : undefined;
}
