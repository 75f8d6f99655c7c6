import type { Answers, DecisionRecord } from "../../model/answers.ts";
import { approaches, outcomeNames } from "../../model/approach.ts";
import type { CheckedFile, Finding, FindingName, Moved, ShortVerdict } from "../../model/check.ts";
import type { Decision } from "../../model/decision.ts";
import type { Path } from "../../model/diagnostic.ts";
import { unsure } from "../../model/question.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { MeasuredAnswer } from "../../model/measure.ts";
import {
  differsFromMeasured,
  evidenceMissing,
  evidenceMoved,
  evidenceMovedStill,
  measuredAnother,
  notMeasurable,
} from "../../words/evidence.ts";
import { visibleAnswers, overdueAnswers } from "../decision/answers.ts";
import { movedBetween, pointsChanges } from "./drift.ts";
import { testsOf } from "../rulebook/condition.ts";
import { upgradesOf } from "./upgrade.ts";

/** A finding before its place in the file is known. */
export type PlacedFinding = Omit<Finding, "line" | "column"> & { path: Path };

/** A file's decision as it is now, as a record, and as it was recorded. */
export type CheckInput = {
  rulebook: Rulebook;
  decision: Decision;
  now: DecisionRecord;
  recorded: DecisionRecord | null;
  /** The day on which reviews are due; null leaves them out. */
  asOf: string | null;
  failOn: readonly FindingName[];
  evidence?: readonly EvidenceState[];
  /** What answers are when they are measured again. */
  again?: readonly Again[];
};

/** Whether a file that an answer was measured on is still what it was. */
export type EvidenceState = { question: string; file: string; state: "same" | "moved" | "missing" };

/** What an answer is when it is measured again, null where nothing is said of it; or where that failed, if that has a place. */
export type Again = { question: string } & (
  { answer: MeasuredAnswer | null } | { failed: { file: string; line: number | null; column: number | null } | null }
);

export type Checked = Omit<CheckedFile, "file" | "updated" | "findings"> & { findings: PlacedFinding[] };

/** Compares the decision on some answers with the one recorded, and says what is to be said of it. */
export function checkDecision(input: CheckInput): Checked {
  const { decision, now, recorded, failOn } = input;
  const changed = recorded !== null && (recorded.outcome !== now.outcome || recorded.kind !== now.kind);
  const moved = recorded ? movedBetween(recorded, now) : [];
  const points = recorded ? pointsChanges(recorded.points, now.points) : [];
  const found = [
    ...recordFindings(input, moved),
    ...upgradeFindings(input),
    ...verdictFindings(decision),
    ...conflictFindings(input),
    ...(input.asOf === null ? [] : expiredFindings(visibleAnswers(decision), input.asOf)),
    ...unsureFindings(decision),
    ...evidenceFindings(input),
  ];
  const findings = found
    .map((finding) => ({ ...finding, level: finding.level ?? levelOf(finding.about, failOn) }))
    // That an answer is unsure, or a verdict close, is no news unless it was asked for.
    .filter(({ about, level }) => level === "error" || (about !== "unsure" && about !== "close-call"));
  return {
    title: decision.title,
    recorded: recorded && shortVerdict(recorded),
    now: shortVerdict(now),
    changed,
    moved,
    points,
    findings,
  };
}

function shortVerdict({ outcome, kind, leader, margin }: DecisionRecord): ShortVerdict {
  return {
    outcome,
    kind,
    leader,
    margin,
  };
}

/** A level of its own has what is said and is no finding. */
type Said = Omit<PlacedFinding, "level"> & { level?: "notice" };

function levelOf(about: Finding["about"], failOn: readonly FindingName[]): Finding["level"] {
  if (about === "changed" || failOn.includes(about)) return "error";
  return about === "moved" || about === "close-call" ? "notice" : "warning";
}

function recordFindings({ recorded, now }: CheckInput, moved: readonly Moved[]): Said[] {
  if (!recorded) return [{ about: "no-decision", path: [], message: "no decision is recorded; --save records one" }];
  const [first] = moved;
  const cause = first ? movedWords(moved) : "the record was edited by hand";
  if (recorded.outcome !== now.outcome) {
    const message = `the outcome was ${outcomeNames[recorded.outcome]} and is now ${outcomeNames[now.outcome]}: ${cause}`;
    return [{ about: "changed", path: ["decision", "outcome"], message }];
  }
  if (recorded.kind !== now.kind) {
    const message = `still ${outcomeNames[now.outcome]}, but it was ${kindNames[recorded.kind]} and is now ${kindNames[now.kind]}: ${cause}`;
    return [{ about: "changed", path: ["decision", "kind"], message }];
  }
  if (recorded.form !== undefined && now.form !== undefined && recorded.form !== now.form) {
    const message = `still ${outcomeNames[now.outcome]}, but its form was ${recorded.form} and is now ${now.form}: ${cause}`;
    return [{ about: "moved", path: ["decision", "form"], message }];
  }
  const holds = `still ${outcomeNames[now.outcome]}, but ${cause} since it was recorded`;
  if (first) return [{ about: "moved", path: ["decision", first], message: holds }];
  return sameReasons(recorded, now)
    ? []
    : [{ about: "moved", path: ["decision"], message: `${holds.split(" since")[0]}` }];
}

/** What a newer rulebook takes otherwise; news, as the outcome says whether it matters. */
function upgradeFindings({ rulebook, decision, recorded }: CheckInput): Said[] {
  if (!recorded) return [];
  return upgradesOf(rulebook, decision, recorded).map((one) => ({ ...one, about: "moved", level: "notice" }));
}

const kindNames: Record<DecisionRecord["kind"], string> = {
  recommend: "a recommendation",
  "close-call": "a close call",
  "neither-yet": "neither yet",
};

/** "the answers and the rulebook moved" */
function movedWords(moved: readonly Moved[]): string {
  return `${moved.map((what) => `the ${what}`).join(" and ")} moved`;
}

function sameReasons(a: DecisionRecord, b: DecisionRecord): boolean {
  return (
    a.margin === b.margin &&
    a.leader === b.leader &&
    approaches.every((approach) => a.scores[approach] === b.scores[approach]) &&
    pointsChanges(a.points, b.points).length === 0
  );
}

function verdictFindings({ verdict }: Decision): Said[] {
  if (verdict.kind !== "close-call") return [];
  const message = `a close call: ${outcomeNames[verdict.outcome]} by ${verdict.margin}`;
  return [{ about: "close-call", path: ["decision", "kind"], message }];
}

function conflictFindings({ rulebook, decision }: CheckInput): Said[] {
  return decision.conflicts.map(({ id, say }) => {
    const entry = rulebook.conflicts.find((one) => one.id === id);
    const [question] = entry ? testsOf(entry.when) : [];
    return { about: "conflict", path: question === undefined ? ["answers"] : ["answers", question], message: say };
  });
}

/** The answers whose review was due before a day. */
export function expiredFindings(answers: Answers, day: string): Said[] {
  return overdueAnswers(answers, day).map((id) => ({
    about: "expired",
    path: ["answers", id, "review-by"],
    message: `the review of ${id} was due by ${answers[id]?.["review-by"]}`,
  }));
}

function unsureFindings(decision: Decision): Said[] {
  return Object.entries(visibleAnswers(decision)).flatMap(([id, { value }]) =>
    value === unsure ? [{ about: "unsure", path: ["answers", id], message: `${id} is unsure` }] : [],
  );
}

/** Answers that are not what was measured, and evidence that is not what it was. What is not there is only said. */
function evidenceFindings({ decision: { answers }, evidence = [], again = [] }: CheckInput): Said[] {
  const differing = Object.entries(answers).flatMap(([id, { value, measured }]): Said[] =>
    measured === undefined || measured.value === value
      ? []
      : [
          {
            about: "evidence",
            path: ["answers", id, "measured"],
            message: differsFromMeasured(id, value, measured.value),
          },
        ],
  );
  const moved = evidence.flatMap(({ question, file, state }): Said[] => {
    if (state === "same") return [];
    const said = { about: "evidence" as const, path: ["answers", question, "measured"] };
    if (state === "missing") return [{ ...said, level: "notice", message: evidenceMissing(question, file) }];
    const before = answers[question]?.measured?.value;
    const isStill = again.some((one) => one.question === question && "answer" in one && one.answer?.value === before);
    const message =
      isStill && before !== undefined ? evidenceMovedStill(question, file, before) : evidenceMoved(question, file);
    return [{ ...said, message }];
  });
  return [...differing, ...moved, ...againFindings(answers, again)];
}

function againFindings(answers: Answers, again: readonly Again[]): Said[] {
  return again.flatMap((one): Said[] => {
    const { question } = one;
    const said = { about: "evidence" as const, path: ["answers", question, "measured"] };
    if ("failed" in one) return [{ ...said, message: notMeasurable(question, one.failed) }];
    const before = answers[question]?.measured?.value;
    if (before === undefined || one.answer?.value === before) return [];
    return [{ ...said, message: measuredAnother(question, before, one.answer) }];
  });
}
