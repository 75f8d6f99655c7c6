import { approaches, outcomeNames, type Points } from "../../model/approach.ts";
import type { Decision } from "../../model/decision.ts";
import { signed } from "../../text/numbers.ts";
import { notWorkedOutSentence } from "../../words/not-worked-out.ts";
import { answersText, leftOutSentence, unansweredSentence } from "../../words/answers.ts";
import { exclusionText, exclusionWord } from "../../words/eligibility.ts";
import { headlineReason } from "../../words/headline.ts";
import { byLabel } from "../../words/names.ts";
import { scoreWords } from "../../words/scores.ts";
import { byEffectOn, doubts, provenance, reasonLabel, type SectionId, sections, titles } from "../../words/sections.ts";
import { md, mdSaid, mdSources, mdTable } from "./escape.ts";
import { mdPrecedents } from "./precedents.ts";
import type { ReportOptions } from "../terminal/text-style.ts";
import { summaryMarkdown } from "./summary.ts";

/** The decision for a pull request: a summary, with every point and all that follows folded behind it. */
export function renderMarkdown(decision: Decision, { file }: Pick<ReportOptions, "file"> = { file: null }): string {
  const whole = parts.map((part) => part(decision)).filter((lines) => lines.length > 0);
  return `${[
    ...summaryMarkdown(decision, file),
    "",
    "<details>",
    "<summary>Every point, and all that follows</summary>",
    ...whole.flatMap((lines) => ["", ...lines]),
    "",
    "</details>",
  ].join("\n")}\n`;
}

type Part = (decision: Decision) => string[];

function points(decision: Decision): string[] {
  const { base, trace, scores, verdict } = decision;
  const names = byLabel(decision);
  const rows = [
    ["before any answer", ...cells(base)],
    ...byEffectOn(trace, verdict.leader ?? "rag").map((entry) => [
      [`${md(reasonLabel(entry, names))}: ${md(entry.because)}`, ...doubts(entry).map(md)].join(" "),
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

function reason({ verdict }: Decision): string[] {
  return [md(headlineReason(verdict))];
}

function cells(of: Points): string[] {
  return approaches.map((approach) => signed(of[approach]));
}

function exclusions(decision: Decision): string[] {
  const names = byLabel(decision);
  return decision.excluded.map(
    (one) =>
      `- **${outcomeNames[one.approach]}**: ${exclusionWord(one)} (${md(answersText(one.answers, names))}). ${md(exclusionText(one))}`,
  );
}

function footer(decision: Decision): string[] {
  const names = byLabel(decision);
  const about = [
    notWorkedOutSentence(decision),
    unansweredSentence(decision, "plain", names),
    leftOutSentence(decision, names),
  ].filter((line) => line !== null);
  return [...about.flatMap((line) => [md(line), ""]), md(provenance(decision))];
}

const parts: Part[] = [
  reason,
  points,
  common("measured"),
  titled("excluded", exclusions),
  common("unmet"),
  common("gates"),
  common("conflicts"),
  common("warnings"),
  common("next-steps"),
  common("cost", mdSaid),
  common("firmness"),
  common("flips"),
  common("shares"),
  titled("precedents", mdPrecedents),
  titled("sources", (decision) => mdSources(decision, "-")),
  common("changes"),
  footer,
];

/** A section under its title, where it has lines. */
function titled(id: keyof typeof titles, linesOf: Part): Part {
  return (decision) => {
    const lines = linesOf(decision);
    return lines.length > 0 ? [`### ${titles[id]}`, "", ...lines] : [];
  };
}

/** A section that every format shows alike. */
function common(id: SectionId, as = md): Part {
  return titled(id, (decision) => {
    const { form, items } = sections[id](decision, byLabel(decision));
    return items.map(({ text }, at) => `${{ list: "- ", steps: `${at + 1}. `, text: "" }[form]}${as(text)}`);
  });
}
