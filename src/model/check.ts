import type { Outcome, Points, VerdictKind } from "./approach.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** What may have moved since a decision was recorded, told apart by the recorded digests. */
export type Moved = "answers" | "rulebook" | "engine";

/** A rule whose points differ between two decisions; null where it did not fire. */
export type PointsChange = { rule: string; before: Points | null; after: Points | null };

/** The part of a verdict that is recorded. */
export type ShortVerdict = { outcome: Outcome; kind: VerdictKind; leader: string | null; margin: number | null };

/** What a file can be found to be besides changed; the names that --fail-on of check takes. */
export const findingNames = [
  "moved",
  "close-call",
  "conflict",
  "expired",
  "unsure",
  "no-decision",
  "evidence",
] as const;
export type FindingName = (typeof findingNames)[number];

/** Something to say of a file, at its place. An error makes the exit code 1. */
export type Finding = {
  about: FindingName | "changed";
  level: "error" | "warning" | "notice";
  line: number;
  column: number;
  message: string;
};

/** One file, and what became of its recorded decision. */
export type CheckedFile = {
  file: string;
  title: string | null;
  /** Null where no decision is recorded. */
  recorded: ShortVerdict | null;
  now: ShortVerdict;
  /** Whether the outcome or the kind is another one. */
  changed: boolean;
  moved: Moved[];
  points: PointsChange[];
  findings: Finding[];
  /** Whether the record was written anew. */
  updated: boolean;
};

/** What `advise check` found in its files. */
export type CheckReport = {
  schema: "advise/check/1";
  engine: string;
  rulebook: { id: string; version: string; digest: string };
  files: CheckedFile[];
  /** The files that could not be read. */
  problems: Diagnostic[];
};
