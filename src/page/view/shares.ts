import { outcomes } from "../../model/approach.ts";
import type { Decision } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { type Child, h, place } from "../dom.ts";
import { percent } from "../../text/numbers.ts";
import { outcomeTitle } from "../../words/outcome.ts";
import { notWorkedOutSentence } from "../../words/not-worked-out.ts";
import { titles } from "../../words/sections.ts";
import { nextQuestions, shareSentence } from "../../words/shares.ts";
import { questionName } from "../words.ts";
import { section, type PageView } from "./view.ts";

/** How the outcome would be shared out if what is still open were a coin toss, and which question would tell most. */
export function sharesView({ now, rulebook }: PageView): HTMLElement | null {
  const { shares, settled, notWorkedOut } = now;
  if (!shares) {
    const without = notWorkedOut.filter((field) => field === "shares");
    return lone(notWorkedOutSentence({ notWorkedOut: without }) ?? "Working this out\u2026");
  }
  return section(
    "shares",
    titles.shares,
    h("p", { class: "lede" }, shareSentence(now)),
    settled ? null : h("ul", { class: "score-bars" }, shareBars(shares)),
    askNext(now, rulebook),
  );
}

/** The same where they cannot be worked out beside the page. */
export function noShares(): HTMLElement {
  return lone("This browser does not work it out: that takes a worker, which it does not run here.");
}

function lone(sentence: string): HTMLElement {
  return section("shares", titles.shares, h("p", { class: "lede" }, sentence));
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
const most = 3;

function askNext(decision: Decision, rulebook: Rulebook): Child {
  const { first } = nextQuestions(decision, most);
  if (first.length === 0) return null;
  const links = first.map(({ question }) =>
    h("a", { href: `#question-${question}` }, questionName(rulebook, question)),
  );
  return h(
    "p",
    { class: "lede" },
    `${titles["ask-next"]}: `,
    links.flatMap((link, index) => (index === 0 ? [link] : [", ", link])),
    ".",
  );
}
