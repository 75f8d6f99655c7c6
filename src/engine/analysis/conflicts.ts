import { visibleOf } from "../decision/assignment.ts";
import { holding } from "../decision/evaluate.ts";
import type { CompiledRulebook } from "../rulebook/compile.ts";
import type { Assignment } from "../rulebook/numbering.ts";
import type { Change } from "./flips/outcome-sums.ts";

/** Tells of changes to a sheet which conflicts of the rulebook, by their ids, the answers would have that they do not have now. */
export function newConflicts(
  compiled: CompiledRulebook,
  assignment: Assignment,
): (changes: readonly Change[]) => string[] {
  const conflictsOf = (sheet: Assignment): string[] =>
    holding(compiled.conflicts, compiled.rulebook.conflicts, visibleOf(compiled, sheet)).map(({ id }) => id);
  const now = conflictsOf(assignment);
  return (changes) => {
    const changed = assignment.map((value, at) => changes.find(({ question }) => question === at)?.value ?? value);
    return conflictsOf(changed).filter((id) => !now.includes(id));
  };
}
