import { columnNames } from "../../model/cost-column.ts";
import type { Decision } from "../../model/decision.ts";
import { shortened } from "../../text/layout.ts";
import { countShown } from "../../text/list.ts";
import { exclusionNotes, idleNotes, optionTable } from "../../words/options.ts";
import { closing, priceNotes, secondOpinion, summaryLead, summaryParts, summaryReasons } from "../../words/summary.ts";
import { md, mdSaid, mdTable } from "./escape.ts";

/** So many lines of a comment are in sight before what is folded. */
const mostLines = 40;

/** So many items of each part are told, as many as the lines have room for. */
const mostItems = 7;

/** How long an item is at most, in signs. */
const mostSigns = 240;

/** What, why, how firm, what next and what would change it, for a comment on a pull request. */
export function summaryMarkdown(decision: Decision, file: string | null): string[] {
  for (let most = mostItems; most > 1; most--) {
    const lines = summaryWith(decision, file, most);
    // The line that opens what is folded is in sight too.
    if (lines.length <= mostLines - 2) return lines;
  }
  return summaryWith(decision, file, 1);
}

function summaryWith(decision: Decision, file: string | null, most: number): string[] {
  const opinion = secondOpinion(decision);
  const blocks = [
    head(decision),
    reasonLines(decision, most),
    optionsMarkdown(decision),
    [
      ...[...exclusionNotes(decision), ...idleNotes(decision)].slice(0, most).map((text) => brief(text)),
      ...priceNotes(decision, file).map((text) => brief(text, mdSaid)),
    ].map((text) => `- ${text}`),
    ...summaryParts(decision).map((part) => {
      const shown = part.items.slice(0, Math.min(most, part.most));
      const count = countShown(shown.length, part.items.length);
      const mark = (index: number): string => (part.form === "steps" ? `${index + 1}.` : "-");
      return [`**${part.title}${count}**`, ...shown.map((text, index) => `${mark(index)} ${brief(text)}`)];
    }),
    opinion === null ? [] : [brief(opinion)],
    [brief(closing(decision))],
  ];
  return blocks.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function head(decision: Decision): string[] {
  const { verdict, firmness, advice } = summaryLead(decision);
  return [
    `## ${decision.title ? brief(decision.title) : "How to customise the model"}`,
    "",
    `**Verdict: ${verdict}.** ${md(firmness)} ${brief(advice)}`,
  ];
}

function reasonLines(decision: Decision, most: number): string[] {
  const reasons = summaryReasons(decision, most);
  if (!reasons) return [];
  const { lead, shown, rest } = reasons;
  return [
    lead === "" ? "**Why**" : `**Why: ${md(lead)}**`,
    ...shown.map(({ mark, text }) => `- ${mark}: ${brief(text)}`),
    ...(rest === null ? [] : [`- ${md(rest)}`]),
  ];
}

/** The options side by side; a prompt alone under the name it has there. */
export function optionsMarkdown(decision: Decision, prompt: string = columnNames.prompt): string[] {
  const { head, rows } = optionTable(decision);
  const names = head.map((name) => (name === columnNames.prompt ? prompt : name));
  return mdTable(
    ["Your options", ...names],
    rows.map(({ label, cells }) => [label, ...cells]),
    names.map((_, index) => index + 1),
  );
}

/** A text that is as long as a few lines at most. */
function brief(text: string, as = md): string {
  return as(shortened(text.replace(/\s+/g, " "), mostSigns));
}
