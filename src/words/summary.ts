import { outcomeNames } from "../model/approach.ts";
import type { CostColumn } from "../model/cost-column.ts";
import type { Cost } from "../model/cost.ts";
import type { Decision } from "../model/decision.ts";
import { countOf } from "../text/numbers.ts";
import { shellWord } from "../text/shell-word.ts";
import { countedAnswers } from "./answers.ts";
import { callsWords, columnWord } from "./cost-names.ts";
import { isExample } from "./cost-title.ts";
import { firmnessInShort } from "./firmness.ts";
import { noFlips, waysToTell } from "./flips.ts";
import { adviceOf } from "./headline.ts";
import { byLabel } from "./names.ts";
import { panelSentence, turnSentences } from "./open.ts";
import { outcomeTitle } from "./outcome.ts";
import { precedentsLine } from "./precedents.ts";
import { type Reasons, reasonsFor } from "./reasons.ts";
import { titles } from "./sections.ts";
import { nextQuestions, shareSentence } from "./shares.ts";
import { unmetNeeds } from "./unmet.ts";

/** A part of a summary: sentences, steps in their order, ways it may change, or what is open; the first few are told, the rest counted. */
export type SummaryPart = {
  title: string;
  form: "list" | "steps" | "ways" | "turns";
  items: readonly string[];
  most: number;
};

/** "RAG", or "RAG (close call)" */
export function verdictName({ outcome, kind }: Decision["verdict"]): string {
  return `${outcomeNames[outcome]}${kind === "close-call" ? " (close call)" : ""}`;
}

/** What is advised and how firm that is, in two sentences or three. */
export function summaryLead(decision: Decision): { verdict: string; firmness: string; advice: string } {
  const { verdict } = decision;
  return { verdict: verdictName(verdict), firmness: firmnessInShort(decision), advice: adviceOf(decision) };
}

/** The reasons, where they have points; else what else makes it neither yet. */
export function summaryReasons(decision: Decision, most?: number): Reasons | null {
  const reasons = reasonsFor(decision, most);
  if (reasons) return reasons;
  const also = decision.gates.filter(
    ({ kind, say }) => kind === "neither-yet" && !decision.verdict.headline.includes(say),
  );
  if (also.length === 0) return null;
  const shown = also.slice(0, most).map(({ id, say }) => ({ rule: id, mark: "also", text: say, short: say }));
  return { lead: "", shown, rest: also.length > shown.length ? `and ${also.length - shown.length} more` : null };
}

/** What follows the options: what is open, what would change it, what to do, and what to mind. */
export function summaryParts(decision: Decision): SummaryPart[] {
  const parts: SummaryPart[] = [
    { title: titles["ask-next"], form: "list", items: nextItems(decision), most: 2 },
    { title: "Open, and it matters", form: "turns", items: openItems(decision), most: 3 },
    { title: titles.flips, form: "ways", items: flipItems(decision), most: 3 },
    { title: "Do first", form: "steps", items: firstSteps(decision), most: 5 },
    { title: "Risks", form: "list", items: risks(decision), most: 3 },
  ];
  return parts.filter(({ items }) => items.length > 0);
}

/** What is worked out on request: the questions that tell most, and how the open ones may turn out. */
function nextItems(decision: Decision): string[] {
  const names = byLabel(decision);
  const { first, more } = nextQuestions(decision, 3);
  const next = first.map(({ question }) => names.question(question)).join(", ");
  const shares = decision.unanswered.length > 0 ? shareSentence(decision) : null;
  return [
    ...(next === "" ? [] : [`${next}${more > 0 ? ` and ${more} more` : ""}.`]),
    ...(shares === null ? [] : [shares]),
  ];
}

function openItems(decision: Decision): string[] {
  return [...decision.conflicts.map(({ say }) => say), ...turnSentences(decision, byLabel(decision))];
}

function flipItems(decision: Decision): string[] {
  if (decision.flips === null || decision.verdict.leader === null) return [];
  const ways = waysToTell(decision, byLabel(decision));
  return ways.length > 0 ? ways : [noFlips(decision)];
}

/** Before what is advised stands what is to be done first; before what to start with meanwhile it can wait. */
export function firstSteps({ gates, nextSteps, verdict }: Decision): string[] {
  const before = gates.filter(({ kind }) => kind === "do-first").map(({ say }) => say);
  const then = nextSteps.map(({ short }) => short);
  return verdict.outcome === "neither-yet" ? [...then, ...before] : [...before, ...then];
}

function risks(decision: Decision): string[] {
  return [...unmetNeeds(decision, byLabel(decision)), ...decision.warnings.map(({ say }) => ({ text: say }))].map(
    ({ text }) => text,
  );
}

/** What others would say: the published frameworks, and the closest published cases; null where there are none. */
export function secondOpinion(decision: Decision): string | null {
  const said = [panelSentence(decision), precedentsLine(decision)].filter((text) => text !== null);
  return said.length > 0 ? `Second opinion: ${said.join(" ")}` : null;
}

/** On what volume and prices the costs beside the options rest, where they speak against what is advised, and how to give one's own. */
export function priceNotes({ cost }: Decision, file: string | null): string[] {
  if (!cost) return [];
  const at = cost.volume ? `At ${callsWords(cost.volume.callsPerMonth)} a month, on` : "On";
  const cheaper = cheaperThanAdvised(cost);
  const against =
    cheaper === null ? "" : ` On these ${columnWord(cheaper)} is cheaper; the sums leave out what mistakes cost.`;
  const whose = isExample(cost) ? "example prices" : "prices";
  return [`${at} ${whose} for ${cost.preset.title}.${against}`, ...(isExample(cost) ? [ownPrices(file)] : [])];
}

/** The command that prices one's own model, by the file of the answers, which may have yet to be written. */
function ownPrices(file: string | null): string {
  const command = `\`advise cost ${file === null ? "FILE" : shellWord(file)} --model gpt-5-mini\``;
  return file === null ? `For your model: save the answers, then ${command}, say.` : `For your model: ${command}, say.`;
}

/** What costs less a month than what is advised, of the pair that is compared; null where that does not. */
function cheaperThanAdvised({ advised, approaches, pair }: Cost): CostColumn | null {
  if (advised === null || !pair || (pair.from !== advised && pair.to !== advised)) return null;
  const other = pair.from === advised ? pair.to : pair.from;
  const [own, its] = [approaches[advised].monthlyUsd, approaches[other].monthlyUsd];
  return own !== null && its !== null && its < own ? other : null;
}

/** The verdict once more, where a short screen ends, with what it rests on. */
export function closing(decision: Decision): string {
  const { verdict, firmness } = decision;
  const level = firmness && ` (${firmness.level})`;
  const sure = verdict.kind === "close-call" ? " (close call)" : (level ?? "");
  return `${outcomeTitle(verdict.outcome)}${sure}, on ${restsOn(decision)}`;
}

/** On how many answers it rests, how many questions are open, and whether its rules are the shipped ones. */
export function restsOn(decision: Decision): string {
  const { ignored, rulebook, unanswered } = decision;
  const left = ignored.length > 0 ? `, ${ignored.length} left out as not asked` : "";
  const open = unanswered.length > 0 ? `, ${unanswered.length} open` : "";
  const { changes } = rulebook;
  const own = changes.length > 0 ? ` ${countOf(changes.length, "change")} to the shipped rulebook.` : "";
  return `${countOf(countedAnswers(decision), "answer")}${left}${open}.${own}`;
}

/** Where the rest is. */
export const whereTheRestIs = "--full: every point; --open: page; --format adr: record.";
