import { outcomes } from "../../model/approach.ts";
import type { Turn } from "../../model/decision.ts";
import { isAsked } from "../decision/assignment.ts";
import type { CompiledRulebook } from "../rulebook/compile.ts";
import type { Assignment } from "../rulebook/numbering.ts";
import { newConflicts } from "./conflicts.ts";
import type { OutcomeSums } from "./flips/outcome-sums.ts";

/** The questions that are asked and have no choice yet, unsure ones among them, in file order. */
export function unansweredIn(compiled: CompiledRulebook, assignment: Assignment): number[] {
  return compiled.sizes.flatMap((size, question) =>
    assignment[question] === size && isAsked(compiled, question, assignment) ? [question] : [],
  );
}

/** Each answer to one of the open questions that by itself changes the outcome, in the order of the questions given. */
export function turnsOf(
  compiled: CompiledRulebook,
  assignment: Assignment,
  sheet: OutcomeSums,
  open: readonly number[],
): Turn[] {
  const { rulebook, alike } = compiled;
  const { sums, outcomeOf, set } = sheet;
  const conflicts = newConflicts(compiled, assignment);
  const now = outcomeOf(sums);
  return open.flatMap((question) => {
    const { id, choices } = rulebook.questions[question]!;
    const after = new Map<number, number>();
    // Choices that decide alike are tried once.
    for (const value of new Set(alike[question])) {
      set({ question, value });
      after.set(value, outcomeOf(sums));
    }
    set({ question, value: choices.length });
    return choices.flatMap(({ id: to }, value) => {
      const outcome = after.get(alike[question]![value]!)!;
      if (outcome === now) return [];
      return [
        {
          question: id,
          to,
          outcome: outcomes[outcome]!,
          conflicts: conflicts([{ question, value }]),
        },
      ];
    });
  });
}
