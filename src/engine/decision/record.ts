import type { DecisionRecord } from "../../model/answers.ts";
import type { Decision } from "../../model/decision.ts";

/** What --save records of a decision, for check to compare with later. `answers` is the digest of the answers. */
export function recordOf({ verdict, scores, trace, rulebook, engine }: Decision, answers: string): DecisionRecord {
  return {
    outcome: verdict.outcome,
    kind: verdict.kind,
    leader: verdict.leader,
    margin: verdict.margin,
    scores,
    points: Object.fromEntries(trace.map(({ rule, points }) => [rule, points])),
    ...(verdict.form && { form: verdict.form.id }),
    answers,
    rulebook: `${rulebook.id}@${rulebook.version} ${rulebook.digest}`,
    engine,
  };
}
