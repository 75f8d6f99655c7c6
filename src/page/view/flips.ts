import type { Flip } from "../../model/decision.ts";
import { noFlips } from "../../words/flips.ts";
import { h } from "../dom.ts";
import { choiceLabel, countWord, grouped, outcomeTitle, questionName } from "../words.ts";
import { disclosure, section, type PageView } from "./view.ts";

/** As many as one reads at once; the rest is there on demand. */
const shownAtOnce = 5;

/** What would change the outcome: the smallest changes of answers that do, and the answers that never do. */
export function flipsView(view: PageView): HTMLElement | null {
  const { flips, neverMatters } = view.now;
  if (!flips) return null;
  const items = flips.map((flip) => flipItem(view, flip));
  const never = neverMatters ?? [];
  return section(
    "flips",
    "What would change the outcome",
    flips.length === 0 ? h("p", {}, noFlips(view.now)) : null,
    flips.length === 0 ? null : h("ul", { class: "flips" }, items.slice(0, shownAtOnce)),
    items.length > shownAtOnce
      ? disclosure(
          "flips",
          `${countWord(items.length - shownAtOnce, "more way", "more ways")} to change it`,
          h("ul", { class: "flips" }, items.slice(shownAtOnce)),
        )
      : null,
    never.length > 0
      ? h("p", { class: "lede" }, `No part in any of these: ${never.map(questionName).join(", ")}.`)
      : null,
  );
}

function flipItem(view: PageView, { changes, outcome }: Flip): HTMLElement {
  return h(
    "li",
    { "data-flip": [...changes.map(({ question, to }) => `${question}=${to}`), outcome].join(" ") },
    changes.map((change, index) => [index === 0 ? "If " : " and ", changeText(view, change)]),
    ": ",
    h("strong", { class: outcome }, outcomeTitle(outcome)),
  );
}

function changeText({ rulebook }: PageView, { question, from, to, at, way }: Flip["changes"][number]) {
  const name = h("b", {}, questionName(question).toLowerCase());
  const label = (choice: string) => `\u201c${choiceLabel(rulebook, question, choice)}\u201d`;
  if (at === null) return [name, ` were ${label(to)}, not ${label(from)}`];
  return [name, ` ${way === "up" ? "reached" : "fell below"} ${grouped(at)}`];
}
