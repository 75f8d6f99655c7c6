import { outcomeNames } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import { plainDeep, plainJson } from "../text/escape.ts";
import { wrap } from "../text/layout.ts";
import { noPrecedents, precedentsLine, shownOf } from "../words/precedents.ts";
import { titles } from "../words/sections.ts";
import { md } from "./markdown/escape.ts";
import { mdPrecedents } from "./markdown/precedents.ts";
import { precedentLines } from "./terminal/precedents.ts";
import type { TextStyle } from "./terminal/text-style.ts";

/** The closest published cases of a decision, and how many it was compared with. */
type Report = { decision: Decision; of: number };

function text({ decision: raw, of }: Report, paper: TextStyle): string {
  const decision = plainDeep(raw);
  const { title } = decision;
  const lines = precedentLines(decision, paper);
  const told = lines.length > 0 ? [paper.chalk.bold(titles.precedents), ...lines] : wrap(noPrecedents, paper.width);
  return `${[...(title ? wrap(title, paper.width) : []), ...told, "", ...wrap(summary(decision, of), paper.width)].join("\n")}\n`;
}

function markdown({ decision, of }: Report): string {
  const { title } = decision;
  const items = mdPrecedents(decision);
  return `${[
    `## ${title ? `${md(title)}: ` : ""}${title ? titles.precedents.toLowerCase() : titles.precedents}`,
    "",
    ...(items.length > 0 ? items : [md(noPrecedents)]),
    "",
    md(summary(decision, of)),
  ].join("\n")}\n`;
}

/** What the cases chose, beside what the rules say, and how many there are. */
function summary(decision: Decision, of: number): string {
  const { precedents, verdict } = decision;
  const rules = `The rules say ${outcomeNames[verdict.outcome]}.`;
  const chosen = precedentsLine(decision);
  return [...(chosen === null ? [] : [chosen]), rules, shownOf(precedents?.length ?? 0, of)].join(" ");
}

function json({ decision: { title, verdict, precedents }, of }: Report): string {
  return `${plainJson({ title, outcome: verdict.outcome, of, precedents })}\n`;
}

export const precedentReporters = {
  text,
  json,
  markdown,
} satisfies Record<string, (report: Report, paper: TextStyle) => string>;
