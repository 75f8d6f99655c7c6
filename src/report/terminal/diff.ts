import { outcomeNames } from "../../model/approach.ts";
import type { AnswerChange, DiffFlip, Difference, Side } from "../../model/difference.ts";
import { plainDeep, plainJson } from "../../text/escape.ts";
import { block } from "../../text/layout.ts";
import { md, mdCode, mdTable } from "../markdown/escape.ts";
import type { TextStyle } from "./text-style.ts";
import { pointsChangesMarkdown, pointsChangesText, sideBySide } from "./points-changes.ts";

/** Two answers files side by side: the outcomes, the answers that differ, which of them decide, and the points. */
function text(raw: Difference, paper: TextStyle): string {
  const difference = plainDeep(raw);
  const { width, chalk } = paper;
  const { a, b, answers, records } = difference;
  const titled = (title: string, lines: string[]): string[] => (lines.length > 0 ? [chalk.bold(title), ...lines] : []);
  const paragraphs = [
    [...block(`a  ${sideWords(a)}`, width, "   ", ""), ...block(`b  ${sideWords(b)}`, width, "   ", "")],
    block(verdictWords(difference), width, ""),
    titled(
      "Answers that differ",
      answers.flatMap((change) => block(changeWords(change), width, "    ", "  ")),
    ),
    titled(
      "Which of them change the outcome",
      decisiveWords(difference).flatMap((line) => block(line, width, "    ", "  ")),
    ),
    pointsChangesText(difference.points, paper, sideBySide),
    recordsApart(difference) ? block(recordWords(difference), width, "") : [],
    recordsApart(difference) ? pointsChangesText(records?.points ?? [], paper, sideBySide) : [],
  ];
  return `${paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function markdown(difference: Difference): string {
  const { a, b, answers, records } = difference;
  const value = (given: AnswerChange["a"]): string => (given === null ? "–" : md(String(given)));
  const parts = [
    [`## ${outcomeNames[a.outcome]}${a.outcome === b.outcome ? " in both" : ` → ${outcomeNames[b.outcome]}`}`],
    [`From ${mdCode(a.file)} to ${mdCode(b.file)}. ${md(verdictWords(difference))}`],
    answers.length === 0
      ? []
      : mdTable(
          ["Answer", "a", "b"],
          answers.map((change) => [md(change.question), value(change.a), value(change.b)]),
        ),
    difference.decisive.length === 0
      ? []
      : ["What changes the outcome:", "", ...decisiveWords(difference).map((line) => `- ${md(line)}`)],
    pointsChangesMarkdown(difference.points, ["a", "b"]),
    recordsApart(difference) ? [md(recordWords(difference))] : [],
    recordsApart(difference) ? pointsChangesMarkdown(records?.points ?? [], ["recorded in a", "in b"]) : [],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

export const diffReporters = {
  text,
  json: (difference) => `${plainJson(difference)}\n`,
  markdown,
} satisfies Record<string, (difference: Difference, paper: TextStyle) => string>;

export type DiffFormat = keyof typeof diffReporters;
export const diffFormats = Object.keys(diffReporters) as DiffFormat[];

function sideWords({ file, outcome, kind, margin }: Side): string {
  const about = [
    ...(kind === "close-call" ? ["a close call"] : []),
    ...(margin === null || outcome === "neither-yet" ? [] : [`margin ${margin}`]),
  ];
  return `${file}: ${outcomeNames[outcome]}${about.length > 0 ? ` (${about.join(", ")})` : ""}`;
}

function verdictWords({ a, b, answers }: Difference): string {
  if (answers.length === 0) return "The answers are the same.";
  if (a.outcome !== b.outcome)
    return `The outcome changes from ${outcomeNames[a.outcome]} to ${outcomeNames[b.outcome]}.`;
  return `The outcome is ${outcomeNames[a.outcome]} in both.`;
}

function changeWords({ question, a, b }: AnswerChange): string {
  return `${question}: ${a ?? "not answered"} → ${b ?? "not answered"}`;
}

function decisiveWords({ decisive, triedUpTo, b }: Difference): string[] {
  return [
    ...decisive.map((set) => setWords(set, b)),
    ...(triedUpTo === null ? [] : [`More sets may do so: only those of up to ${triedUpTo} answers were tried.`]),
  ];
}

function setWords({ questions, outcome }: DiffFlip, b: Side): string {
  const result = outcome === b.outcome ? "" : `, though to ${outcomeNames[outcome]}`;
  return questions.length === 1 ? `${questions[0]} alone${result}` : `${questions.join(" and ")} together${result}`;
}

/** Whether the recorded decisions tell of something that these answers and this rulebook do not. */
function recordsApart({ a, b, records }: Difference): boolean {
  return (
    records !== null &&
    (a.recorded !== b.recorded || records.points.length > 0) &&
    records.moved.some((what) => what !== "answers")
  );
}

function recordWords({ a, b, records }: Difference): string {
  const moved = (records?.moved ?? []).map((what) => `the ${what}`).join(" and ");
  const [from, to] = [a.recorded, b.recorded].map((outcome) => (outcome ? outcomeNames[outcome] : "none"));
  const outcomes = from === to ? `are ${from} in both, with other points` : `are ${from} in a and ${to} in b`;
  return `The recorded decisions ${outcomes}: between them, ${moved} moved.`;
}
