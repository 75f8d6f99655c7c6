import { approaches, verdictKinds } from "../../model/approach.ts";
import type { Condition } from "../../model/condition.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { approachSets } from "./bit-sets.ts";
import type { Formula, Formulas } from "./formula.ts";
import { dependencyOrder } from "./visibility.ts";

/**
 * What conditions may test besides questions, as variables behind those of the questions, in this order: the leader (3 for
 * none), the set of excluded approaches as a bit mask, the kind of the verdict, the form by its place in `formIds`.
 */
export const context = { leader: 0, excluded: 1, verdict: 2, form: 3 } as const;

/** Turns three-valued conditions into two formulas each: when it is true, and when it is false. */
export function translator(rulebook: Rulebook, formulas: Formulas) {
  const { questions } = rulebook;
  const { all, any, not, is } = formulas;
  const place = new Map(questions.map(({ id }, index) => [id, index]));
  const asked = new Map<string, Formula>();
  const contextTests: Record<string, (allowed: readonly string[]) => boolean[]> = {
    leader: (allowed) => [...approaches.map((approach) => allowed.includes(approach)), false],
    excluded: (allowed) => approachSets.map((set) => set.some((approach) => allowed.includes(approach))),
    verdict: (allowed) => verdictKinds.map((kind) => allowed.includes(kind)),
    form: (allowed) => [...formIdsOf(rulebook).map((id) => allowed.includes(id)), false],
  };
  const test = (name: string, allowed: readonly string[], wanted: boolean): Formula => {
    const index = place.get(name);
    const question = index === undefined ? undefined : questions[index];
    if (index !== undefined && question) {
      const values = [...question.choices.map(({ id }) => allowed.includes(id) === wanted), false];
      return all([asked.get(name) ?? formulas.always, is(index, values)]);
    }
    if (!isContext(name)) return formulas.never;
    const values = contextTests[name]?.(allowed) ?? [];
    return is(
      questions.length + context[name],
      values.map((value) => value === wanted),
    );
  };
  const truth = (condition: Condition, wanted: boolean): Formula => {
    if ("test" in condition) return test(condition.test, condition.in, wanted);
    if ("not" in condition) return truth(condition.not, !wanted);
    const isAll = "all" in condition;
    const parts = (isAll ? condition.all : condition.any).map((part) => truth(part, wanted));
    return isAll === wanted ? all(parts) : any(parts);
  };
  for (const { id, "asked-when": condition } of dependencyOrder(questions)) {
    if (condition) asked.set(id, not(truth(condition, false)));
  }
  return {
    isTrue: (condition: Condition): Formula => truth(condition, true),
    asked: questions.map(({ id }) => asked.get(id) ?? formulas.always),
  };
}

/** The ids of all forms, once each. */
export function formIdsOf({ forms }: Pick<Rulebook, "forms">): string[] {
  return [...new Set(Object.values(forms).flatMap((list) => list.map(({ id }) => id)))];
}

function isContext(name: string): name is keyof typeof context {
  return Object.hasOwn(context, name);
}
