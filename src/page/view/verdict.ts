import { type Outcome, outcomeNames, type VerdictKind } from "../../model/approach.ts";
import type { Decision, Firmness } from "../../model/decision.ts";
import { percent, percentDown } from "../../text/numbers.ts";
import { nextBest, whyNotByPoints, headlineReason } from "../../words/eligibility.ts";
import { type Child, h } from "../dom.ts";
import { countWord, lowerFirst, minus, outcomeTitle } from "../words.ts";
import type { PageView } from "./view.ts";

/** The verdict, the sentence why, and how sure it is. */
export function verdictView(view: PageView): HTMLElement {
  const { now, recorded, moved } = view;
  const { outcome, kind } = now.verdict;
  return h(
    "section",
    { id: "verdict", "aria-labelledby": "outcome", "data-outcome": outcome, "data-kind": kind },
    h("p", { class: "kicker" }, moved ? `What if: ${kindNames[kind].toLowerCase()}` : kindNames[kind]),
    h("h2", { id: "outcome", class: `outcome ${outcome}` }, outcomeTitle(outcome)),
    h("p", { id: "headline", class: "headline" }, headlineReason(now.verdict)),
    moved?.outcome
      ? h("p", { class: "was" }, `The recorded decision is ${outcomeNames[recorded.verdict.outcome]}.`)
      : null,
    factsView(view),
  );
}

/** The figures under the verdict. */
export function factsView(view: PageView): HTMLElement {
  return h("dl", { id: "facts", class: "facts" }, factsOf(view).map(fact));
}

const kindNames: Record<VerdictKind, string> = {
  recommend: "Recommended",
  "close-call": "A close call",
  "neither-yet": "Not yet",
};

type Fact = { name: string; value: Child; note: string };

function fact({ name, value, note }: Fact): HTMLElement {
  return h("div", {}, h("dt", {}, name), h("dd", {}, h("strong", {}, value), " ", h("span", {}, note)));
}

function factsOf({ now: decision, recorded }: PageView): Fact[] {
  const { verdict, firmness, unanswered, answers } = decision;
  const facts: Fact[] = [];
  if (verdict.margin !== null)
    facts.push({ name: "Margin", value: pointsText(verdict.margin), note: marginNote(decision) });
  if (firmness)
    facts.push({
      name: "Firmness",
      value: levelText(firmness, decision !== recorded && decision.shares === null),
      note: firmnessNote(firmness, decision),
    });
  facts.push({
    name: "Needs shown",
    value: verdict.needs.length === 0 ? "none" : verdict.needs.join(", "),
    note: "Facts earn retrieval, behaviour earns fine-tuning.",
  });
  const answered = Object.values(answers).filter(({ choice }) => choice !== null).length;
  const open =
    unanswered.length > 0 ? `${unanswered.length} are open or unsure, and count for nothing.` : "None is open.";
  facts.push({ name: "Answers", value: countWord(answered, "answer"), note: open });
  return facts;
}

function pointsText(points: number): Child {
  return [h("span", { id: "margin" }, minus(points)), points === 1 ? " point" : " points"];
}

function marginNote(decision: Decision): string {
  const { tie, leader, outcome } = decision.verdict;
  if (tie.length > 1) return `Tied: ${tie.map((approach) => outcomeNames[approach]).join(", ")}.`;
  const who = leader && outcome === "neither-yet" ? `Of ${outcomeNames[leader]}, over` : "Over";
  const rival = nextBest(decision);
  return `${who} ${rival ? outcomeNames[rival] : "a good prompt alone"}.`;
}

// Decided at once, a firm verdict is so by its weights; the shares of what is open may yet take that back.
function levelText({ level, radius }: Firmness, isPending: boolean): string {
  if (radius === null) return "–";
  return isPending && level === "firm" ? "Firm, by its weights" : levels[level];
}

const levels = { firm: "Firm", leaning: "Leaning", "close-call": "Close call" };

function firmnessNote({ level, radius, share }: Firmness, decision: Decision): string {
  if (radius === null) return whyNotByPoints(decision);
  const { outcome } = decision.verdict;
  const note = radiusNote(radius, outcome);
  if (share === null || share === 1) return note;
  const ways = `${percent(share)} of the ways the open questions could turn out.`;
  return level === "leaning"
    ? `It stays ${outcomeNames[outcome]} in only ${ways} On the answers so far: ${lowerFirst(note)}`
    : `${note} It does in ${ways}`;
}

function radiusNote(radius: number, outcome: Outcome): string {
  if (radius === 1) return `However wrong the weights are, up to double, it stays ${outcomeNames[outcome]}.`;
  if (radius === 0) return "It is a tie, which a small change of a weight can decide.";
  return `All weights may be wrong by ${percentDown(radius)} at once, in the worst way, and it stays ${outcomeNames[outcome]}.`;
}
