import type { EvaluationRow } from "../../model/measure.ts";
import { type PromptfooRow, promptfooRowSchema } from "../../model/evaluation-file.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import { notJudgedReason } from "../../model/kit.ts";
import { isModelJudged, kindOf, saysPassage } from "./promptfoo-checks.ts";
import { isBlock } from "./record.ts";
import { flagOf } from "./table.ts";
import { checkRow, type RowProblem } from "./rows.ts";

/** Whether a value is a result of promptfoo. */
export function isPromptfoo(value: unknown): boolean {
  return isBlock(value) && typeof value.success === "boolean" && (isBlock(value.prompt) || isBlock(value.vars));
}

/** A result of promptfoo as a row. */
export function promptfooRow(value: unknown): Result<EvaluationRow, RowProblem> {
  const shaped = checkRow(promptfooRowSchema, value);
  return shaped.ok ? success(rowOf(shaped.value)) : shaped;
}

function rowOf(row: PromptfooRow): EvaluationRow {
  const checks = row.gradingResult?.componentResults ?? [];
  const failed = checks.filter(({ pass }) => !pass).map(kindOf);
  const shapes = checks.filter((check) => kindOf(check) === "shape");
  const provider = providerOf(row);
  return {
    question: questionOf(row),
    labels: labelsOf(row, provider),
    provider,
    right: isJudged(row) ? row.success : null,
    failed,
    shape: shapes.length === 0 ? null : shapes.every(({ pass }) => pass),
    passage: passageOf(row),
    judgedByModel: checks.some(isModelJudged),
  };
}

/** No answer, an error in getting it (`failureReason` 2), or nothing that looked at it. `error` alone says that a check failed. */
function isJudged({ response, failureReason, gradingResult }: PromptfooRow): boolean {
  if (response === null || response === undefined || failureReason === 2 || !gradingResult) return false;
  const checks = gradingResult.componentResults ?? [];
  if (checks.some(({ reason }) => reason === notJudgedReason)) return false;
  return checks.length > 0 || gradingResult.reason !== "No assertions";
}

function providerOf({ provider }: PromptfooRow): string | null {
  return (typeof provider === "string" ? provider : (provider?.label ?? provider?.id)) ?? null;
}

function labelsOf({ prompt, promptId }: PromptfooRow, provider: string | null): string[] {
  const names = [prompt?.id, promptId, prompt?.label].filter((name) => name !== undefined && name !== "") as string[];
  const label = prompt?.label ?? prompt?.id;
  const both = provider !== null && label !== undefined ? [`${provider}/${label}`] : [];
  return [...names, ...(provider === null ? [] : [provider]), ...both];
}

/** Files of several runs meet by what the tests say of themselves, and not by their numbers. */
function questionOf({ vars, testCase, metadata, testIdx }: PromptfooRow): string {
  const said = [testCase?.metadata?.id, metadata?.id, vars?.id, vars?.question, vars?.query, vars?.input];
  const named = said.find((one) => typeof one === "string" || typeof one === "number");
  if (named !== undefined) return String(named);
  return vars && Object.keys(vars).length > 0 ? JSON.stringify(vars) : `test ${testIdx ?? 0}`;
}

function passageOf({ testCase, metadata, gradingResult }: PromptfooRow): boolean | null {
  const said = flagOf(testCase?.metadata?.passage ?? metadata?.passage);
  return said ?? gradingResult?.componentResults?.find(saysPassage)?.pass ?? null;
}
