import { type Outcome, outcomeNames, outcomes } from "../../model/approach.ts";
import type { Decision } from "../../model/decision.ts";
import { countOf, signed } from "../../text/numbers.ts";
import { columnsOf } from "../../text/width.ts";
import { exclusionOf, exclusionText, exclusionWord } from "../../words/eligibility.ts";
import { firmnessSentence } from "../../words/firmness.ts";
import { notWorkedOutSentence } from "../../words/not-worked-out.ts";
import { outcomeTitle } from "../../words/outcome.ts";
import { contextOf, driversOf, goodOf, reviewedOf, revisitOf, risksOf } from "../../words/record.ts";
import { changesBesidePoints } from "../../words/rulebook-changes.ts";
import { byEffectOn, titles } from "../../words/sections.ts";
import { costParagraph } from "../../words/cost.ts";
import { shareSentence } from "../../words/shares.ts";
import { secondOpinion, summaryLead } from "../../words/summary.ts";
import type { ReportOptions } from "../terminal/text-style.ts";
import { md, mdCode, mdSources } from "./escape.ts";
import { brief, optionsMarkdown } from "./summary.ts";

/** A page as it is printed, and how many of them a record has at most. */
export const page = { lines: 55, columns: 100, most: 2 };

/** So many items of each list are told, as many as the pages have room for. */
const mostItems = 8;

/**
 * A decision record by the template of MADR 4.0 (https://adr.github.io/madr/), on two pages at most. Its status is
 * proposed: accepting it is for people, and who they are is left to fill in. It has a date only when one is given.
 */
export function renderAdr(decision: Decision, options: ReportOptions): string {
  for (let most = mostItems; most > 1; most--) {
    const text = recordWith(decision, options, most);
    if (linesOf(text) <= page.lines * page.most) return text;
  }
  return recordWith(decision, options, 1);
}

/** The lines that a text takes on paper. */
export function linesOf(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / page.columns)), 0);
}

function recordWith(decision: Decision, options: ReportOptions, most: number): string {
  const { file, asOf } = options;
  // Where even one item of each is too much, its words are cut as well.
  const told = (text: string): string => brief(text, most === 1 ? 90 : 240);
  const list = (texts: readonly string[], count = most): string[] => listed(texts.map(told), count);
  return `${[
    ["---", "status: proposed", `date:${asOf === null ? "" : ` ${asOf}`}`, "decision-makers:", "consulted:", "---"],
    [`# ${decision.title ? told(decision.title) : "Customising the model"}: ${outcomeNames[decision.verdict.outcome]}`],
    ["## Context and Problem Statement", "", ...contextOf(decision, 2 * most).map((text) => brief(text, 700))],
    ["## Decision Drivers", "", ...list(driversOf(decision))],
    ["## Considered Options", "", ...outcomes.map((one) => `* ${outcomeTitle(one)}`), "", ...optionsMarkdown(decision)],
    ["## Decision Outcome", "", ...outcomeLines(decision, told)],
    ["### Consequences", "", ...list(consequences(decision))],
    ["### Confirmation", "", ...confirmation(file)],
    ["## Pros and Cons of the Options"],
    ...outcomes.map((option) => [
      `### ${outcomeTitle(option)}`,
      "",
      ...prosAndCons(decision, option).map((text) => `* ${told(text)}`),
    ]),
    [
      "## More Information",
      "",
      "What would make us look at this again:",
      "",
      ...list(revisitOf(decision), most + 2),
      "",
      ...more(decision, most, told),
    ],
  ]
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** The first of some texts as a list, and how many there are besides. */
function listed(texts: readonly string[], most: number): string[] {
  const left = texts.length - Math.min(texts.length, most);
  return [
    ...texts.slice(0, most).map((text) => `* ${text}`),
    ...(left > 0 ? [`* and ${left} more: ${mdCode("--full")}`] : []),
  ];
}

/** Text from a decision as Markdown, as long as there is room for. */
type Told = (text: string) => string;

function outcomeLines(decision: Decision, told: Told): string[] {
  const { verdict, cost } = decision;
  const { advice } = summaryLead(decision);
  const open = shareSentence(decision);
  return [
    `Chosen option: "${outcomeTitle(verdict.outcome)}", because of the drivers above. ${told(advice)}`,
    "",
    [firmnessSentence(decision), ...(open === null ? [] : [open])].map(md).join(" "),
    ...(cost === null ? [] : ["", `What it costs. ${md(costParagraph(cost))}`]),
  ];
}

function consequences(decision: Decision): string[] {
  const good = goodOf(decision).map((text) => `Good, because ${text}`);
  const bad = risksOf(decision).map((text) => `Bad, because of this risk: ${text}`);
  const lines = [...good, ...bad];
  return lines.length > 0 ? lines : ["Good, because nothing has to be built."];
}

function confirmation(file: string | null): string[] {
  return [
    `${mdCode(`advise check ${file ?? "FILE"}`)} decides again, and fails when the recorded decision no longer holds. Run it in`,
    "continuous integration, on the answers file that is committed beside this record.",
  ];
}

/** In a line or two each; the reasons for what is chosen are the drivers. */
function prosAndCons(decision: Decision, option: Outcome): string[] {
  const { trace, scores, bar, excluded, unearned, verdict } = decision;
  if (option === "neither-yet") return [`Neutral, because a good prompt alone has ${countOf(bar, "point")}`];
  const strongest = (sign: 1 | -1): string[] =>
    byEffectOn(trace, option)
      .filter(({ points }) => Math.sign(points[option]) === sign)
      .slice(0, 1)
      .map(({ because, points }) => `${sign > 0 ? "Good" : "Bad"}, because: ${because} (${signed(points[option])})`);
  const out = exclusionOf(excluded, option);
  const lacks = option === verdict.outcome ? [] : (unearned.find(({ approach }) => approach === option)?.lacks ?? []);
  const kept = out
    ? [`Bad, because it is ${out.kind === "not-yet" ? "not possible yet" : exclusionWord(out)}: ${exclusionText(out)}`]
    : lacks.length > 0
      ? [`Bad, because no answer shows a need for ${lacks.join(" or ")}`]
      : strongest(-1);
  return kept.length > 0 ? kept : [`Neutral, because it has ${countOf(scores[option], "point")}`];
}

function more(decision: Decision, most: number, told: Told): string[] {
  const { rulebook, engine } = decision;
  const unknown = notWorkedOutSentence(decision);
  const sources = mdSources(decision, "*");
  const shown = sources.slice(0, Math.ceil(most / 2));
  const which =
    shown.length === sources.length ? "" : `, ${shown.length} of ${sources.length} (all: ${mdCode("--verbose")})`;
  const opinion = secondOpinion(decision);
  const reviewed = reviewedOf(decision);
  return [
    ...(reviewed.length > 0 ? ["Answers with a reason or evidence:", "", ...listed(reviewed.map(told), most), ""] : []),
    ...(opinion === null ? [] : [told(opinion), ""]),
    `Made by advise ${md(engine)} with rulebook ${told(rulebook.id)} ${told(rulebook.version)} (${mdCode(rulebook.digest.slice(0, 19))}).`,
    ...(unknown === null ? [] : [md(unknown)]),
    ...listed(
      changesBesidePoints(decision).map((line) => told(`${titles.changes}: ${line}`)),
      most,
    ),
    ...(shown.length > 0 ? ["", `${titles.sources}${which}:`, "", ...shown] : []),
  ];
}
