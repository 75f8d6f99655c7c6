import type { DecisionRecord } from "../../model/answers.ts";
import type { Decision } from "../../model/decision.ts";
import type { Path } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { countsAgain } from "../../words/check.ts";
import { visibleAnswers } from "../decision/answers.ts";
import { holds, testsOf } from "../rulebook/condition.ts";

/** What a record of an earlier version of the rulebook rests on, and means or counts otherwise by now. */
export type Upgrade = { path: Path; message: string };

/**
 * The answers of a record that was made with an earlier version of this rulebook that mean less now (warnings with `since`),
 * and those that were hidden then and count now (`asked-before` of their question).
 */
export function upgradesOf(rulebook: Rulebook, decision: Decision, recorded: DecisionRecord): Upgrade[] {
  const before = versionIn(recorded.rulebook, rulebook.id);
  if (before === null) return [];
  const isLater = (version: string): boolean => version.localeCompare(before, "en", { numeric: true }) > 0;
  const answers = visibleAnswers(decision);
  const choiceOf = (id: string) => answers[id]?.choice ?? undefined;
  const again = rulebook.questions.flatMap(({ id, "asked-before": was }) =>
    was && isLater(was.version) && choiceOf(id) !== undefined && holds(was.when, choiceOf) === false
      ? [{ path: ["answers", id], message: countsAgain(id, was.version, before) }]
      : [],
  );
  const lessNow = rulebook.warnings.flatMap(({ id, since, when, say }) =>
    since !== undefined && isLater(since) && decision.warnings.some((warning) => warning.id === id)
      ? [{ path: ["answers", ...testsOf(when).slice(0, 1)], message: say }]
      : [],
  );
  return [...again, ...lessNow];
}

/** The version in `id@version digest`, where the id is this one. */
function versionIn(recorded: string, id: string): string | null {
  const name = recorded.split(" ")[0] ?? "";
  return name.startsWith(`${id}@`) ? name.slice(id.length + 1) : null;
}
