import { approaches, outcomeNames } from "../../model/approach.ts";
import type { PointsChange } from "../../model/check.ts";
import { plain } from "../../text/escape.ts";
import { signed } from "../../text/numbers.ts";
import { pointsRow } from "./points.ts";
import { md, mdTable } from "../markdown/escape.ts";
import type { TextStyle } from "./text-style.ts";

/** How a rule is called that fires on one side only, and each side of one that fires on both. */
type PointsWords = { added: string; gone: string; before: string; after: string };

const inTime: PointsWords = { added: "fires now", gone: "no longer fires", before: "before", after: "now" };
export const sideBySide: PointsWords = { added: "only in b", gone: "only in a", before: "in a", after: "in b" };

/** What became of each rule's points: a line for it, two where it had other points before. */
export function pointsChangesText(
  changes: readonly PointsChange[],
  paper: TextStyle,
  words: PointsWords = inTime,
): string[] {
  if (changes.length === 0) return [];
  const lines = changes.flatMap(({ rule, before, after }) => {
    const name = plain(rule);
    if (!before) return after ? [pointsRow(`  ${name}, ${words.added}`, after, paper)] : [];
    if (!after) return [pointsRow(`  ${name}, ${words.gone}`, before, paper)];
    return [
      pointsRow(`  ${name}, ${words.before}`, before, paper),
      pointsRow(`  ${name}, ${words.after}`, after, paper),
    ];
  });
  return [pointsRow("  Rules whose points differ", null, paper), ...lines];
}

/** The same as a table in Markdown. */
export function pointsChangesMarkdown(
  changes: readonly PointsChange[],
  [before, after]: readonly [string, string],
): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map((change) => [
    md(change.rule),
    ...approaches.map((approach) => {
      const [from, to] = [change.before?.[approach], change.after?.[approach]];
      return from === to
        ? signed(to ?? 0)
        : `${from === undefined ? "–" : signed(from)} → ${to === undefined ? "–" : signed(to)}`;
    }),
  ]);
  const head = [`Rule (${before} → ${after})`, ...approaches.map((approach) => outcomeNames[approach])];
  return mdTable(head, rows, [1, 2, 3]);
}
