import { outcomeNames, outcomes } from "../../model/approach.ts";
import type { Cost } from "../../model/cost.ts";
import type { Decision } from "../../model/decision.ts";
import { shortened } from "../../text/layout.ts";
import { countShown } from "../../text/list.ts";
import { shellWord } from "../../text/shell-word.ts";
import { columnsOf } from "../../text/width.ts";
import { costParagraph, costWords } from "../../words/cost.ts";
import { firmnessSentence } from "../../words/firmness.ts";
import { notWorkedOutSentence } from "../../words/not-worked-out.ts";
import { outcomeTitle } from "../../words/outcome.ts";
import {
  alikeLead,
  alikeReasons,
  contextOf,
  driversOf,
  goodOf,
  prosAndCons,
  reviewedOf,
  revisitOf,
  risksOf,
  sourcesByDriver,
} from "../../words/record.ts";
import { changesBesidePoints } from "../../words/rulebook-changes.ts";
import { titles } from "../../words/sections.ts";
import { shareSentence } from "../../words/shares.ts";
import { firstSteps, secondOpinion, summaryLead } from "../../words/summary.ts";
import type { ReportOptions } from "../terminal/text-style.ts";
import { md, mdCode, mdLink, mdSaid } from "./escape.ts";
import { optionsMarkdown } from "./summary.ts";

/** A page as it is printed, and how many of them a record has at most. */
export const page = { lines: 55, columns: 100, most: 2 };

/** How many items of each list are told. */
type Room = Record<
  | "context"
  | "drivers"
  | "alike"
  | "bad"
  | "good"
  | "cost"
  | "pros"
  | "revisit"
  | "steps"
  | "reviewed"
  | "changes"
  | "sources",
  number
>;

const least: Room = {
  context: 2,
  drivers: 1,
  alike: 0,
  good: 1,
  bad: 1,
  cost: 1,
  pros: 1,
  revisit: 1,
  steps: 2,
  reviewed: 1,
  changes: 1,
  sources: 1,
};

/**
 * What grows first while the pages have room, and to how many: why it was chosen, then what would change it and what to
 * mind, then the rest.
 */
const growth: readonly [keyof Room, number][] = [
  ["drivers", 7],
  ["revisit", 2],
  ["bad", 2],
  ["steps", 3],
  ["sources", 2],
  ["revisit", 3],
  ["sources", 3],
  ["bad", 3],
  ["good", 3],
  ["cost", 2],
  ["context", 6],
  ["alike", 3],
  ["reviewed", 4],
  ["cost", 3],
  ["revisit", 5],
  ["bad", 8],
  ["revisit", 8],
  ["context", 14],
  ["pros", 2],
  ["sources", 8],
  ["reviewed", 12],
  ["changes", 12],
];

/** How long a text is at most, in signs: as long as it is in most rulebooks, or else shorter. */
const lengths = [500, 240, 160, 90];

/**
 * A decision record by the template of MADR 4.0 (https://adr.github.io/madr/), on two pages at most. Its status is
 * proposed: accepting it is for people, and who they are is left to fill in. It has a date only when one is given.
 */
export function renderAdr(decision: Decision, options: ReportOptions): string {
  const drafts = lengths.map((signs) => draftOf(decision, options, signs));
  const draft = drafts.find((one) => fits(one(least))) ?? drafts.at(-1)!;
  let room = least;
  for (const [list, most] of growth) {
    for (let next = room[list] + 1; next <= most; next++) {
      const grown = { ...room, [list]: next };
      if (!fits(draft(grown))) break;
      room = grown;
    }
  }
  return draft(room);
}

function fits(text: string): boolean {
  return linesOf(text) <= page.lines * page.most;
}

/** The lines that a text takes on paper. */
export function linesOf(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / page.columns)), 0);
}

/** The record as far as it depends on the room alone: what it says is worked out once. */
function draftOf(decision: Decision, options: ReportOptions, signs: number): (room: Room) => string {
  const { file, asOf } = options;
  const told: Told = (text) => md(shortened(text, signs));
  const all = (texts: readonly string[]): string[] => texts.map(told);
  const drivers = driverLines(decision, told);
  const good = all(goodOf(decision).map((text) => `Good, because ${text}`));
  const bad = all(risksOf(decision).map((text) => `Bad, because of this risk: ${text}`));
  // A condition that is cut may read as another: those stand first that stand whole.
  const again = revisitOf(decision, (text) => columnsOf(text) <= signs).map((text) => mdSaid(shortened(text, signs)));
  const outcome = outcomeLines(decision, told);
  const table = optionsMarkdown(decision, outcomeNames["neither-yet"]);
  const pros = outcomes.map((option) => ({ option, lines: all(prosAndCons(decision, option)) }));
  const more = moreOf(decision, told);
  const title = decision.title ? told(decision.title) : "Customising the model";
  return (room) =>
    `${[
      ["---", "status: proposed", `date:${asOf === null ? "" : ` ${asOf}`}`, "decision-makers:", "consulted:", "---"],
      [`# ${title}: ${outcomeNames[decision.verdict.outcome]}`],
      ["## Context and Problem Statement", "", md(shortened(contextOf(decision, room.context), 3 * signs))],
      ["## Decision Drivers", "", ...drivers(room)],
      ["## Considered Options", "", ...outcomes.map((one) => `* ${outcomeTitle(one)}`), "", ...table],
      ["## Decision Outcome", "", ...outcome(room)],
      [
        "### Consequences",
        "",
        ...counted([...good.slice(0, room.good), ...bad.slice(0, room.bad)], good.length + bad.length),
      ],
      ["### Confirmation", "", ...confirmation(file)],
      ["## Pros and Cons of the Options"],
      ...pros.map(({ option, lines }) => [
        `### ${outcomeTitle(option)}`,
        "",
        ...lines.slice(-room.pros).map((line) => `* ${line}`),
      ]),
      ["## More Information", "", "What would make us look at this again:", "", ...listed(again, room.revisit)],
      ...more(room),
    ]
      .map((lines) => lines.join("\n"))
      .join("\n\n")}\n`;
}

/** The first of some texts as a list, and how many there are besides. */
function listed(texts: readonly string[], most: number): string[] {
  return counted(texts.slice(0, most), texts.length);
}

/** Texts as a list, and how many there are besides of so many. */
function counted(texts: readonly string[], all: number): string[] {
  return [...texts, ...(texts.length < all ? [`and ${all - texts.length} more`] : [])].map((text) => `* ${text}`);
}

/** Text from a decision as Markdown, as long as there is room for. */
type Told = (text: string) => string;

/** What speaks for what is chosen, with what it is ahead by; and what speaks for the next best alike. */
function driverLines(decision: Decision, told: Told): (room: Room) => string[] {
  const alike = alikeReasons(decision).map(told);
  const lead = alikeLead(decision);
  return (room) => {
    const drivers = driversOf(decision, room.drivers);
    return [
      ...(drivers.lead === null ? [] : [md(drivers.lead), ""]),
      ...drivers.items.map((text) => `* ${told(text)}`),
      ...(alike.length > 0 && lead !== null && room.alike > 0 ? ["", md(lead), "", ...listed(alike, room.alike)] : []),
    ];
  };
}

/** What is chosen, how firm that is, and what it costs: in brief, then where that turns, then all that is said of it. */
function outcomeLines(decision: Decision, told: Told): (room: Room) => string[] {
  const { verdict, cost } = decision;
  const open = shareSentence(decision);
  // What is advised of a neither-yet is the first of its drivers.
  const advice = verdict.outcome === "neither-yet" ? "" : ` ${told(summaryLead(decision).advice)}`;
  const costs = cost === null ? [] : costDrafts(cost).map(mdSaid);
  const steps = firstSteps(decision).map(told);
  return (room) => [
    `Chosen option: "${outcomeTitle(verdict.outcome)}", because of the drivers above.${advice}`,
    [firmnessSentence(decision), ...(open === null ? [] : [open])].map(md).join(" "),
    ...costs.slice(room.cost - 1, room.cost).flatMap((text) => ["", `What it costs. ${text}`]),
    ...(steps.length > 0 ? ["", stepsText(steps, room.steps)] : []),
  ];
}

function stepsText(steps: readonly string[], most: number): string {
  return `First steps${countShown(most, steps.length)}. ${steps.slice(0, most).join(" ")}`;
}

function costDrafts(cost: Cost): string[] {
  const { headline, turn, prices } = costWords(cost);
  const whole = costParagraph(cost);
  return [[...headline, prices].join(" "), [...headline, ...(turn === null ? [] : [turn]), prices].join(" "), whole];
}

function confirmation(file: string | null): string[] {
  const command = mdCode(`advise check ${shellWord(file ?? "FILE")}`);
  return [`In continuous integration, ${command} fails when this decision no longer holds.`];
}

/** What stands at the end, a block each: who says what of the answers, other opinions, what it was made by, and sources. */
function moreOf(decision: Decision, told: Told): (room: Room) => string[][] {
  const { rulebook, engine } = decision;
  const unknown = notWorkedOutSentence(decision);
  const opinion = secondOpinion(decision);
  const reviewed = reviewedOf(decision).map(told);
  const changes = changesBesidePoints(decision).map((line) => told(`${titles.changes}: ${line}`));
  const sources = sourcesByDriver(decision).map(({ title, where }) => `* ${mdLink(title, where)}`);
  return (room) => {
    const shown = sources.slice(0, room.sources);
    const count = countShown(shown.length, sources.length);
    const which = count === "" ? "" : `${count}, those behind the drivers first; all stand in the rulebook`;
    return [
      reviewed.length > 0 ? ["Answers with a reason or evidence:", "", ...listed(reviewed, room.reviewed)] : [],
      [
        ...(opinion === null ? [] : [told(opinion)]),
        `Made by advise ${md(engine)} with rulebook ${told(rulebook.id)} ${told(rulebook.version)} (${mdCode(rulebook.digest.slice(0, 19))}).`,
        ...(unknown === null ? [] : [md(unknown)]),
        ...(changes.length > 0 ? ["", ...listed(changes, room.changes)] : []),
      ],
      shown.length > 0 ? [`${titles.sources}${which}:`, "", ...shown] : [],
    ].filter((lines) => lines.length > 0);
  };
}
