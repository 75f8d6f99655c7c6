import { type EvalCondition, evalConditions, type CheckKind, type EvaluationRow } from "../../model/measure.ts";
import { countName } from "./names.ts";

/** All rows of one question under one condition: one, or one for each repeat. */
export type Rows = {
  right: number;
  judged: number;
  notJudged: number;
  /** The kinds of the checks that failed in its wrong rows. */
  failed: ReadonlySet<CheckKind>;
  /** Of the judged rows with checks of shape: how many, and how many held. */
  shapes: number;
  shapesHeld: number;
  /** Of the wrong rows where it is known: how many, and how many had the right passage. */
  passages: number;
  passagesFound: number;
};

/** An evaluation while it is read, row by row: no row is kept. */
export type Tally = {
  /** What a person named for a condition. */
  named: Partial<Record<EvalCondition, string>>;
  questions: Map<string, Partial<Record<EvalCondition, Rows>>>;
  providers: Partial<Record<EvalCondition, Set<string>>>;
  /** Every label that was seen, and of rows that are no condition how many have it. */
  labels: Set<string>;
  leftOut: Map<string, number>;
  judgedByModel: number;
};

export function newTally(named: Tally["named"]): Tally {
  return {
    named,
    questions: new Map(),
    providers: {},
    labels: new Set(),
    leftOut: new Map(),
    judgedByModel: 0,
  };
}

/** Counts a row to its question and condition; one that is no condition's is counted by its label. */
export function addRow(tally: Tally, row: EvaluationRow): void {
  for (const label of row.labels) if (tally.labels.size < mostLabels) tally.labels.add(label);
  const condition = conditionOf(tally.named, row.labels);
  if (condition === null) {
    const label = row.labels.at(-1) ?? "no label";
    countName(tally.leftOut, label, mostLabels);
    return;
  }
  if (row.provider !== null) (tally.providers[condition] ??= new Set()).add(row.provider);
  const question = tally.questions.get(row.question) ?? {};
  tally.questions.set(row.question, question);
  count((question[condition] ??= noRows()), row);
  if (row.right !== null && row.judgedByModel) tally.judgedByModel += 1;
}

/** More labels than a person would read; in a broken file each row has another. */
const mostLabels = 50;

function conditionOf(named: Tally["named"], labels: readonly string[]): EvalCondition | null {
  const lower = labels.map((label) => label.toLowerCase());
  const own = evalConditions.find((condition) => named[condition] !== undefined && labels.includes(named[condition]));
  if (own) return own;
  return evalConditions.find((condition) => named[condition] === undefined && lower.includes(condition)) ?? null;
}

/** One for all of them: most rows have no failed check, and there may be a million. */
const nothingFailed: ReadonlySet<CheckKind> = new Set();

function noRows(): Rows {
  return {
    right: 0,
    judged: 0,
    notJudged: 0,
    failed: nothingFailed,
    shapes: 0,
    shapesHeld: 0,
    passages: 0,
    passagesFound: 0,
  };
}

function count(rows: Rows, { right, failed, shape, passage }: EvaluationRow): void {
  if (right === null) {
    rows.notJudged += 1;
    return;
  }
  rows.judged += 1;
  if (shape !== null) rows.shapes += 1;
  if (shape === true) rows.shapesHeld += 1;
  if (right) {
    rows.right += 1;
    return;
  }
  if (failed.some((kind) => !rows.failed.has(kind))) rows.failed = new Set([...rows.failed, ...failed]);
  if (passage !== null) rows.passages += 1;
  if (passage === true) rows.passagesFound += 1;
}

/** Whether a question is right under a condition: more than half of its judged rows are. Null where none is judged. */
export function isRight(rows: Rows | undefined): boolean | null {
  return rows === undefined || rows.judged === 0 ? null : rows.right * 2 > rows.judged;
}
