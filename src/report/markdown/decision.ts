import { costParagraph } from "../../words/cost.ts";
import { approaches, outcomeNames, type Points } from "../../model/approach.ts";
import type { Decision } from "../../model/decision.ts";
import { scoreWords, headlineReason } from "../../words/eligibility.ts";
import { changesBesidePoints } from "../../words/rulebook-changes.ts";
import { answersText } from "../terminal/cite.ts";
import { firstFlips } from "../../words/flips.ts";
import { signed } from "../../text/layout.ts";
import { md, mdLink, mdTable } from "./escape.ts";
import { firmnessSentence } from "../terminal/what-if.ts";
import { shareSentence } from "../../words/shares.ts";

/** The decision for a pull request: the verdict, the points, what stands in the way, what to do. */
export function renderMarkdown(decision: Decision): string {
  return `${sections
    .map((section) => section(decision))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

type Section = (decision: Decision) => string[];

function head({ title, verdict }: Decision): string[] {
  return [
    `## ${title ? md(title) : "How to customise the model"}`,
    "",
    `**Verdict: ${outcomeNames[verdict.outcome]}**${verdict.kind === "close-call" ? " (a close call)" : ""}`,
    "",
    md(headlineReason(verdict)),
  ];
}

function points(decision: Decision): string[] {
  const { base, trace, scores, verdict } = decision;
  const subject = verdict.leader ?? "rag";
  const entries = trace.toSorted((a, b) => Math.abs(b.points[subject]) - Math.abs(a.points[subject]));
  const rows = [
    ["before any answer", ...cells(base)],
    ...entries.map((entry) => [
      `${md(answersText(entry.answers))}${entry.need ? ` (a need: ${entry.need})` : ""}: ${md(entry.because)}${changed(entry.changed)}${contested(entry.contested)}`,
      ...cells(entry.points),
    ]),
    ["**Sum**", ...cells(scores).map((cell) => `**${cell}**`)],
  ];
  return [
    ...mdTable(["Points", ...approaches.map((approach) => outcomeNames[approach])], rows, [1, 2, 3]),
    "",
    scoreWords(decision),
  ];
}

function cells(of: Points): string[] {
  return approaches.map((approach) => signed(of[approach]));
}

function contested(by: string | null): string {
  return by === null ? "" : ` Contested: ${md(by)}`;
}

function changed(how: string | null): string {
  return how === null ? "" : ` Changed in this rulebook, ${md(how)}`;
}

function ruledOut({ excluded }: Decision): string[] {
  return titled(
    "Ruled out",
    excluded.map(({ approach, kind, answers, because, remedy }) => {
      const how = kind === "not-yet" ? "not yet" : "ruled out";
      return `- **${outcomeNames[approach]}**: ${how} (${md(answersText(answers))}). ${md(because)} Instead: ${md(remedy)}`;
    }),
  );
}

function said(title: string, of: (decision: Decision) => readonly { say: string }[]): Section {
  return (decision) =>
    titled(
      title,
      of(decision).map(({ say }) => `- ${md(say)}`),
    );
}

function nextSteps({ nextSteps: steps }: Decision): string[] {
  return titled(
    "Next steps",
    steps.map(({ text }, at) => `${at + 1}. ${md(text)}`),
  );
}

function flips(decision: Decision): string[] {
  return titled(
    "What would change it",
    firstFlips(decision).map((line) => `- ${md(line)}`),
  );
}

function firm(decision: Decision): string[] {
  return titled("How firm", decision.firmness ? [md(firmnessSentence(decision))] : []);
}

function open(decision: Decision): string[] {
  const sentence = shareSentence(decision);
  return titled("What is still open", sentence === null ? [] : [md(sentence)]);
}

function costs({ cost }: Decision): string[] {
  return titled("Cost", cost === null ? [] : [md(costParagraph(cost))]);
}

function sources({ trace, excluded, gates }: Decision): string[] {
  const cited = [trace, excluded, gates].flat().flatMap((entry) => entry.sources);
  const byTitle = new Map(cited.map(({ title, where }) => [title, where]));
  return titled(
    "Sources",
    [...byTitle].map(([title, where]) => `- ${mdLink(title, where)}`),
  );
}

function rulebookChanges(decision: Decision): string[] {
  return titled(
    "Changed in this rulebook",
    changesBesidePoints(decision).map((line) => `- ${md(line)}`),
  );
}

function footer({ unanswered, ignored, rulebook, engine }: Decision): string[] {
  return [
    ...(unanswered.length > 0 ? [`Not answered or unsure: ${md(unanswered.join(", "))}.`, ""] : []),
    ...(ignored.length > 0 ? [`Not asked on these answers, and so left out: ${md(ignored.join(", "))}.`, ""] : []),
    `Rulebook ${md(rulebook.id)} ${md(rulebook.version)}, advise ${md(engine)}.`,
  ];
}

const sections: Section[] = [
  head,
  points,
  ruledOut,
  said("Before you build", ({ gates, verdict }) => gates.filter(({ say }) => !verdict.headline.includes(say))),
  said("Answers that contradict each other", ({ conflicts }) => conflicts),
  said("Warnings", ({ warnings }) => warnings),
  nextSteps,
  costs,
  firm,
  flips,
  open,
  sources,
  rulebookChanges,
  footer,
];

function titled(title: string, lines: string[]): string[] {
  return lines.length > 0 ? [`### ${title}`, "", ...lines] : [];
}
