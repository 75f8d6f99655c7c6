import { type Approach, approaches, outcomeNames, type Points } from "../../model/approach.ts";
import type { Cited, Decision, TraceEntry } from "../../model/decision.ts";
import { block } from "../../text/layout.ts";
import { countOf, signed } from "../../text/numbers.ts";
import { padEnd } from "../../text/width.ts";
import { byEffectOn, doubts, reasonLabel } from "../../words/sections.ts";
import type { TextStyle, TextOptions } from "./text-style.ts";

/** Every point of the scores: the base, each fired rule for, against or beside the leader, and the sums. */
export function ledger(decision: Decision, options: TextOptions): string[] {
  const { trace, base, scores, verdict } = decision;
  const { chalk, width } = options;
  const subject = verdict.leader ?? "rag";
  const name = outcomeNames[subject];
  const byWeight = byEffectOn(trace, subject);
  const group = (title: string, keep: (points: number) => boolean): string[] => {
    const entries = byWeight.filter(({ points }) => keep(points[subject]));
    return entries.length === 0 ? [] : [chalk.bold(title), ...entries.flatMap((entry) => reason(entry, options))];
  };
  return [
    chalk.bold(pointsRow("Points", null, options)),
    pointsRow("  before any answer", base, options),
    ...group(`For ${name}`, (points) => points > 0),
    ...group(`Against ${name}`, (points) => points < 0),
    ...group(`Neither for nor against ${name}`, (points) => points === 0),
    chalk.bold(pointsRow("Sum", scores, options)),
    ...contestedLines(decision, subject, width),
  ];
}

function reason(entry: TraceEntry, options: TextOptions): string[] {
  const room = labelWidth(options);
  const lines = block(reasonLabel(entry), room < narrowest ? options.width : room, "  ");
  const last = lines.pop() ?? "";
  return [
    ...lines,
    pointsRow(last, entry.points, options),
    ...block(`${entry.because}${ids(entry.sources, options)}`, options.width, "    ").map((line) =>
      options.chalk.dim(line),
    ),
    ...doubts(entry).flatMap((doubt) => block(doubt, options.width, "    ")),
  ];
}

/** The ids of sources in brackets, with --verbose; else nothing. */
export function ids(cited: readonly Cited[], { verbose }: TextOptions): string {
  return verbose && cited.length > 0 ? ` [${cited.map(({ id }) => id).join(" ")}]` : "";
}

const columns = approaches.map((approach) => ({ approach, width: Math.max(outcomeNames[approach].length, 4) + 2 }));

function labelWidth({ width }: TextStyle): number {
  return width - columns.reduce((sum, column) => sum + column.width, 0);
}

/** The narrowest label that still reads well beside the numbers. */
const narrowest = 20;

/** A label and its number for each approach (their names, where there are no points): below it where it is narrow. */
export function pointsRow(label: string, points: Points | null, options: TextStyle): string {
  const cell = (approach: Approach): string => (points ? signed(points[approach]) : outcomeNames[approach]);
  const room = labelWidth(options);
  if (room >= narrowest)
    return padEnd(label, room) + columns.map(({ approach, width }) => cell(approach).padStart(width)).join("");
  const cells = points ? approaches.map((approach) => `${outcomeNames[approach]} ${cell(approach)}`) : [];
  return [label, ...cells.map((text) => `    ${text}`)].join("\n");
}

function contestedLines({ trace, scores }: Decision, subject: Approach, width: number): string[] {
  const points = trace.filter(({ contested }) => contested).reduce((sum, entry) => sum + entry.points[subject], 0);
  if (points === 0) return [];
  const name = outcomeNames[subject];
  const text = `Sources disagree on rules that give ${name} ${points > 0 ? "+" : ""}${countOf(points, "point")}; without them it would have ${scores[subject] - points}.`;
  return block(text, width, "  ");
}
