import { outcomeNames, type VerdictKind } from "../../model/approach.ts";
import type { Decision } from "../../model/decision.ts";
import { capital } from "../../text/capital.ts";
import { countOf } from "../../text/numbers.ts";
import { firmnessWords } from "../../words/firmness.ts";
import { headlineReason } from "../../words/headline.ts";
import { outcomeTitle } from "../../words/outcome.ts";
import { rivalName } from "../../words/scores.ts";
import { type Child, h } from "../dom.ts";
import { minus } from "../words.ts";
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

/** A figure under its name, and what it means. */
type Fact = { name: string; value: Child; note: string; isSentence?: boolean };

function fact({ name, value, note, isSentence = false }: Fact): HTMLElement {
  return h(
    "div",
    isSentence ? { class: "sentence" } : {},
    h("dt", {}, name),
    h("dd", {}, h("strong", {}, value), " ", h("span", {}, note)),
  );
}

function factsOf({ now: decision }: PageView): Fact[] {
  const { verdict, firmness, unanswered, answers } = decision;
  const firm = firmnessWords(decision);
  const answered = Object.values(answers).filter(({ choice }) => choice !== null).length;
  const open =
    unanswered.length === 0
      ? "None is open."
      : unanswered.length === 1
        ? "1 is open or unsure, and counts for nothing."
        : `${unanswered.length} are open or unsure, and count for nothing.`;
  return [
    ...(verdict.margin === null
      ? []
      : [{ name: "Margin", value: pointsText(verdict.margin), note: marginNote(decision) }]),
    ...(firmness ? [{ name: "Firmness", value: firm.level, note: capital(firm.about), isSentence: true }] : []),
    {
      name: "Needs shown",
      value: verdict.needs.length === 0 ? "none" : verdict.needs.join(", "),
      note: "Facts earn retrieval, behaviour earns fine-tuning.",
    },
    { name: "Answers", value: countOf(answered, "answer"), note: open },
  ];
}

function pointsText(points: number): Child {
  return [h("span", { id: "margin" }, minus(points)), points === 1 ? " point" : " points"];
}

function marginNote(decision: Decision): string {
  const { tie, leader, outcome } = decision.verdict;
  if (tie.length > 1) return `Tied: ${tie.map((approach) => outcomeNames[approach]).join(", ")}.`;
  const who = leader && outcome === "neither-yet" ? `Of ${outcomeNames[leader]}, over` : "Over";
  return `${who} ${rivalName(decision.verdict.rival)}.`;
}
