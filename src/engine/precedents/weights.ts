import { outcomes, type Outcome } from "../../model/approach.ts";
import type { Assignment } from "../rulebook/numbering.ts";

/** Sheets with the outcome of each. */
type Known = { sheets: readonly Assignment[]; outcomes: readonly Outcome[] };

/**
 * How much each question tells of the outcome among some sheets, in bits: the mutual information of choice and outcome over
 * the sheets that answer it, less what chance alone would give a sample of that size (Miller 1955, "Note on the bias of
 * information estimates": (rows − 1)(columns − 1) / 2N ln 2), and never under 0. `sizes` are the numbers of choices.
 */
export function questionWeights({ sheets, outcomes: chosen }: Known, sizes: readonly number[]): number[] {
  return sizes.map((size, question) => {
    const counts = Array.from({ length: size }, () => outcomes.map(() => 0));
    sheets.forEach((sheet, at) => {
      const row = counts[sheet[question]!];
      if (row) row[outcomes.indexOf(chosen[at]!)]! += 1;
    });
    return Math.max(0, round(informationIn(counts)));
  });
}

/** Whether any question tells of outcomes: among few cases none may. */
export function isTold(weights: readonly number[]): boolean {
  return weights.some((weight) => weight > 0);
}

/** The corrected mutual information of the rows and the columns of a table of counts, in bits; 0 for an empty one. */
function informationIn(counts: readonly (readonly number[])[]): number {
  const rows = counts.map(sum);
  const columns = outcomes.map((_, column) => sum(counts.map((row) => row[column]!)));
  const total = sum(rows);
  if (total === 0) return 0;
  const information = counts.flatMap((row, at) =>
    row.map((count, column) =>
      count === 0 ? 0 : (count / total) * Math.log2((count * total) / (rows[at]! * columns[column]!)),
    ),
  );
  const chance = ((used(rows) - 1) * (used(columns) - 1)) / (2 * total * Math.LN2);
  return sum(information) - chance;
}

function used(counts: readonly number[]): number {
  return counts.filter((count) => count > 0).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** To a millionth: logarithms may differ in their last digit from one machine to the next. */
function round(bits: number): number {
  return Math.round(bits * 1e6) / 1e6;
}
