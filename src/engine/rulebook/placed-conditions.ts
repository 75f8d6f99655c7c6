import { type Condition, outcomeTests } from "../../model/condition.ts";
import type { Path } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";

export const citingLists = ["rules", "constraints", "gates", "conflicts", "warnings"] as const;

/** A condition with its place, and which outcome tests may stand in it besides questions. */
export type PlacedCondition = { condition: Condition; path: Path; tests: readonly string[] };

/**
 * Every condition of a rulebook. Gates, warnings and steps may test leader and excluded, steps and warnings the form, only
 * warnings the verdict.
 */
export function conditionsOf(rulebook: Rulebook): PlacedCondition[] {
  type Gated = { when?: Condition | undefined; unless?: Condition | undefined };
  const gatedAt = ({ when, unless }: Gated, path: Path, tests: readonly string[]): PlacedCondition[] => [
    ...(when ? [{ condition: when, path: [...path, "when"], tests }] : []),
    ...(unless ? [{ condition: unless, path: [...path, "unless"], tests }] : []),
  ];
  const gated = (list: (typeof citingLists)[number], tests: readonly string[]) =>
    rulebook[list].flatMap((entry, at) => gatedAt(entry, [list, at], tests));
  return [
    ...rulebook.questions.flatMap(({ "asked-when": condition }, at) =>
      condition ? [{ condition, path: ["questions", at, "asked-when"], tests: [] }] : [],
    ),
    ...rulebook.questions.flatMap(({ "asked-before": was }, at) =>
      was ? [{ condition: was.when, path: ["questions", at, "asked-before", "when"], tests: [] }] : [],
    ),
    ...gated("rules", []),
    ...gated("constraints", []),
    ...gated("gates", ["leader", "excluded"]),
    ...Object.entries(rulebook.forms).flatMap(([outcome, forms]) =>
      forms.flatMap((form, at) => [
        ...gatedAt(form, ["forms", outcome, at], []),
        ...(form.order ?? []).flatMap((one, place) => gatedAt(one, ["forms", outcome, at, "order", place], [])),
      ]),
    ),
    ...gated("conflicts", []),
    ...gated("warnings", outcomeTests),
    ...Object.entries(rulebook["next-steps"]).flatMap(([start, steps]) =>
      steps.flatMap((step, at) => gatedAt(step, ["next-steps", start, at], ["leader", "excluded", "form"])),
    ),
  ];
}
