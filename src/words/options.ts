import { approaches, outcomeNames } from "../model/approach.ts";
import type { ColumnCost, Cost } from "../model/cost.ts";
import type { CostColumn } from "../model/cost-column.ts";
import type { Decision } from "../model/decision.ts";
import { monthText, onceText } from "./cost.ts";
import { exclusionOf, exclusionWord, isUnearned } from "./eligibility.ts";
import { outcomeTitle } from "./outcome.ts";
import { idlePoints } from "./scores.ts";

/** What may be done, as columns of a table: under each its points, where it stands, and what it costs where that is known. */
export type OptionTable = { head: string[]; rows: { label: string; cells: string[] }[] };

/** The options side by side: what is chosen first, then by points, and last what is ruled out. */
export function optionTable(decision: Decision): OptionTable {
  const { bar, scores } = decision;
  const points = (option: CostColumn): number => (option === "prompt" ? bar : scores[option]);
  const options = (["prompt", ...approaches] as const).toSorted(
    (a, b) => rank(decision, a) - rank(decision, b) || points(b) - points(a),
  );
  const row = (label: string, cell: (option: CostColumn) => string) => ({ label, cells: options.map(cell) });
  return {
    head: options.map((option) => (option === "prompt" ? "prompt" : outcomeNames[option])),
    rows: [
      row("points", (option) => String(points(option))),
      row("stands", (option) => state(decision, option)),
      ...costRows(decision).map(({ label, cell }) => row(label, cell)),
    ],
  };
}

/** What each costs to set up and a month, on the prices that the comparison names. */
function costRows({ cost }: Decision): { label: string; cell: (option: CostColumn) => string }[] {
  if (!cost) return [];
  return [
    { label: "once", cell: (option) => onceText(cost, option) },
    { label: "a month", cell: (option) => monthText(cost, option) ?? "-" },
    // "2-6 weeks": how long until a first version runs.
    { label: "live in", cell: (option) => cost.approaches[option].firstVersion.range.replace(" to ", "-") },
    ...(hasLimits(cost)
      ? [{ label: "limits", cell: (option: CostColumn) => againstLimits(cost.approaches[option]) }]
      : []),
  ];
}

/** Whether a budget, a deadline or a wait was answered. */
function hasLimits({ approaches: { prompt } }: Cost): boolean {
  return [prompt.overBudgetUsd, prompt.firstVersion.fits, prompt.start.fits].some((fits) => fits !== null);
}

/** How an option stands to the budget, the deadline and the wait that were answered: the first that it does not keep. */
function againstLimits({ overBudgetUsd, firstVersion, start }: ColumnCost): string {
  if (overBudgetUsd !== null && overBudgetUsd > 0) return "over budget";
  if (firstVersion.fits === "no") return "too late";
  if (start.fits === "no") return "too slow";
  return firstVersion.fits === "perhaps" ? "perhaps late" : "kept";
}

function rank(decision: Decision, option: CostColumn): number {
  if (isChosen(decision, option)) return 0;
  return option !== "prompt" && exclusionOf(decision.excluded, option) ? 2 : 1;
}

function isChosen({ verdict: { outcome } }: Decision, option: CostColumn): boolean {
  return option === (outcome === "neither-yet" ? "prompt" : outcome);
}

/** Where an option stands, in a word or two: chosen, ruled out, not needed, or how far behind. */
function state(decision: Decision, option: CostColumn): string {
  const { bar, excluded, scores, verdict } = decision;
  if (isChosen(decision, option)) return "advised";
  if (option === "prompt") return `${scores[verdict.leader ?? "rag"] - bar} behind`;
  const out = exclusionOf(excluded, option);
  if (out) return exclusionWord(out);
  if (isUnearned(decision, option)) return "not needed";
  const behind = (verdict.outcome === "neither-yet" ? bar : scores[verdict.outcome]) - scores[option];
  if (behind > 0) return `${behind} behind`;
  return verdict.outcome === "neither-yet" ? "later" : "level";
}

/** Why each approach that is kept out is, in a sentence each. */
export function exclusionNotes({ excluded }: Decision): string[] {
  return approaches.flatMap((approach) => {
    const out = exclusionOf(excluded, approach);
    if (!out) return [];
    const reasons = excluded.filter((one) => one.approach === approach).length;
    const which = reasons > 1 ? `, the first of ${reasons} reasons` : "";
    return [
      `${outcomeTitle(approach)} is ${out.kind === "not-yet" ? "not possible yet" : "ruled out"}${which}: ${out.because}`,
    ];
  });
}

/** Whose points do not count, in a sentence each. */
export function idleNotes(decision: Decision): string[] {
  return decision.verdict.leader === null ? [] : idlePoints(decision);
}
