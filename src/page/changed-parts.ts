import { approaches, type Points } from "../model/approach.ts";
import type { Decision, TraceEntry } from "../model/decision.ts";

/** What moved from one decision to another. */
export type ChangedParts = {
  outcome: boolean;
  scores: Points;
  /** Rules that fire now and did not, and the other way round. */
  gained: ReadonlySet<string>;
  lost: TraceEntry[];
};

export function changedParts(before: Decision, after: Decision): ChangedParts {
  const firedBefore = new Set(before.trace.map(({ rule }) => rule));
  const firesNow = new Set(after.trace.map(({ rule }) => rule));
  const [rag = 0, fineTuning = 0, hybrid = 0] = approaches.map((a) => after.scores[a] - before.scores[a]);
  return {
    outcome: before.verdict.outcome !== after.verdict.outcome,
    scores: { rag, "fine-tuning": fineTuning, hybrid },
    gained: new Set([...firesNow].filter((rule) => !firedBefore.has(rule))),
    lost: before.trace.filter(({ rule }) => !firesNow.has(rule)),
  };
}
