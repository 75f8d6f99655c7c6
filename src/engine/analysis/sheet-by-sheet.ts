import type { CompiledRulebook } from "../rulebook/compile.ts";
import type { Assignment } from "../rulebook/numbering.ts";
import type { Weights } from "./diagram/plan.ts";
import { createOutcomeSums } from "./flips/outcome-sums.ts";

/** The weight of the sheets by who wins (3 for none), over all and by each choice of each open question. */
export type Totals = { all: number[]; byChoice: Map<number, number[][]>; weights: Weights };

/** Goes through every completion of a sheet, one by one: quicker than a diagram that has more states than there are sheets. */
export function totalsSheetBySheet(
  compiled: CompiledRulebook,
  assignment: Assignment,
  open: readonly number[],
  weights: Weights,
): Totals {
  const sheet = createOutcomeSums(compiled, assignment);
  const all = [0, 0, 0, 0];
  const byChoice = new Map(open.map((question) => [question, weights[question]!.map(() => [0, 0, 0, 0])]));
  const chosen: number[] = [];
  const visit = (at: number, weight: number): void => {
    const question = open[at];
    if (question === undefined) {
      const winner = sheet.outcomeOf(sheet.sums);
      all[winner]! += weight;
      open.forEach((one, index) => (byChoice.get(one)![chosen[index]!]![winner]! += weight));
      return;
    }
    weights[question]!.forEach((likelihood, value) => {
      if (likelihood === 0) return;
      chosen[at] = value;
      sheet.set({ question, value });
      visit(at + 1, weight * likelihood);
    });
  };
  visit(0, 1);
  return { all, byChoice, weights };
}
