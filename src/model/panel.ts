import type { Approach, Outcome, Points, VerdictKind } from "./approach.ts";

/** A rule, constraint or gate that decided, with the answers that made it fire. */
export type Ground = { id: string; because: string; answers: Record<string, string> };

/** What one rulebook makes of the answers. */
export type Opinion = {
  rulebook: string;
  version: string;
  title: string;
  outcome: Outcome;
  kind: VerdictKind;
  leader: Approach | null;
  headline: string;
  scores: Points;
};

/** What a framework makes of those answers that it asks for, and where that differs from ours. */
export type PanelOpinion = Opinion & {
  /** The questions whose answers were left out, because the framework does not ask them. */
  leftOut: string[];
  /** Null where it comes to our outcome. */
  differs: null | { itsGrounds: Ground[]; ourGrounds: Ground[] };
};

export type Panel = { title: string | null; ours: Opinion; panel: PanelOpinion[] };
