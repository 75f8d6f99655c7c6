import { outcomes } from "../../model/approach.ts";
import type { Decision } from "../../model/decision.ts";
import { type Child, h, place } from "../dom.ts";
import { percent } from "../../text/numbers.ts";
import { shareSentence } from "../../words/shares.ts";
import { outcomeTitle, questionName } from "../words.ts";
import { section, type PageView } from "./view.ts";

/** How the outcome would be shared out if what is still open were a coin toss, and which question would tell most. */
export function sharesView({ now }: PageView): HTMLElement | null {
  const { shares, settled, askNext } = now;
  const title = "If the rest were a coin toss";
  if (!shares) return section("shares", title, h("p", { class: "lede" }, "Working this out\u2026"));
  return section(
    "shares",
    title,
    h("p", { class: "lede" }, shareSentence(now)),
    settled ? null : h("ul", { class: "score-bars" }, shareBars(shares)),
    settled ? null : nextQuestions(askNext ?? []),
  );
}

function shareBars(shares: NonNullable<Decision["shares"]>): HTMLElement[] {
  return outcomes.map((outcome) =>
    h(
      "li",
      { class: `score ${outcome}`, "data-outcome": outcome },
      h("span", { class: "name" }, outcomeTitle(outcome)),
      h("span", { class: "points" }, percent(shares[outcome])),
      h(
        "span",
        { class: "track", "aria-hidden": "true" },
        place(h("span", { class: "bar" }), { left: 0, width: shares[outcome] * 100 }),
      ),
    ),
  );
}

/** As many as one would ask in one sitting. */
const shownNext = 3;

function nextQuestions(askNext: NonNullable<Decision["askNext"]>): Child {
  const telling = askNext.filter(({ gain }) => gain > 0).slice(0, shownNext);
  if (telling.length === 0) return null;
  const links = telling.map(({ question }) => h("a", { href: `#question-${question}` }, questionName(question)));
  return h(
    "p",
    { class: "lede" },
    "To know more, answer next: ",
    links.flatMap((link, index) => (index === 0 ? [link] : [", ", link])),
    ".",
  );
}
