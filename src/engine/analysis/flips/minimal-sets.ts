import { createBudget } from "../bound.ts";
import { createPairSums } from "./pair-sums.ts";
import { type Change, eagerColumns, type OutcomeSums } from "./outcome-sums.ts";

/** Changes that together lead to another outcome: an approach in the order of the model, or 3 for neither-yet. */
export type ChangeSet = { changes: Change[]; outcome: number };

/**
 * The sets of one, two or three changes, each of another question, that change the outcome of a sheet and hold no
 * smaller set that does; by size, then in the order of the changes, which is that of their questions. BeyondBound is thrown
 * where there are too many to try.
 */
export function minimalSets(sheet: OutcomeSums, values: readonly number[], changes: readonly Change[]): ChangeSet[] {
  const { sums, outcomeOf } = sheet;
  const start = outcomeOf(sums);
  const sets: ChangeSet[] = [];
  const flips = (outcome: number, ...chosen: Change[]): boolean => {
    if (outcome === start) return false;
    sets.push({ changes: chosen, outcome });
    return true;
  };
  const undo = ({ question }: Change): void => sheet.set({ question, value: values[question]! });

  const quiet = changes.filter((change) => {
    sheet.set(change);
    const flipped = flips(outcomeOf(sums), change);
    undo(change);
    return !flipped;
  });
  const { length } = quiet;
  const spend = createBudget();
  spend("triples", (length * (length - 1) * (length - 2)) / 6);
  const pairs = createPairSums(sums, length, eagerColumns);
  quiet.forEach((first, i) => {
    sheet.set(first);
    pairs.note(i, i);
    for (let j = i + 1; j < quiet.length; j++) {
      const second = quiet[j]!;
      if (second.question === first.question) continue;
      sheet.set(second);
      if (!flips(outcomeOf(sums), first, second)) pairs.note(i, j);
      undo(second);
    }
    undo(first);
  });
  pairs.forEachTriple((i, j, k, together) => {
    const [first, second, third] = [quiet[i]!, quiet[j]!, quiet[k]!];
    sheet.correct(together, first, second, third);
    const outcome = outcomeOf(together.sums, together.fill);
    if (outcome !== start) flips(outcome, first, second, third);
  });
  return sets;
}
