import type { Outcome, VerdictKind } from "./approach.ts";
import type { Decision } from "./decision.ts";

/** Something that a case expects and that came out otherwise. */
export type Mismatch = { what: string; expected: string; actual: string };

export type CaseResult = {
  file: string;
  title: string | null;
  outcome: Outcome;
  kind: VerdictKind;
  passed: boolean;
  wrong: Mismatch[];
  /** The whole decision of a failed case; null of one that passed. */
  decision: Decision | null;
};

/** How many of something the cases reach, and which they do not. */
export type Coverage = { covered: number; of: number; missing: string[] };

export type CaseReport = {
  rulebook: { id: string; version: string };
  passed: number;
  of: number;
  cases: CaseResult[];
  coverage: Record<"rules" | "constraints" | "gates" | "outcomes" | "kinds" | "forms", Coverage>;
};

/** A case by its name, and what must come of it. */
export type Example = { name: string; title: string | null; outcome: Outcome };
